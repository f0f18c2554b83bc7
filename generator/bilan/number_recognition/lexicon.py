"""The type of a lexicon: the number words of a language and how they combine. Each language's module declares one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from importlib import import_module
from importlib.util import find_spec

MARKS = "[\u064b-\u0652\u0670]"  # vowel signs of Arabic
TEN = 10
WORD_CACHE_SIZE = 20_000  # the same words occur again and again
_MARK = re.compile(MARKS)


@dataclass(frozen=True)
class Lexicon:
    """The number words of a language, in lower case.

    `small` are added (numbers below a thousand); `hundreds` and `scales` multiply the number before them; `wholes` are a
    scale with its number in one word (ألفان). Words in `counted` are numbers only after a number (dozens, millions).
    `follows` says whether a small number may be added to the value below a thousand so far: `follows(63, 5, joined)` is
    false.
    """

    small: Mapping[str, int]
    hundreds: Mapping[str, int]
    scales: Mapping[str, int]
    follows: Callable[[int, int, bool], bool]
    between: re.Pattern[str]  # the text between two words of one number; its group is the “and” that joins them
    wholes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    counted: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()  # “a” of “a hundred” means one, before a word of `counted`
    halves: frozenset[str] = frozenset()
    attached: re.Pattern[str] | None = None  # a word with its prefixes; groups `joined`, `definite` and `word`
    adds_joined: bool = False  # True if a number added to a scale is always joined by “and”, as in Arabic
    prepared: Callable[[str], str] = str  # a text of the same length, without “per cent” and with compounds as one word
    before_year: frozenset[str] = frozenset()  # the word before a year
    after_ordinal: re.Pattern[str] | None = None  # text that makes the number before it an ordinal or a date
    century_first: bool = False  # True if years begin with the century: nineteen fifty-six

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that can be part of a number."""
        return frozenset((*self.small, *self.hundreds, *self.scales, *self.wholes, *self.articles, *self.halves))

    @cached_property
    def large(self) -> frozenset[str]:
        """The words of which every number of ten or more has at least one."""
        tens = (word for word, value in self.small.items() if value >= TEN)
        return frozenset((*tens, *self.hundreds, *self.scales, *self.wholes))

    @cached_property
    def is_large_number_word(self) -> Callable[[str], bool]:
        """A function that is True for a lower-case word of `large`, with or without prefixes."""
        return lru_cache(maxsize=WORD_CACHE_SIZE)(lambda spelling: (self.look_up(spelling) or ("",))[0] in self.large)

    @cached_property
    def look_up(self) -> Callable[[str], tuple[str, int, bool, bool] | None]:
        """A function from a lower-case word to its word in the lexicon, or None.

        The result also has the length of its prefix, and whether the prefix contains “and” or a definite article.
        """
        return lru_cache(maxsize=WORD_CACHE_SIZE)(self._look_up)

    def _look_up(self, spelling: str) -> tuple[str, int, bool, bool] | None:
        word = spelling if spelling.isalpha() else _MARK.sub("", spelling)
        if word in self.words:
            return word, 0, False, False
        parts = self.attached.fullmatch(word) if self.attached else None
        if parts and parts["word"] in self.words:
            return parts["word"], parts.start("word"), bool(parts["joined"]), bool(parts["definite"])
        return None

    def scale(self, word: str) -> int:
        """The factor of a scale word after a number in digits; 1 for any other word."""
        return self.scales.get(word) or self.wholes.get(word, (0, 1))[1]


@cache
def lexicon(language: str) -> Lexicon | None:
    """The lexicon of a language subtag; None if there is none."""
    name = f"{__package__}.lexicons.{language}"
    if not language.isalpha() or not find_spec(name):
        return None
    result: Lexicon = import_module(name).LEXICON
    return result
