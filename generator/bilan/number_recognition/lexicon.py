"""The number words of a language, and how they join: what the module of a language declares."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from importlib import import_module
from importlib.util import find_spec

MARKS = "[\u064b-\u0652\u0670]"  # vowel signs of Arabic
TEN = 10
WORD_CACHE_SIZE = 20_000  # texts say the same words again and again
_MARK = re.compile(MARKS)


@dataclass(frozen=True)
class Lexicon:
    """The words of a language, in the form `plain` gives them.

    `small` are added (below a thousand), `hundreds` and `scales` multiply what stands before them, `wholes` are a scale with
    its number in one word (ألفان). Words in `counted` are numbers only after a number (dozens, millions). `follows` says
    whether a small number may be added to the digits below a thousand so far: `follows(63, 5, joined)` is false.
    """

    small: Mapping[str, int]
    hundreds: Mapping[str, int]
    scales: Mapping[str, int]
    follows: Callable[[int, int, bool], bool]
    between: re.Pattern[str]  # what may stand between two words of one number; its group is the “and” that joins them
    wholes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    counted: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()  # “a” of “a hundred”: one, before a word that must be counted
    halves: frozenset[str] = frozenset()
    attached: re.Pattern[str] | None = None  # what is written as one with a number; groups `joined` and `definite`
    adds_joined: bool = False  # whether what is added to a scale is always joined by “and”, as in Arabic
    prepared: Callable[[str], str] = str  # rewrites a text sign for sign: without “per cent”, with compounds as one word
    before_year: frozenset[str] = frozenset()  # the word before a year
    after_ordinal: re.Pattern[str] | None = None  # what makes an ordinal or a date of the number before it
    century_first: bool = False  # whether a year is said by its century: nineteen fifty-six

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that may be part of a number."""
        return frozenset((*self.small, *self.hundreds, *self.scales, *self.wholes, *self.articles, *self.halves))

    @cached_property
    def large(self) -> frozenset[str]:
        """The words without one of which no number of ten or more is said."""
        tens = (word for word, value in self.small.items() if value >= TEN)
        return frozenset((*tens, *self.hundreds, *self.scales, *self.wholes))

    @cached_property
    def says_large_number(self) -> Callable[[str], bool]:
        """True of a word in small letters that is one of them, whatever is written as one with it."""
        return lru_cache(maxsize=WORD_CACHE_SIZE)(lambda typed: (self.meant(typed) or ("",))[0] in self.large)

    @cached_property
    def meant(self) -> Callable[[str], tuple[str, int, bool, bool] | None]:
        """The word of the lexicon that a word in small letters is, or None.

        With it: how many signs are written before it as one with it, whether “and” is among them, or an article.
        """
        return lru_cache(maxsize=WORD_CACHE_SIZE)(self._meant)

    def _meant(self, typed: str) -> tuple[str, int, bool, bool] | None:
        word = typed if typed.isalpha() else _MARK.sub("", typed)
        if word in self.words:
            return word, 0, False, False
        parts = self.attached.fullmatch(word) if self.attached else None
        if parts and parts["word"] in self.words:
            return parts["word"], parts.start("word"), bool(parts["joined"]), bool(parts["definite"])
        return None

    def scale(self, word: str) -> int:
        """What a word multiplies the number in digits before it by; 1 for any other word."""
        return self.scales.get(word) or self.wholes.get(word, (0, 1))[1]


@cache
def lexicon(language: str) -> Lexicon | None:
    """The lexicon of a language subtag, None where there is none."""
    name = f"{__package__}.lexicons.{language}"
    if not language.isalpha() or not find_spec(name):
        return None
    found: Lexicon = import_module(name).LEXICON
    return found
