"""Formats the values of the report as plain text in one language: numbers with their units, changes, periods, names."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from bilan.analysis.amount import Amount
from bilan.analysis.change import Change, ChangeUnit, Direction, Incomparable, Reason
from bilan.analysis.documents import Document, documents_cited_by
from bilan.analysis.figure_anchors import anchor_of
from bilan.analysis.outlets import outlet_name
from bilan.analysis.press_pagination import article_addresses
from bilan.analysis.press_review import Group, Mention
from bilan.analysis.shares import Share
from bilan.locales.language import Language
from bilan.locales.period_names import name_in_year, period_name, short_period_name
from bilan.locales.typography import add_french_spaces, nest_quotation_marks
from bilan.model.computation import Uncomputed
from bilan.model.figure import Alternative, Figure, Status
from bilan.model.indicator import Indicator, most_decimals
from bilan.model.press import Article, Event, Rebuttal
from bilan.model.publication import subtag
from bilan.model.report import Report
from bilan.model.unit import PERCENT, Unit
from bilan.render.page_links import NOWHERE, Site, localized_path
from bilan.values.compact_number import COMPACT_FROM, TIGHT_FROM, compact_number, compact_range
from bilan.values.currencies import currency_decimals
from bilan.values.interval import Interval, Qualifier
from bilan.values.local_text import LocalText
from bilan.values.partial_date import PartialDate, day_of
from bilan.values.period import Period, year_period
from bilan.values.precision import rounded_to
from bilan.values.quantity import Quantity
from bilan.values.sentence import (
    LanguageName,
    LocalizedText,
    MonthAbbreviation,
    MonthName,
    PageUrl,
    PeriodName,
    PluralSentence,
    Sentence,
    Text,
    TextList,
    sentence,
)

STATUS_WORDS = {
    Status.FINAL: "final",
    Status.PROVISIONAL: "provisional",
    Status.ESTIMATED: "estimated",
    Status.MISSING: "number not known",
    Status.NOT_APPLICABLE: "not applicable",
    Status.WITHHELD: "withheld",
}
_SIGNS = {Qualifier.ABOUT: "≈", Qualifier.NEARLY: "≈", Qualifier.MORE_THAN: ">", Qualifier.LESS_THAN: "<"}
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
    Reason.BOUND: "not calculated: one figure is only a limit",
    Reason.RANK: "no change for a number in a series",
}


@dataclass(frozen=True)
class TextFormatter:
    """Formats values as plain text, for the page at `address` (from the language's root); `site` is the site's address."""

    report: Report
    language: Language
    address: str = "/"
    site: Site = NOWHERE

    @cached_property
    def prefix(self) -> str:
        """The prefix of this language's addresses: empty for the default language."""
        return "" if self.language.tag == self.report.publication.languages[0] else self.language.subtag

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
                return nest_quotation_marks(self.language.words(words).format(**self._plain_values(values, local)))
            case PluralSentence(number, one, other, values):
                printed = {"number": self.language.number(Decimal(number)), **self._plain_values(values, local)}
                return nest_quotation_marks(self.language.words.counted(number, one, other).format(**printed))
            case LocalText():
                return local(text)
            case MonthName(year, month):
                return self.month_name((year, month))
            case MonthAbbreviation(month):
                return self.language.short_month(month)
            case PeriodName():
                return self.period_name(text.period, short=text.short, in_full=text.in_full)
            case LanguageName(tag):
                return self.language_name(tag)
            case PageUrl(address):
                return self.url(address)

    def _plain_values(self, values: Mapping[str, object], local: Callable[[LocalText], str]) -> dict[str, object]:
        return {name: self._plain_value(value, local) for name, value in values.items()}

    def _plain_value(self, value: object, local: Callable[[LocalText], str]) -> object:
        """A value of a sentence as plain text; what has no format of its own is unchanged."""
        match value:
            case _ if isinstance(value, LocalizedText):
                return self._plain(value, local)
            case TextList(texts):
                return self.comma.join(self._plain(text, local) for text in texts)
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

    def url(self, address: str) -> str:
        """The whole address of a page of this language; from the root of the site if the site's own is not known."""
        return self.site.full(localized_path(self.prefix, address))

    def indicator_of(self, figure: Figure) -> Indicator:
        """The indicator that a figure observes."""
        return self.report.indicators[figure.id]

    def figure_address(self, figure: Figure) -> str:
        """The permanent address of an observation."""
        return f"/indicators/{figure.id}/#{anchor_of(self.report, figure)}"

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

    def tight(self, figure: Figure) -> str:
        """A figure in as little space as it can have on a chart: `≈ 515 k`; empty if it has no value.

        Its words are in the description and in the table of the chart.
        """
        if figure.value is None or figure.interval is None:
            return ""
        sign = _SIGNS.get(figure.qualifier, "")
        return f"{sign}\u00a0{self._tight_number(figure)}".lstrip("\u00a0")

    def _tight_number(self, figure: Figure) -> str:
        indicator, value = self.indicator_of(figure), figure.value or Decimal(0)
        if figure.range:
            ends = compact_range(figure.range, TIGHT_FROM)
            return self.language.isolate(f"{self.tight_tick(ends.low, indicator)}–{self.tight_tick(ends.high, indicator)}")
        claimed = figure.interval or Interval(value, value)
        return self.tight_tick(compact_number(value, figure.qualifier, claimed, TIGHT_FROM), indicator)

    def tight_tick(self, value: Decimal, indicator: Indicator) -> str:
        """A round number of an axis in as little space as possible: `500 k`; a percentage and small numbers as always."""
        unit = self.unit_of(indicator)
        if abs(value) < TIGHT_FROM or indicator.unit.name == PERCENT:
            return self.short_tick(value, indicator)
        return self.short_tick(value, indicator) if unit and unit.currency else self.language.short_number(value)

    def printed(self, figure: Figure, *, unit: bool = False) -> str:
        """A figure as plain text: qualifier, number and, with `unit`, the unit; or its status if it has no value."""
        if figure.quantity is None:
            return self._without_number(figure)
        number = self.number(figure.quantity, self.indicator_of(figure))
        if unit:
            number = self.in_words(figure) or f"{number}\u00a0{self.noun(figure)}".rstrip("\u00a0")
        return self.language.qualified(number, figure.qualifier)

    def in_words(self, figure: Figure) -> str:
        """The number of a figure with its noun in words, where the language has no digits for it: `ساعتان`; else empty."""
        if figure.quantity is None:
            return ""
        return self._in_words(figure.quantity, self.indicator_of(figure), figure.qualifier)

    def _in_words(self, quantity: Quantity, indicator: Indicator, qualifier: Qualifier = Qualifier.EXACT) -> str:
        if isinstance(quantity, Interval) or indicator.decimals:
            return ""
        return self.language.in_words(quantity, self.unit_of(indicator), qualifier)

    def _without_number(self, figure: Figure) -> str:
        """What is printed in place of a number: the status of the figure, or that it could not be computed."""
        obstacle = figure.computation and figure.computation.obstacle
        if obstacle and obstacle is not Uncomputed.NO_VALUE:
            return self.language.words("not calculated")
        return self.state(figure)

    def noun(self, figure: Figure) -> str:
        """The noun, measure or scale after a figure's number. A range goes by its upper end.

        Empty if the figure has no value, or if its number and noun are one in words (`in_words`).
        """
        if figure.quantity is None or self.in_words(figure):
            return ""
        return self._noun(figure.quantity, self.indicator_of(figure))

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
        if not self.needs_unit(indicator):
            return number
        return self._in_words(quantity, indicator) or f"{number}\u00a0{self._noun(quantity, indicator)}"

    def amount_in_words(self, amount: Amount) -> str:
        """A number of an indicator with its unit, as plain text; rounded to the decimals of the indicator."""
        quantity, indicator = amount.quantity, amount.indicator
        if not isinstance(quantity, Interval):
            quantity = rounded_to(quantity, Decimal(1).scaleb(-most_decimals(indicator, self.report.units)))
        noun = self._noun(quantity, indicator)
        counted = f"{self.number(quantity, indicator)}\u00a0{noun}".rstrip("\u00a0")
        return self._in_words(quantity, indicator) or counted

    def amount(self, change: Change, *, signed: bool = True) -> str:
        """A change as plain text: `+11,0 %`, `+3`, `−2 points`; unsigned for a sentence that states the direction."""
        if change.direction is Direction.UNCLEAR:
            return self.language.words("no clear change")
        amount = change.shown if signed else abs(change.shown)
        decimals = _places(amount)
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

    def amount_number(self, change: Change) -> str:
        """The number of a change without sign, percent or noun, for a sentence that has them."""
        amount = abs(change.shown)
        return self.language.number(amount, _places(amount))

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
        return self.comma.join((period, *(self.member(name, member) for name, member in figure.members.items())))

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

    def period_name(self, period: Period, *, short: bool = False, in_full: bool = False) -> str:
        """The name of a period as plain text; without its year, `short` for a column, `in_full` for a row."""
        if in_full:
            return name_in_year(self.language, period)
        return (short_period_name if short else period_name)(self.language, period)

    def state(self, figure: Figure) -> str:
        """The status of a figure in words; of one that is only broken down, that it is. Empty where none is written."""
        if figure.by and (figure.waits_for_value or figure.status is Status.NOT_APPLICABLE):  # shares have no total
            return self.language.words("broken down")
        return self.language.words(STATUS_WORDS[figure.status]) if figure.status else ""

    def years(self, first: int, last: int) -> str:
        """A span of years, or one year."""
        return self.language.years(first, last) if first < last else str(first)

    def month_name(self, month: tuple[int, int]) -> str:
        """A month for a heading, as plain text."""
        return self.language.date(PartialDate(*month)).capitalize()

    def period_in_words(self, group: Group) -> str:
        """The period of a group of articles as plain text."""
        if group.whole:
            return str(group.year)
        if group.month is None:
            return self.language.words("{year}, month unknown").format(year=group.year)
        return self.language.date(PartialDate(*group.month))

    def language_name(self, tag: str) -> str:
        """The name of a language in this language."""
        return str(self.language.locale.languages.get(subtag(tag), tag))

    def unit_heading(self, indicator: Indicator) -> str:
        """The unit as the heading of a column, or in the subtitle of a chart."""
        return self.language.unit_heading(self.unit_of(indicator), indicator.unit.name)

    def unit_beside_name(self, figure: Figure) -> str:
        """The unit after the name of an indicator in a row, which is no place for the plural of the number (`de vues`).

        Empty if the name has the unit's noun already (`Visiteurs des portes ouvertes`), or if no noun follows the number.
        """
        indicator = self.indicator_of(figure)
        if not self.noun(figure):
            return ""
        name, unit = self.plain(indicator.name).casefold(), self.unit_of(indicator)
        forms = unit.forms.get(self.language.subtag) if unit else None
        nouns = (forms.one, forms.few, forms.other, forms.heading) if forms else ()
        return "" if any(noun and noun.casefold() in name for noun in nouns) else self.unit_heading(indicator)

    def unit_name(self, indicator: Indicator) -> str:
        """The name of the unit."""
        return self.language.unit_name(self.unit_of(indicator), indicator.unit.name)

    def is_own_language(self, tag: str) -> bool:
        """True for a tag of the language of the page, in any country."""
        return subtag(tag) == self.language.subtag

    def read_at(self, document: Document | Article) -> str | None:
        """The address of a document, or of its archived copy if the link is dead; None if it has none or it is hidden."""
        return document.archive_url if document.archive_url and self.is_dead(document) else document.url or None

    def is_dead(self, document: Document | Article) -> bool:
        """True when the address of a document does not answer any more."""
        return document.url in self.report.dead

    def outlet(self, article: Article) -> str:
        """The name of an article's outlet as plain text."""
        return self.label(outlet_name(self.report, article.outlet))

    def title_of(self, item: Document | Article) -> str:
        """The title of a document as plain text; one that was supplied is in brackets (ISO 690)."""
        return item.title or f"[{self.plain(item.title_given)}]" if item.title_given else item.title

    def mentioned(self, mention: Mention) -> str:
        """The number that an article gives, with what it says of it, as plain text; empty if it gives none."""
        if mention.value is None:
            return ""
        number = self.number(mention.value, self.indicator_of(mention.figure))
        return self.language.qualified(number, mention.qualifier)

    def where_printed(self, article: Article) -> tuple[Text, ...]:
        """Where an article without an address appeared: its page in print; its programme and time on radio or television."""
        page = (sentence("page {page}", page=article.page),) if article.page else ()
        return (*page, *(text for text in (article.programme, article.time) if text))

    def article_address(self, article: str) -> str:
        """The address of an article in the press review, by its id."""
        return article_addresses(self.report)[article]

    def sources(self, citing: Figure | Alternative | Event | Rebuttal) -> tuple[Document, ...]:
        """The documents that a figure, alternative, event or rebuttal cites."""
        return documents_cited_by(self.report, citing)

    def labelled(self, label: str, value: str) -> str:
        """A value after its label: `mars : 12`."""
        return self.language.words("{name}: {figure}").format(name=label, figure=value)

    def listed(self, items: Iterable[str]) -> str:
        """Items with semicolons between them, for items that have commas or colons; in Arabic with `؛`."""
        return self.language.words("{item}; {next}").format(item="", next="").join(items)

    @property
    def comma(self) -> str:
        """The separator of items in a sentence: `، ` in Arabic."""
        return self.language.words("{item}, {next}").format(item="", next="")


def _places(value: Decimal) -> int:
    """How many decimals a number is written with."""
    return max(0, -int(value.as_tuple().exponent))


def _decimals(value: Decimal, indicator: Indicator, unit: Unit) -> int:
    """The decimals of a sum: those of the indicator, otherwise those of the currency, or none for a whole sum."""
    if "decimals" in indicator.places or unit.currency is None:
        return indicator.decimals
    return 0 if value == value.to_integral_value() else currency_decimals(unit.currency)
