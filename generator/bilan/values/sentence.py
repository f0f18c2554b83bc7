"""A sentence of the interface with values in it, the same for every language; a renderer looks up its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bilan.values.local_text import LocalText
from bilan.values.period import Period


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English message of the catalogs for readers, and the values of its `{…}`: texts, numbers, dates or sentences."""

    words: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PluralSentence:
    """A message whose form depends on `number`, which is printed at `{number}`. `one` and `other` are the English forms."""

    number: int
    one: str
    other: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MonthName:
    """A month with its year, as a heading: `Mars 2019`."""

    year: int
    month: int


@dataclass(frozen=True, slots=True)
class MonthAbbreviation:
    """A month without its year, as a heading of a column: `mars`, `janv.`."""

    month: int


@dataclass(frozen=True, slots=True)
class PeriodName:
    """A period: `March 2025`, `1st quarter of 2025`.

    `short` is without its year, as the heading of a column: `Mar`, `Q1`; `in_full` too, as that of a row: `March`, `Q1`.
    """

    period: Period
    short: bool = False
    in_full: bool = False


@dataclass(frozen=True, slots=True)
class LanguageName:
    """The name of a language, from its BCP 47 tag."""

    tag: str


@dataclass(frozen=True, slots=True)
class PageUrl:
    """The whole address of a page of the report, from its address within the language."""

    address: str


@dataclass(frozen=True, slots=True)
class TextList:
    """Texts that are listed within a sentence: `Le Matin, Hespress`. It is a value of a sentence, not a text of its own."""

    texts: tuple[Text, ...]


# A `str` is the same in every language: a year, a name.
LocalizedText = LocalText | Sentence | PluralSentence | MonthName | MonthAbbreviation | PeriodName | LanguageName | PageUrl
Text = str | LocalizedText


def sentence(words: str, /, **values: object) -> Sentence:
    """A sentence: `sentence("{theme}, {year}", theme=theme.name, year=2025)`."""
    return Sentence(words, values)


def plural_sentence(number: int, one: str, other: str, /, **values: object) -> PluralSentence:
    """A sentence that goes with a number: `plural_sentence(3, "One article", "{number} articles")`."""
    return PluralSentence(number, one, other, values)
