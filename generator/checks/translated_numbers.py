"""A translation has the numbers of its original, in digits. Warning: `numbers-differ`.

A number that one language has in digits and the other in words is the same number; ordinals are not compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.model.report import Report
from generator.model.texts import local_texts
from generator.numerals import spoken, written
from generator.problems import Code, Problem, Severity
from generator.values.texts import LocalText

DIFFERENT = Code("numbers-differ", Severity.WARNING)


def check(report: Report) -> Iterator[Problem]:
    """Each translated text whose digits are not those of the text in the default language."""
    for _, text in local_texts(report):
        for language in text.texts:
            if language != text.default and (problem := _compared(text, language)):
                yield problem


def _compared(text: LocalText, language: str) -> Problem | None:
    pairs = [(language, text.default), (text.default, language)]
    said = [
        f"“{one}” gives {_listed(alone)}, which “{other}” does not"
        for one, other in pairs
        if (alone := _missing(text, one, other))
    ]
    if not said:
        return None
    hint = "Write the same numbers in both; one of the two is wrong."
    return DIFFERENT.at(text.places[language], f"{'; '.join(said)}.", hint)


def _missing(text: LocalText, said: str, sought: str) -> set[Decimal]:
    """The numbers in digits of one language that the other has neither in digits nor in words."""
    numbers = written(text.texts[said], said) - written(text.texts[sought], sought)
    return set(numbers - spoken(text.texts[sought], sought)) if numbers else set()


def _listed(numbers: set[Decimal]) -> str:
    return ", ".join(f"{number:f}" for number in sorted(numbers))
