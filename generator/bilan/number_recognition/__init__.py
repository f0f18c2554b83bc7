"""The numbers that a text of prose says, in digits and in words; what holds digits and is no number is left out.

A language whose words are read is a module of its name here, found by being there; in the others only digits are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from bilan.number_recognition.digit_numbers import in_digits
from bilan.number_recognition.exemptions import blank_exemptions, blank_ordinals
from bilan.number_recognition.lexicon import lexicon
from bilan.number_recognition.numeral import Numeral, without
from bilan.number_recognition.tokenizer import says_large
from bilan.number_recognition.word_numbers import in_words

_DIGIT = re.compile(r"\d")


def numerals(text: str, language: str, names: Iterable[str] = (), *, large: bool = False) -> tuple[Numeral, ...]:
    """The numbers of a text in a language (a subtag), in order.

    Dates, years, ordinals, references, times, and the `names` given are no numbers. With `large`, words that say a number
    below ten may be left out.
    """
    known = lexicon(language)
    bare, digits = text, tuple[Numeral, ...]()
    if has_digits(text):
        bare = blank_exemptions(text, names)
        digits = tuple(in_digits(bare, known))
    words = in_words(without(bare, digits), known) if known and (not large or says_large(bare, known)) else ()
    return tuple(sorted((*digits, *words), key=lambda numeral: numeral.start))


def has_digits(text: str) -> bool:
    """Whether a text has any number in digits."""
    return _DIGIT.search(text) is not None


def written_forms(text: str, language: str) -> frozenset[Decimal]:
    """Every number that a text has in digits, those of dates and names among them, but no ordinals."""
    if not has_digits(text):
        return frozenset()
    return frozenset(numeral.value for numeral in in_digits(blank_ordinals(text), lexicon(language)))


def spoken_forms(text: str, language: str) -> frozenset[Decimal]:
    """Every number that a text has in words."""
    known = lexicon(language)
    return frozenset(numeral.value for numeral in in_words(text, known)) if known else frozenset()
