"""Formats texts, sentences and dates as markup, with text from data escaped and other languages marked."""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from string import Formatter

from markupsafe import Markup

from bilan.analysis.amount import Amount
from bilan.analysis.press_review import Group, topic_name
from bilan.locales.language import language
from bilan.locales.typography import add_french_spaces, nest_quotation_marks
from bilan.model.figure import Figure
from bilan.model.publication import subtag
from bilan.render.escape import escape_markdown, escape_value, fill_template, join_markup, markup
from bilan.render.page_addresses import PageAddresses
from bilan.values.local_text import LocalText
from bilan.values.partial_date import PartialDate, day_of
from bilan.values.period import Period
from bilan.values.sentence import LocalizedText, PluralSentence, Sentence, Text, TextList

Link = Callable[[Markup], Markup]  # escaped text → the same with links


def without_links(words: Markup) -> Markup:
    """The words without links."""
    return words


@dataclass(frozen=True)
class TextMarkup(PageAddresses, ABC):
    """Formats texts, sentences and dates."""

    @abstractmethod
    def figure(self, figure: Figure, *, unit: bool = False, short: bool = False, beside_unit: bool = False) -> Markup:
        """A figure as markup (`figure_markup.py`), for sentences that have one among their values."""

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
            case Sentence(words, values):
                return self._filled(self.language.words(words), self._values(values), link)
            case PluralSentence(number, one, other, values):
                printed = {"number": self.language.number(Decimal(number)), **self._values(values)}
                return self._filled(self.language.words.counted(number, one, other), printed, link)
            case LocalText():
                return self._local_text(text, link)
        return escape_markdown(self.plain(text))

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
            case Figure():
                return self.figure(value, unit=True)
            case Period() | Group() | Amount():
                return escape_markdown(str(self.plain_value(value)))
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

    def proper_name(self, name: str | LocalText) -> Markup:
        """The name of an outlet or a publisher."""
        return self.foreign(name, None) if isinstance(name, str) else self.text(name)


@lru_cache(256)
def _start_tag(tag: str) -> Markup:
    """The start tag of a text in another language."""
    return fill_template('<span lang="{}" dir="{}">', tag, language(tag).direction)


_END_TAG = Markup("</span>")


@lru_cache(2048)
def _message_without_values(message: str) -> Markup:
    """A message without values."""
    return escape_markdown(message.format())


@lru_cache(2048)
def _parts(message: str) -> tuple[str, ...]:
    """The parts of a message: its text as markup, and the names of its values as strings."""
    parts = Formatter().parse(message)
    return tuple(part for words, name, _, _ in parts for part in (escape_markdown(words), name) if part)
