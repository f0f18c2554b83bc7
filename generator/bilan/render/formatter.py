"""Formats the values of the report as markup for one page in one language, with text from data escaped.

Plain text comes from `TextFormatter`, which `PageFormatter` extends.
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
from bilan.analysis.change import Change, Incomparable, Reason
from bilan.analysis.documents import Document, ShortName, cited_documents, documents, short_names
from bilan.analysis.errata import Erratum
from bilan.analysis.outlets import outlet_name, via_name
from bilan.analysis.press_review import Group, topic_name
from bilan.diagnostics.problem import Place
from bilan.locales.language import language
from bilan.locales.typography import add_french_spaces, nest_quotation_marks
from bilan.model.figure import Alternative, Figure
from bilan.model.indicator import Indicator
from bilan.model.press import Article
from bilan.model.publication import subtag
from bilan.render.escape import escape_address as encode_address
from bilan.render.escape import escape_anchor, escape_markdown, escape_value, fill_template, join_markup, markup
from bilan.render.formula_text import formula_text, obstacle_sentence
from bilan.render.page_links import localized_path, relative
from bilan.render.text_formatter import TextFormatter
from bilan.values.interval import Qualifier
from bilan.values.local_text import LocalText
from bilan.values.partial_date import PartialDate, day_of
from bilan.values.period import Period
from bilan.values.quantity import range_text
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
)

Link = Callable[[Markup], Markup]  # escaped text → the same with links


def without_links(words: Markup) -> Markup:
    """The words without links."""
    return words


@dataclass(frozen=True)
class PageFormatter(TextFormatter):
    """Formats values for the page at `address` (from the language's root) in `language`; `site` is the site's address."""

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

    def _filled(self, message: str, values: Mapping[str, object], link: Link = without_links) -> Markup:
        parts = (link(part) if isinstance(part, Markup) else escape_value(values[part]) for part in _parts(message))
        filled = join_markup(parts)
        return markup(nest_quotation_marks(filled)) if "«" in message else filled

    def text(self, text: Text | None, link: Link = without_links) -> Markup:
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
                return escape_markdown(self.period_name(text.period, short=text.short, in_full=text.in_full))
            case LanguageName(tag):
                return escape_markdown(self.language_name(tag))
            case PageUrl(address):
                return escape_markdown(self.url(address))

    def _values(self, values: Mapping[str, object]) -> dict[str, object]:
        return {name: self._value(value) for name, value in values.items()}

    def _value(self, value: object) -> object:
        """A value of a sentence as markup; what has no format of its own is unchanged."""
        match value:
            case _ if isinstance(value, LocalizedText):
                return self.text(value)
            case TextList(texts):
                return join_markup(map(self.text, texts), self.comma)
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
        return self.foreign(spaced, available.language, link if own else without_links)

    def foreign(self, text: str, tag: str | None, link: Link = without_links) -> Markup:
        """A text in the language `tag`, with `lang` and `dir` if that is not the page's language.

        A title in the page's script is not marked, even if its document has another language: in the wrong direction its
        brackets would be mirrored.
        """
        own = self.language if tag is None else language(tag)
        if own.subtag == self.language.subtag or own.needs_isolation_for(text):
            words = link(escape_markdown(text))
            return fill_template("<bdi>{}</bdi>", words) if self.language.needs_isolation_for(text) else words
        return join_markup((_start_tag(own.tag), escape_markdown(text), _END_TAG))

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

    def anchor(self, name: str) -> Markup:
        """An identifier as the id of a heading."""
        return escape_anchor(name)

    def name(self, figure: Figure) -> Markup:
        """The name of the indicator that a figure observes."""
        return self.text(self.indicator_of(figure).name)

    def figure(self, figure: Figure, *, unit: bool = False, short: bool = False, beside_unit: bool = False) -> Markup:
        """A figure as a `<data>` element, with a link to its entry on the indicator's page, which has its sources.

        `beside_unit` says that `noun` is printed beside it: then a number that is one with its noun is printed in words.
        """
        address = self.to(self.figure_address(figure))
        printed = self.data(figure, unit=unit, short=short, beside_unit=beside_unit)
        return fill_template('<a class="figure-link" href="{}">{}</a>', address, printed)

    def data(self, figure: Figure, *, unit: bool = False, short: bool = False, beside_unit: bool = False) -> Markup:
        """A figure as a `<data>` element without a link, for the place that other figures link to."""
        if figure.quantity is None:
            return fill_template(
                '<span class="no-figure" data-figure="{}">{}</span>', figure.key, escape_markdown(self.printed(figure))
            )
        marked = self.data_element(figure, short=short, in_words=unit or beside_unit)
        noun = self.noun(figure) if unit else ""
        phrase = join_markup((marked, _NO_BREAK, escape_markdown(noun))) if noun else marked
        if figure.qualifier is Qualifier.EXACT:
            return phrase
        return self._filled(self.language.qualified("{number}", figure.qualifier), {"number": phrase})

    def data_element(self, figure: Figure, *, short: bool = False, in_words: bool = False) -> Markup:
        """The number of a figure that has a value as a `<data>` element, without qualifier and noun.

        With `in_words`, a number that is one with its noun is printed as such: `ساعتان`.
        The attribute `value` is the exact number; of a range, its two ends with “/” between them (ISO 8601): `100/120`.
        """
        quantity = figure.quantity if figure.quantity is not None else Decimal(0)
        digits = self.short_number(figure) if short else self.number(quantity, self.indicator_of(figure))
        printed = (self.in_words(figure) if in_words else "") or digits
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
        words = self.say("Computed: {formula}", formula=formula)
        return join_markup((self.text(why), words), " ") if why else words

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

    def why(self, reason: LocalText | Incomparable) -> Markup:
        """The reason why figures cannot be compared: a text of the data, or a rule."""
        return escape_markdown(self.reason(reason)) if isinstance(reason, Incomparable) else self.text(reason)

    def date(self, when: PartialDate) -> Markup:
        """A date as a `<time>` element."""
        return fill_template('<time datetime="{}">{}</time>', str(when), escape_markdown(self.language.date(when)))

    def day(self, day: datetime.date) -> Markup:
        """A calendar date as a `<time>` element."""
        return self.date(day_of(day))

    def month(self, month: tuple[int, int]) -> Markup:
        """A month for a heading: `Mars 2019`."""
        return escape_markdown(self.month_name(month))

    def period(self, group: Group) -> Markup:
        """The period of a group of articles for a heading: its month or its year."""
        return self.month(group.month) if group.month else self.period_within(group)

    def period_within(self, group: Group) -> Markup:
        """The period of a group of articles for a sentence: `mars 2019`."""
        return escape_markdown(self.period_in_words(group))

    def topic(self, name: str) -> Markup:
        """The name of a topic in the data, or else the words of its id."""
        topic = topic_name(self.report, name)
        return self.text(topic) if topic else escape_markdown(name.replace("_", " ").capitalize())

    def alternative(self, figure: Figure, other: Alternative) -> Markup:
        """The number of another source, with its qualifier."""
        number = escape_markdown(self.number(other.value, self.indicator_of(figure)))
        return self._filled(self.language.qualified("{number}", other.qualifier), {"number": number})

    def line(self, place: Place) -> Markup:
        """A place in the data (`file:line`), as a link if the site has an address for it."""
        line = fill_template('<span class="line" dir="ltr">{}</span>', escape_markdown(f"{place.file}:{place.line}"))
        link = self.site.line(place)
        return fill_template('<a href="{}" rel="external">{}</a>', encode_address(link), line) if link else line

    def licence(self) -> Markup:
        """The licence of the report, as a link to its text."""
        publication = self.report.publication
        return fill_template(
            '<a class="unbroken" dir="ltr" href="{}" rel="license external">{}</a>',
            encode_address(publication.licence_address or ""),
            escape_markdown(publication.licence or ""),
        )

    def revised(self, erratum: Erratum) -> Markup:
        """What a revision changed: “it was 4 463, it became 4 465”."""
        figure = erratum.figure
        indicator = self.indicator_of(figure)
        became = self.state(figure) if erratum.became is None else self.number(erratum.became, indicator)
        return self.say("it was {old}, it became {new}", old=self.number(erratum.revision.was, indicator), new=became)

    def proper_name(self, name: str | LocalText) -> Markup:
        """The name of an outlet or a publisher."""
        return self.foreign(name, None) if isinstance(name, str) else self.text(name)

    def outlet_name(self, article: Article) -> Markup:
        """The name of an article's outlet."""
        return self.proper_name(outlet_name(self.report, article.outlet))

    def title(self, item: Document | Article) -> Markup:
        """The title of a document in its language, or one that was supplied, in brackets (ISO 690)."""
        if item.title_given and not item.title:
            return fill_template("[{}]", self.text(item.title_given))
        return self.foreign(item.title, item.language)

    def via(self, item: Document | Article) -> Markup:
        """Where a document was read, if not at its outlet; empty where that is not said."""
        name = via_name(self.report, item) if isinstance(item, Article) else item.via
        return self.say("via {name}", name=self.proper_name(name)) if name else Markup("")

    def document(self, document: Document, name: ShortName = ShortName.PUBLISHER) -> Markup:
        """A link to a document's entry on the page of sources, or else to its summary in the press review."""
        cited = cited_documents(self.report)
        address = f"/sources/#{document.id}" if document.id in cited else self.article_address(document.id)
        return fill_template('<a class="source-link" href="{}">{}</a>', self.to(address), self._named(document, name))

    def _named(self, document: Document, name: ShortName) -> Markup:
        publisher, date = document.publisher, document.date
        text = self.foreign(publisher, document.language) if isinstance(publisher, str) else self.text(publisher)
        if name is ShortName.TITLE:
            return fill_template("{} {}" if document.has_supplied_title else "{} ({})", text, self.title(document))
        return fill_template("{} ({})", text, str(date.year)) if date and name is ShortName.YEAR else text

    def row_of(self, documents: Iterable[Document]) -> Markup:
        """Links to documents, separated by commas."""
        return join_markup((self.document(document, name) for document, name in short_names(tuple(documents))), self.comma)


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
