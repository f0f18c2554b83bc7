"""Finds the numbers in a text, in digits and in words. Digits that are not numbers, such as dates, are left out.

Number words are known for each language with a module in `lexicons/`; in other languages only digits are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from bilan.number_recognition.digit_numbers import find_digit_numbers
from bilan.number_recognition.exemptions import blank_exemptions, blank_ordinals
from bilan.number_recognition.lexicon import lexicon
from bilan.number_recognition.numeral import Numeral, without
from bilan.number_recognition.tokenizer import may_have_large_number
from bilan.number_recognition.word_numbers import find_word_numbers

_DIGIT = re.compile(r"\d")


def numerals(text: str, language: str, names: Iterable[str] = (), *, large: bool = False) -> tuple[Numeral, ...]:
    """The numbers of a text in a language (a subtag), in order of their position.

    Dates, years, ordinals, references, times and the given `names` are not numbers. With `large`, words for numbers below
    ten may be left out.
    """
    language_lexicon = lexicon(language)
    remaining, digits = text, tuple[Numeral, ...]()
    if has_digits(text):
        remaining = blank_exemptions(text, names)
        digits = tuple(find_digit_numbers(remaining, language_lexicon))
    words = (
        find_word_numbers(without(remaining, digits), language_lexicon)
        if language_lexicon and (not large or may_have_large_number(remaining, language_lexicon))
        else ()
    )
    return tuple(sorted((*digits, *words), key=lambda numeral: numeral.start))


def has_digits(text: str) -> bool:
    """True when a text has any digit."""
    return _DIGIT.search(text) is not None


def written_forms(text: str, language: str) -> frozenset[Decimal]:
    """Every number in digits of a text, including those of dates and names, without ordinals."""
    if not has_digits(text):
        return frozenset()
    return frozenset(numeral.value for numeral in find_digit_numbers(blank_ordinals(text), lexicon(language)))


def spoken_forms(text: str, language: str) -> frozenset[Decimal]:
    """Every number in words of a text."""
    language_lexicon = lexicon(language)
    return (
        frozenset(numeral.value for numeral in find_word_numbers(text, language_lexicon))
        if language_lexicon
        else frozenset()
    )
