"""Formats the values of the report for one page in one language: figures, changes, dates, texts, links.

Methods that return `Markup` return markup for Markdown and HTML, with text from data escaped. Methods that return `str`
return plain text.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from string import Formatter

from markupsafe import Markup

from bilan.analysis.amount import Amount
from bilan.analysis.change import Change, ChangeUnit, Direction, Incomparable, Reason
from bilan.analysis.documents import Document, cited_documents, documents, documents_cited_by
from bilan.analysis.errata import Erratum
from bilan.analysis.press_pagination import article_addresses
from bilan.analysis.press_review import Group, topic_name
from bilan.analysis.shares import Share
from bilan.diagnostics.problem import Place
from bilan.locales.language import Language, language
from bilan.locales.period_names import period_name, short_period_name
from bilan.locales.typography import add_french_spaces
from bilan.model.computation import Uncomputed
from bilan.model.figure import Alternative, Figure, Status
from bilan.model.indicator import Indicator, most_decimals
from bilan.model.press import Article, Event, Rebuttal
from bilan.model.publication import subtag
from bilan.model.report import Report
from bilan.model.unit import PERCENT, Unit
from bilan.render.escape import escape_address as encode_address
from bilan.render.escape import escape_anchor, escape_markdown, escape_value, fill_template, join_markup
from bilan.render.formula_text import formula_text, obstacle_sentence
from bilan.render.page_links import NOWHERE, Site, localized_path, relative
from bilan.values.compact_number import COMPACT_FROM, compact_number, compact_range
from bilan.values.currencies import currency_decimals
from bilan.values.interval import Interval, Qualifier
from bilan.values.local_text import LocalText
from bilan.values.partial_date import PartialDate, day_of
from bilan.values.period import Period, year_period
from bilan.values.precision import rounded_to
from bilan.values.quantity import Quantity, range_text
from bilan.values.sentence import (
    LanguageName,
    MonthAbbreviation,
    MonthName,
    PageUrl,
    PeriodName,
    PluralSentence,
    Sentence,
    Text,
)

STATUS_WORDS = {
    Status.FINAL: "final",
    Status.PROVISIONAL: "provisional",
    Status.ESTIMATED: "estimated",
    Status.MISSING: "not published",
    Status.NOT_APPLICABLE: "not applicable",
    Status.WITHHELD: "withheld",
}
_REASONS_OF_PERIODS = {
    Reason.NO_BASE: "no figure for {since}",
    Reason.NO_VALUE: "no figure for {period}",
    Reason.BREAK: "not comparable: break in the series ({broken})",
}
_REASONS = {
    Reason.NO_BASE: "no figure in {since}",
    Reason.NO_VALUE: "no figure in {year}",
    Reason.ZERO_BASE: "no rate on a base of zero ({since})",
    Reason.NEGATIVE_BASE: "no rate on a negative base ({since})",
    Reason.PERIOD: "not comparable: another period in {since}",
    Reason.BREAK: "not comparable: break in {broken}",
    Reason.BOUND: "not computed: a figure is only a bound",
    Reason.RANK: "no change for a number in a series",
}


Link = Callable[[Markup], Markup]  # escaped text → the same with links


def same(words: Markup) -> Markup:
    """The words without links."""
    return words


@dataclass(frozen=True)
class PageFormatter:
    """Formats values for the page at `address` (from the language's root) in `language`; `site` is the site's address."""

    report: Report
    language: Language
    address: str = "/"
    site: Site = NOWHERE

    @cached_property
    def prefix(self) -> str:
        """The prefix of this language's addresses: empty for the default language."""
        return "" if self.language.tag == self.report.publication.languages[0] else self.language.subtag

    @property
    def documents(self) -> Mapping[str, Document]:
        """Every document, by id."""
        return documents(self.report)

    def say(self, message: str, **values: object) -> Markup:
        """A message for readers in this language, with its values."""
        words = self.language.words(message)
        return self._filled(words, values) if values else _message_without_values(words)

    def count(self, number: int, one: str, other: str, **values: object) -> Markup:
        """The plural form of a message for a number, which is printed at `{number}`."""
        printed = self.language.number(Decimal(number))
        return self._filled(self.language.words.counted(number, one, other), {"number": printed, **values})

    def _filled(self, message: str, values: Mapping[str, object], link: Link = same) -> Markup:
        return join_markup(
            link(part) if isinstance(part, Markup) else escape_value(values[part]) for part in _parts(message)
        )

    def text(self, text: Text | None, link: Link = same) -> Markup:
        """A text in this language, or in the default language with its `lang` and `dir`; empty for None.

        `link` adds links to the words in this language: to those of a text of the data or of a message, not to its values.
        """
        match text:
            case None:
                return Markup("")
            case str():
                return escape_markdown(text)
            case Sentence(words, values):
                return self._filled(self.language.words(words), self._values(values), link)
            case PluralSentence(number, one, other, values):
                printed = {"number": self.language.number(Decimal(number)), **self._values(values)}
                return self._filled(self.language.words.counted(number, one, other), printed, link)
            case LocalText():
                return self._local_text(text, link)
            case MonthName(year, month):
                return self.month((year, month))
            case MonthAbbreviation(month):
                return escape_markdown(self.language.short_month(month))
            case PeriodName():
                return escape_markdown(self.period_name(text.period, short=text.short))
            case LanguageName(tag):
                return escape_markdown(self.language_name(tag))
            case PageUrl(address):
                return escape_markdown(self.url(address))

    def _values(self, values: Mapping[str, object]) -> dict[str, object]:
        return {name: self._value(value) for name, value in values.items()}

    def _value(self, value: object) -> object:
        """A value of a sentence as markup; what has no format of its own is unchanged."""
        match value:
            case LocalText() | Sentence() | PluralSentence() | PeriodName():
                return self.text(value)
            case PartialDate():
                return self.date(value)
            case datetime.date():
                return self.day(value)
            case Period():
                return escape_markdown(self.period_name(value))
            case Group():
                return self.period_within(value)
            case Figure():
                return self.figure(value, unit=True)
            case Amount():
                return escape_markdown(self.amount_in_words(value))
        return value

    def _local_text(self, text: LocalText, link: Link) -> Markup:
        available = text.in_language(self.language.subtag)
        spaced = add_french_spaces(available.text, subtag(available.language or self.language.tag))
        own = subtag(available.language or self.language.tag) == self.language.subtag
        return self.foreign(spaced, available.language, link if own else same)

    def foreign(self, text: str, tag: str | None, link: Link = same) -> Markup:
        """A text in the language `tag`, with `lang` and `dir` if that is not the page's language.

        A title in the page's script is not marked, even if its document has another language: in the wrong direction its
        brackets would be mirrored.
        """
        own = self.language if tag is None else language(tag)
        if own.subtag == self.language.subtag or own.needs_isolation_for(text):
            words = link(escape_markdown(text))
            return fill_template("<bdi>{}</bdi>", words) if self.language.needs_isolation_for(text) else words
        return join_markup((_start_tag(own.tag), escape_markdown(text), _END_TAG))

    def plain(self, text: Text) -> str:
        """A text in this language or the default one, as plain text, for code that escapes it itself."""
        return self._plain(text, lambda local: local.in_language(self.language.subtag).text)

    def label(self, text: Text) -> str:
        """A text as plain text with the no-break spaces of its language, for charts and attributes."""
        return self._plain(text, self._spaced)

    def _spaced(self, text: LocalText) -> str:
        available = text.in_language(self.language.subtag)
        return add_french_spaces(available.text, subtag(available.language or self.language.tag))

    def _plain(self, text: Text, local: Callable[[LocalText], str]) -> str:
        """A text as plain text; `local` gives the words of a text of the data."""
        match text:
            case str():
                return text
            case Sentence(words, values):
                return self.language.words(words).format(**self._plain_values(values, local))
            case PluralSentence(number, one, other, values):
                printed = {"number": self.language.number(Decimal(number)), **self._plain_values(values, local)}
                return self.language.words.counted(number, one, other).format(**printed)
            case LocalText():
                return local(text)
            case MonthName(year, month):
                return self.month_name((year, month))
            case MonthAbbreviation(month):
                return self.language.short_month(month)
            case PeriodName():
                return self.period_name(text.period, short=text.short)
            case LanguageName(tag):
                return self.language_name(tag)
            case PageUrl(address):
                return self.url(address)

    def _plain_values(self, values: Mapping[str, object], local: Callable[[LocalText], str]) -> dict[str, object]:
        return {name: self._plain_value(value, local) for name, value in values.items()}

    def _plain_value(self, value: object, local: Callable[[LocalText], str]) -> object:
        """A value of a sentence as plain text; what has no format of its own is unchanged."""
        match value:
            case LocalText() | Sentence() | PluralSentence() | PeriodName():
                return self._plain(value, local)
            case PartialDate():
                return self.language.date(value)
            case datetime.date():
                return self.language.date(day_of(value))
            case Period():
                return self.period_name(value)
            case Group():
                return self.period_in_words(value)
            case Figure():
                return self.printed(value, unit=True)
            case Amount():
                return self.amount_in_words(value)
        return value

    def to(self, address: str) -> Markup:
        """The relative address of a page of this language."""
        return encode_address(relative(localized_path(self.prefix, address), self._page))

    @cached_property
    def _page(self) -> str:
        return localized_path(self.prefix, self.address)

    def file(self, path: str) -> Markup:
        """The relative address of a file, from its path in the site."""
        return encode_address(relative(f"/{path}", self._page))

    def page(self, address: str) -> Markup:
        """The relative address of a page's Markdown file, for a Markdown link; an anchor of the same page is unchanged."""
        if address.startswith("#"):
            return encode_address(address)
        target = localized_path(self.prefix, address).rstrip("/") + "/index.md"
        return encode_address(relative(target, self._page))

    def url(self, address: str) -> str:
        """The whole address of a page of this language; from the root of the site if the site's own is not known."""
        return self.site.full(localized_path(self.prefix, address))

    def anchor(self, name: str) -> Markup:
        """An identifier as the id of a heading."""
        return escape_anchor(name)

    def indicator_of(self, figure: Figure) -> Indicator:
        """The indicator that a figure observes."""
        return self.report.indicators[figure.id]

    def name(self, figure: Figure) -> Markup:
        """The name of the indicator that a figure observes."""
        return self.text(self.indicator_of(figure).name)

    def figure_address(self, figure: Figure) -> str:
        """The permanent address of an observation."""
        return f"/indicators/{figure.id}/#{figure.address_anchor}"

    def whole(self, number: int) -> str:
        """A whole number that is not a figure, such as the respondents of a survey or the articles of a press review."""
        return self.language.number(Decimal(number))

    def unit_of(self, indicator: Indicator) -> Unit | None:
        """The declared unit of an indicator; None for a reserved one."""
        return self.report.units.get(indicator.unit.name)

    def number(self, value: Quantity, indicator: Indicator) -> str:
        """A number or a range of an indicator, without noun; a percentage has its sign, and money that of its currency."""
        if isinstance(value, Interval):
            return self.language.range(self.number(value.low, indicator), self.number(value.high, indicator))
        unit = self.unit_of(indicator)
        if unit and unit.currency:
            return self.language.money(value, unit.currency, _decimals(value, indicator, unit))
        if indicator.unit.name == PERCENT:
            return self.language.percent(value, indicator.decimals)
        return self.language.number(value, indicator.decimals)

    def short_number(self, figure: Figure) -> str:
        """The number or the range of a figure for charts, cards and large type: money from a million on is shortened.

        It is without qualifier. The rounding of `bilan.values.compact_number` keeps to what the figure claims.
        """
        indicator = self.indicator_of(figure)
        unit = self.unit_of(indicator)
        if figure.value is None or figure.interval is None or unit is None or unit.currency is None:
            return self.number(figure.quantity or Decimal(0), indicator)
        if figure.range:
            ends = compact_range(figure.range)
            return self.language.range(self._short_money(ends.low, indicator), self._short_money(ends.high, indicator))
        return self._short_money(compact_number(figure.value, figure.qualifier, figure.interval), indicator)

    def short_tick(self, value: Decimal, indicator: Indicator) -> str:
        """A round number of a chart's axis, shortened as `short_number` shortens figures."""
        return self._short_money(value, indicator)

    def _short_money(self, value: Decimal, indicator: Indicator) -> str:
        unit = self.unit_of(indicator)
        if unit is None or unit.currency is None or abs(value) < COMPACT_FROM:
            return self.number(value, indicator)
        return self.language.short_money(value, unit.currency)

    def short(self, figure: Figure) -> str:
        """A figure as plain text in its short form, with its qualifier; or its status if it has no value."""
        if figure.value is None:
            return self._without_number(figure)
        return self.language.qualified(self.short_number(figure), figure.qualifier)

    def printed(self, figure: Figure, *, unit: bool = False) -> str:
        """A figure as plain text: qualifier, number and, with `unit`, the unit; or its status if it has no value."""
        if figure.quantity is None:
            return self._without_number(figure)
        number = self.number(figure.quantity, self.indicator_of(figure))
        if unit:
            number = f"{number}\u00a0{self.noun(figure)}".rstrip("\u00a0")
        return self.language.qualified(number, figure.qualifier)

    def _without_number(self, figure: Figure) -> str:
        """What is printed in place of a number: the status of the figure, or that it could not be computed."""
        obstacle = figure.computation and figure.computation.obstacle
        if obstacle and obstacle is not Uncomputed.NO_VALUE:
            return self.language.words("not computed")
        return self.state(figure)

    def noun(self, figure: Figure) -> str:
        """The noun, measure or scale after a figure's number; empty if it has no value. A range goes by its upper end."""
        return "" if figure.quantity is None else self._noun(figure.quantity, self.indicator_of(figure))

    def _noun(self, quantity: Quantity, indicator: Indicator) -> str:
        value = quantity.high if isinstance(quantity, Interval) else quantity
        return self.language.noun(value, self.unit_of(indicator))

    def needs_unit(self, indicator: Indicator) -> bool:
        """True if a number is not understood without its unit, in a table of several indicators: a measure or a score."""
        unit = self.unit_of(indicator)
        return unit is not None and (unit.measure is not None or unit.scale is not None)

    def measured(self, quantity: Quantity, indicator: Indicator) -> str:
        """A number of an indicator, with its unit if it is a measure or a score: `22,5 heures`, `3,6 sur 5`."""
        number = self.number(quantity, indicator)
        return f"{number}\u00a0{self._noun(quantity, indicator)}" if self.needs_unit(indicator) else number

    def amount_in_words(self, amount: Amount) -> str:
        """A number of an indicator with its unit, as plain text; rounded to the decimals of the indicator."""
        quantity, indicator = amount.quantity, amount.indicator
        if not isinstance(quantity, Interval):
            quantity = rounded_to(quantity, Decimal(1).scaleb(-most_decimals(indicator, self.report.units)))
        noun = self._noun(quantity, indicator)
        return f"{self.number(quantity, indicator)}\u00a0{noun}".rstrip("\u00a0")

    def figure(self, figure: Figure, *, unit: bool = False, short: bool = False) -> Markup:
        """A figure as a `<data>` element, with a link to its entry on the indicator's page, which has its sources."""
        address = self.to(self.figure_address(figure))
        return fill_template('<a class="figure-link" href="{}">{}</a>', address, self.data(figure, unit=unit, short=short))

    def data(self, figure: Figure, *, unit: bool = False, short: bool = False) -> Markup:
        """A figure as a `<data>` element without a link, for the place that other figures link to."""
        if figure.quantity is None:
            return fill_template(
                '<span class="no-figure" data-figure="{}">{}</span>', figure.key, escape_markdown(self.printed(figure))
            )
        marked = self.data_element(figure, short=short)
        noun = self.noun(figure) if unit else ""
        phrase = join_markup((marked, _NO_BREAK, escape_markdown(noun))) if noun else marked
        if figure.qualifier is Qualifier.EXACT:
            return phrase
        return self._filled(self.language.qualified("{number}", figure.qualifier), {"number": phrase})

    def data_element(self, figure: Figure, *, short: bool = False) -> Markup:
        """The number of a figure that has a value as a `<data>` element, without qualifier and noun.

        The attribute `value` is the exact number; of a range, its two ends with “/” between them (ISO 8601): `100/120`.
        """
        quantity = figure.quantity if figure.quantity is not None else Decimal(0)
        printed = self.short_number(figure) if short else self.number(quantity, self.indicator_of(figure))
        value = range_text(quantity) or f"{quantity:f}"
        return fill_template(
            '<data class="figure" value="{}" data-figure="{}">{}</data>', value, figure.key, escape_markdown(printed)
        )

    def computed(self, figure: Figure) -> Markup:
        """How a figure was computed, with its inputs as links, or why it could not be; empty for one that was entered."""
        if figure.computation is None:
            return Markup("")
        formula = formula_text(self, figure.computation.formula, figure.year)
        why = obstacle_sentence(self, figure)
        said = self.say("Computed: {formula}", formula=formula)
        return join_markup((self.text(why), said), " ") if why else said

    def formula(self, indicator: Indicator) -> Markup:
        """The formula of an indicator, with links to the indicators in it; empty for one that is counted."""
        return formula_text(self, indicator.formula, None) if indicator.formula else Markup("")

    def change(self, change: Change | Incomparable) -> Markup:
        """A change with its sign, or the reason why it cannot be stated."""
        if isinstance(change, Incomparable):
            return fill_template('<span class="no-change">{}</span>', escape_markdown(self.reason(change)))
        return fill_template('<span class="change">{}</span>', escape_markdown(self.amount(change)))

    def change_since(self, change: Change | Incomparable) -> Markup:
        """A change with the year of its base, or the reason why it cannot be stated; empty for a rank."""
        if isinstance(change, Incomparable) and change.reason is Reason.RANK:
            return Markup("")
        printed = self.change(change)
        if isinstance(change, Incomparable):
            return printed
        since = self.say("since {year}", year=self.year(change.since))
        return fill_template('{} <span class="since">{}</span>', printed, since)

    def amount(self, change: Change, *, signed: bool = True) -> str:
        """A change as plain text: `+11,0 %`, `+3`, `−2 points`; unsigned for a sentence that states the direction."""
        if change.direction is Direction.UNCLEAR:
            return self.language.words("no clear change")
        amount = change.shown if signed else abs(change.shown)
        decimals = max(0, -int(amount.as_tuple().exponent))
        if change.measured is ChangeUnit.PERCENT:
            return self._approximate(self.language.percent(amount, decimals, signed=signed), change.approximate)
        number = self.language.signed(amount, decimals) if signed else self.language.number(amount, decimals)
        unit = self.unit_of(self.indicator_of(change.figure))
        if unit and unit.currency:
            places = _decimals(amount, self.indicator_of(change.figure), unit)
            number = self.language.money(amount, unit.currency, places, signed=signed)
        if change.measured is ChangeUnit.POINTS:
            number = self.language.counted(amount, "{number} point", "{number} points").format(number=number)
        return self._approximate(number, change.approximate)

    def share(self, share: Share) -> str:
        """A share as plain text: `58 %`, `environ 58 %`."""
        return self._approximate(self.language.percent(share.shown, 0), share.approximate)

    def _approximate(self, printed: str, approximate: bool) -> str:
        return self.language.qualified(printed, Qualifier.ABOUT if approximate else Qualifier.EXACT)

    def reason(self, change: Incomparable) -> str:
        """The reason why two years cannot be compared, as plain text."""
        if change.period and change.since_period:
            return self._reason_of_periods(change, change.period, change.since_period)
        broken = self.year(change.broken_by.year) if change.broken_by else ""
        words = self.language.words(_REASONS[change.reason])
        return words.format(since=self.year(change.since), year=self.year(change.year), broken=broken)

    def _reason_of_periods(self, change: Incomparable, period: Period, since: Period) -> str:
        broken = change.broken_by.period if change.broken_by else None
        words = self.language.words(_REASONS_OF_PERIODS.get(change.reason) or _REASONS[change.reason])
        names = {"since": since, "period": period, **({"broken": broken} if broken else {})}
        return words.format(**{name: self.period_name(one) for name, one in names.items()})

    def year(self, number: int) -> str:
        """A year as plain text: `2025`, and `2025–2026` in a report whose years do not begin in January."""
        return self.period_name(self._year_period(number))

    def observed(self, figure: Figure) -> str:
        """What an observation is of, as plain text: its year, its period, its members: `mars 2025, Casablanca`."""
        period = self.period_name(figure.period) if figure.period else self.year(figure.year)
        return ", ".join((period, *(self.member(name, member) for name, member in figure.members.items())))

    def member(self, dimension: str, member: str) -> str:
        """The name of a member of a dimension as plain text; its id where it is not declared."""
        declared = self.report.dimensions.get(dimension)
        known = declared.members.get(member) if declared else None
        return self.label(known.name) if known else member

    def short_year(self, number: int) -> str:
        """A year on an axis: `2025`, `2025–26`."""
        return short_period_name(self.language, self._year_period(number))

    def _year_period(self, number: int) -> Period:
        return year_period(number, self.report.publication.begins)

    def period_name(self, period: Period, *, short: bool = False) -> str:
        """The name of a period as plain text; `short` without its year, for the heading of a row."""
        return (short_period_name if short else period_name)(self.language, period)

    def why(self, reason: LocalText | Incomparable) -> Markup:
        """The reason why figures cannot be compared: a text of the data, or a rule."""
        return escape_markdown(self.reason(reason)) if isinstance(reason, Incomparable) else self.text(reason)

    def state(self, figure: Figure) -> str:
        """The status of a figure in words; of one that is only broken down, that it is."""
        if figure.waits_for_value and figure.by:
            return self.language.words("broken down")
        return self.status(figure.status)

    def status(self, status: Status) -> str:
        """A status in words."""
        return self.language.words(STATUS_WORDS[status])

    def years(self, first: int, last: int) -> str:
        """A span of years, or one year."""
        return self.language.years(first, last) if first < last else str(first)

    def date(self, when: PartialDate) -> Markup:
        """A date as a `<time>` element."""
        return fill_template('<time datetime="{}">{}</time>', str(when), escape_markdown(self.language.date(when)))

    def day(self, day: datetime.date) -> Markup:
        """A calendar date as a `<time>` element."""
        return self.date(day_of(day))

    def month(self, month: tuple[int, int]) -> Markup:
        """A month for a heading: `Mars 2019`."""
        return escape_markdown(self.month_name(month))

    def month_name(self, month: tuple[int, int]) -> str:
        """A month for a heading, as plain text."""
        return self.language.date(PartialDate(*month)).capitalize()

    def period(self, group: Group) -> Markup:
        """The period of a group of articles for a heading: its month or its year."""
        return self.month(group.month) if group.month else self.period_within(group)

    def period_within(self, group: Group) -> Markup:
        """The period of a group of articles for a sentence: `mars 2019`."""
        return escape_markdown(self.period_in_words(group))

    def period_in_words(self, group: Group) -> str:
        """The period of a group of articles as plain text."""
        if group.whole:
            return str(group.year)
        if group.month is None:
            return self.language.words("{year}, month unknown").format(year=group.year)
        return self.language.date(PartialDate(*group.month))

    def topic(self, name: str) -> Markup:
        """The name of a topic in the data, or else the words of its id."""
        topic = topic_name(self.report, name)
        return self.text(topic) if topic else escape_markdown(name.replace("_", " ").capitalize())

    def language_name(self, tag: str) -> str:
        """The name of a language in this language."""
        return str(self.language.locale.languages.get(subtag(tag), tag))

    def alternative(self, figure: Figure, other: Alternative) -> Markup:
        """The number of another source, with its qualifier."""
        number = escape_markdown(self.number(other.value, self.indicator_of(figure)))
        return self._filled(self.language.qualified("{number}", other.qualifier), {"number": number})

    def unit_name(self, indicator: Indicator) -> str:
        """The unit as a heading of a column."""
        return self.language.unit_name(self.unit_of(indicator), indicator.unit.name)

    def line(self, place: Place) -> Markup:
        """A place in the data (`file:line`), as a link if the site has an address for it."""
        line = fill_template('<span class="line" dir="ltr">{}</span>', escape_markdown(f"{place.file}:{place.line}"))
        link = self.site.line(place)
        return fill_template('<a href="{}" rel="external">{}</a>', encode_address(link), line) if link else line

    def revised(self, erratum: Erratum) -> Markup:
        """What a revision changed: “it was 4 463, it became 4 465”."""
        figure = erratum.figure
        indicator = self.indicator_of(figure)
        became = self.state(figure) if erratum.became is None else self.number(erratum.became, indicator)
        return self.say("it was {old}, it became {new}", old=self.number(erratum.revision.was, indicator), new=became)

    def read_at(self, document: Document | Article) -> str | None:
        """The address of a document, or of its archived copy if the link is dead."""
        return document.archive_url if document.archive_url and self.is_dead(document) else document.url

    def is_dead(self, document: Document | Article) -> bool:
        """True when the address of a document does not answer any more."""
        return document.url in self.report.dead

    def document(self, document: Document) -> Markup:
        """A link to a document's entry on the page of sources, or else to its summary in the press review."""
        cited = cited_documents(self.report)
        address = f"/sources/#{document.id}" if document.id in cited else self.article_address(document.id)
        publisher = self.foreign(document.publisher, document.language)
        return fill_template('<a class="source-link" href="{}">{}</a>', self.to(address), publisher)

    def article_address(self, article: str) -> str:
        """The address of an article in the press review, by its id."""
        return article_addresses(self.report)[article]

    def sources(self, citing: Figure | Alternative | Event | Rebuttal) -> tuple[Document, ...]:
        """The documents that a figure, alternative, event or rebuttal cites."""
        return documents_cited_by(self.report, citing)

    def row_of(self, documents: Iterable[Document]) -> Markup:
        """Links to documents, separated by commas."""
        return join_markup(map(self.document, documents), self.comma)

    @property
    def comma(self) -> str:
        """The separator of items in a sentence: `، ` in Arabic."""
        return self.language.words("{item}, {next}").format(item="", next="")


def _decimals(value: Decimal, indicator: Indicator, unit: Unit) -> int:
    """The decimals of a sum: those of the indicator, otherwise those of the currency, or none for a whole sum."""
    if "decimals" in indicator.places or unit.currency is None:
        return indicator.decimals
    return 0 if value == value.to_integral_value() else currency_decimals(unit.currency)


@lru_cache(256)
def _start_tag(tag: str) -> Markup:
    """The start tag of a text in another language."""
    return fill_template('<span lang="{}" dir="{}">', tag, language(tag).direction)


_END_TAG, _NO_BREAK = Markup("</span>"), Markup("&#160;")


@lru_cache(2048)
def _message_without_values(message: str) -> Markup:
    """A message without values."""
    return escape_markdown(message.format())


@lru_cache(2048)
def _parts(message: str) -> tuple[str, ...]:
    """The parts of a message: its text as markup, and the names of its values as strings."""
    parts = Formatter().parse(message)
    return tuple(part for words, name, _, _ in parts for part in (escape_markdown(words), name) if part)
