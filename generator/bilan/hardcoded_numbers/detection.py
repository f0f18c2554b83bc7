"""Which numbers of a text should be printed from a figure, and which figures they may be.

Words from one to ten are allowed: prose uses them for what the reader sees (the three accounts). From eleven on, and in
digits whatever the number, a count is data.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bilan.analysis.names_with_digits import names_with_digits
from bilan.diagnostics.problem import Code, Severity
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.number_recognition import numerals
from bilan.number_recognition.numeral import Numeral
from bilan.values.interval import Qualifier, interval_of, last_significant_unit, single

HAND_TYPED_NUMBER = Code("hand-typed-number", Severity.WARNING)

PLAIN_VIEW = 10
MOST = 3  # figures that are proposed
ROUND = 1_000  # from this unit on a number is likely to be rounded


def hand_typed_numbers(text: str, language: str, names: tuple[str, ...] = ()) -> Iterator[Numeral]:
    """Yield the numbers of a text that should come from the data."""
    return (found for found in numerals(text, language, names, large=True) if not found.in_words or found.value > PLAIN_VIEW)


@dataclass(frozen=True)
class Figures:
    """The figures of a report by value, and its names that contain digits."""

    report: Report

    @property
    def names(self) -> tuple[str, ...]:
        """The names of outlets and publishers that contain digits, such as France 24."""
        return names_with_digits(self.report)

    def like(self, value: Decimal) -> tuple[Figure, ...]:
        """Return the figures that a number may be: those of that value, or else those that it rounds; at most three."""
        valued = [figure for figure in self.report.figures if figure.value is not None]
        same = [figure for figure in valued if figure.quantity == value]
        return tuple((same or [figure for figure in valued if _rounds(value, figure.value or value)])[:MOST])


def _rounds(value: Decimal, figure: Decimal) -> bool:
    """Return whether a number is a figure rounded to the number's last digit: 2 100 000 for 2 120 000."""
    return last_significant_unit(value) >= ROUND and interval_of(value, Qualifier.ABOUT).overlaps(single(figure))
