"""Texts and values of the report as nodes, in one language.

What a page shows as markup (`PageFormatter`) is here a tuple of nodes and strings; numbers and words are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property
from string import Formatter

from bilan.analysis.change import Change, Incomparable, Reason
from bilan.analysis.documents import Document, ShortName, cited_documents, short_names
from bilan.analysis.outlets import outlet_name, via_name
from bilan.analysis.press_review import Mention
from bilan.locales.language import Language, language
from bilan.locales.typography import add_french_spaces
from bilan.model.article import Article
from bilan.model.figure import Alternative, Figure
from bilan.model.indicator import Indicator
from bilan.model.publication import subtag
from bilan.model.report import Report
from bilan.model.unit import PERCENT
from bilan.render.escape import replace_forbidden
from bilan.render.formatter import PageFormatter
from bilan.render.page_links import localized_path
from bilan.rich_text.node_types import FigureValue, Inline, Isolated, Link, Node, Style, Styled
from bilan.values.interval import Qualifier
from bilan.values.local_text import LocalText
from bilan.values.quantity import range_text
from bilan.values.sentence import LocalizedText, PluralSentence, Sentence, Text, TextList

Children = tuple[Node | str, ...]

_BLANK = re.compile(r"[ \t\n\r\f]+")


class NodeText:
    """Formats for the page of a formatter. `numbers` are those of the documents in the list of sources.

    On a hand-written page (`on_page`), figures and sources are links, as on the site.
    """

    def __init__(self, formatter: PageFormatter, numbers: Mapping[str, int], *, on_page: bool = False) -> None:
        self.formatter, self.numbers, self.on_page = formatter, numbers, on_page

    @property
    def report(self) -> Report:
        """The report."""
        return self.formatter.report

    @property
    def language(self) -> Language:
        """The language."""
        return self.formatter.language

    @cached_property
    def comma(self) -> str:
        """The separator of items in a sentence."""
        return self.formatter.comma

    # Texts

    def say(self, words: str, **values: object) -> Children:
        """A message for readers with its values, which may be nodes."""
        return self._filled(self.language.words(words), values)

    def count(self, number: int, one: str, other: str, **values: object) -> Children:
        """The form of a message for a number, which is printed at `{number}`."""
        message = self.language.words.counted(number, one, other)
        return self._filled(message, {"number": self.language.number(Decimal(number)), **values})

    def text(self, text: Text | None) -> Children:
        """A text; empty for None."""
        match text:
            case None:
                return ()
            case Sentence(words, values):
                return self.say(words, **values)
            case PluralSentence(number, one, other, values):
                return self.count(number, one, other, **values)
            case LocalText():
                available = text.in_language(self.language.subtag)
                spaced = add_french_spaces(available.text, subtag(available.language or self.language.tag))
                return self.foreign(spaced, available.language)
            case _:
                return (clean(self.formatter.plain(text)),)

    def foreign(self, text: str, tag: str | None) -> Children:
        """A text in the language `tag`, as a node of that language if it is not the document's (`PageFormatter.foreign`)."""
        own = self.language if tag is None else language(tag)
        words = clean(text)
        if own.subtag == self.language.subtag or own.needs_isolation_for(text):
            return (Isolated((words,)),) if self.language.needs_isolation_for(text) else (words,)
        return (Inline((words,), language=own.tag, direction=own.direction),)

    def _filled(self, message: str, values: Mapping[str, object]) -> Children:
        parts = Formatter().parse(message)
        pieces = ((words,) if name is None else (words, *self.value(values[name])) for words, name, _, _ in parts)
        return tuple(piece for group in pieces for piece in group if piece != "")

    def value(self, value: object) -> Children:
        """A value of a message."""
        match value:
            case tuple():
                return value
            case _ if isinstance(value, LocalizedText):
                return self.text(value)
            case TextList(texts):
                return self.joined(map(self.text, texts), self.comma)
            case Figure():
                return self.figure(value, unit=True)
        return (clean(str(self.formatter.plain_value(value))),)

    # Figures

    def name(self, figure: Figure) -> Children:
        """The name of a figure's indicator."""
        return self.text(self.formatter.indicator_of(figure).name)

    def number(self, figure: Figure, *, short: bool = False, beside_unit: bool = False) -> Children:
        """The number of a figure without its qualifier, in large type `short`; its status if it has no value.

        Beside its unit, a number that is one with its noun is printed in words: `ساعتان`.
        """
        if figure.quantity is None:
            return (Styled((self.formatter.printed(figure),), style=Style.QUIET),)
        exact = self.formatter.number(figure.quantity, self.formatter.indicator_of(figure))
        digits = self.formatter.short_number(figure) if short else exact
        number = (self.formatter.in_words(figure) if beside_unit else "") or digits
        value = range_text(figure.quantity) or f"{figure.quantity:f}"
        return (FigureValue((number,), figure=figure.key, value=value),)

    def figure(self, figure: Figure, *, unit: bool = False) -> Children:
        """A figure with its qualifier, and with `unit` its unit; on a page, a link to its entry on the indicator's page."""
        number = self.number(figure, beside_unit=unit)
        noun = self.formatter.noun(figure) if unit else ""
        if noun:
            number = (*number, f"\u00a0{noun}")
        if figure.quantity is not None and figure.qualifier is not Qualifier.EXACT:
            number = self._filled(self.language.qualified("{number}", figure.qualifier), {"number": number})
        if not self.on_page:
            return number
        return (Link(number, address=self.address(self.formatter.figure_address(figure))),)

    def has_sign(self, indicator: Indicator) -> bool:
        """True if the numbers of an indicator have the sign of their unit: a percent sign, or that of a currency."""
        unit = self.formatter.unit_of(indicator)
        return indicator.unit.name == PERCENT or (unit is not None and unit.currency is not None)

    def alternative(self, figure: Figure, other: Alternative) -> Children:
        """The number of another source, with its qualifier."""
        number = self.formatter.number(other.value, self.formatter.indicator_of(figure))
        return self._filled(self.language.qualified("{number}", other.qualifier), {"number": number})

    def change(self, change: Change | Incomparable) -> Children:
        """A change with its sign, or the reason why it cannot be stated."""
        if isinstance(change, Incomparable):
            return (Styled((self.formatter.reason(change),), style=Style.QUIET),)
        return (self.formatter.amount(change),)

    def change_since(self, change: Change | Incomparable) -> Children:
        """A change with the year of its base, or why there is none; empty for a rank."""
        if isinstance(change, Incomparable):
            return () if change.reason is Reason.RANK else self.change(change)
        return (
            *self.change(change),
            " ",
            Styled(self.say("since {year}", year=self.formatter.year(change.since)), style=Style.QUIET),
        )

    def difference(self, mention: Mention) -> Children:
        """The number that an article gives, beside that of the report."""
        number, figure = self.formatter.mentioned(mention), self.figure(mention.figure)
        return self.say("the article gives {number}, this report {figure}", number=number, figure=figure)

    # Documents

    def cite(self, documents: Iterable[Document]) -> Children:
        """Where documents are cited: their numbers in the list of sources; without a list, their publishers."""
        if not self.numbers:
            return self.joined(
                [self.document(document, name) for document, name in short_names(tuple(documents))], self.comma
            )
        known = sorted((self.numbers[document.id], document.id) for document in documents if document.id in self.numbers)
        return self.joined([(Link((str(number),), address=f"#source-{number}"),) for number, _ in known], self.comma)

    def sources(self, documents: Iterable[Document]) -> Children:
        """Where documents are cited, after “Sources:”; empty if none is."""
        cited = self.cite(documents)
        return (*self.say("Sources:"), " ", *cited) if cited else ()

    def proper_name(self, name: str | LocalText) -> Children:
        """The name of an outlet or a publisher."""
        return self.foreign(name, None) if isinstance(name, str) else self.text(name)

    def outlet_name(self, article: Article) -> Children:
        """The name of an article's outlet."""
        return self.proper_name(outlet_name(self.report, article.outlet))

    def title(self, item: Document | Article) -> Children:
        """The title of a document in its language, or one that was supplied, in brackets (ISO 690)."""
        if item.title_given and not item.title:
            return ("[", *self.text(item.title_given), "]")
        return self.foreign(item.title, item.language or None)

    def via(self, item: Document | Article) -> Children:
        """Where a document was read, if not at its outlet; empty where that is not known."""
        name = via_name(self.report, item) if isinstance(item, Article) else item.via
        return self.say("via {name}", name=self.proper_name(name)) if name else ()

    def document(self, document: Document, name: ShortName = ShortName.PUBLISHER) -> Children:
        """The name of a document, a link to its entry on the page of sources, or to its summary in the press review."""
        cited = document.id in cited_documents(self.report)
        address = f"/sources/#{document.id}" if cited else self.formatter.article_address(document.id)
        return (Link(self._named(document, name), address=self.address(address)),)

    def _named(self, document: Document, name: ShortName) -> Children:
        publisher, date = document.publisher, document.date
        text = self.foreign(publisher, document.language) if isinstance(publisher, str) else self.text(publisher)
        if name is ShortName.TITLE:
            before, after = (" ", "") if document.has_supplied_title else (" (", ")")
            return (*text, before, *self.title(document), after)
        return (*text, f" ({date.year})") if date and name is ShortName.YEAR else text

    def address(self, address: str) -> str:
        """The address from the root of the site of a page in this language; an anchor is unchanged."""
        return address if address.startswith("#") else localized_path(self.formatter.prefix, address)

    def qualifier(self, figure: Figure) -> str:
        """The words before a number: “more than”; empty for an exact one."""
        return self.language.qualified("\0", figure.qualifier).partition("\0")[0].strip()

    def capitalized(self, words: Children) -> Children:
        """Words that begin with a capital."""
        first, *others = words
        return (first[:1].upper() + first[1:] if isinstance(first, str) else first, *others)

    def sentence(self, words: Children) -> Children:
        """Words as a sentence: with a capital and a full stop."""
        return (*self.capitalized(words), ".")

    def joined(self, parts: Iterable[Children], between: str) -> Children:
        """The parts that are not empty, with a text between them."""
        children: list[Node | str] = []
        for part in parts:
            if part:
                children += [between, *part] if children else part
        return tuple(children)


def clean(text: str) -> str:
    """A text without characters that no document may have, its white space as a browser shows it."""
    return _BLANK.sub(" ", replace_forbidden(text))
