"""What is said of a sum that is not right: its interval in words, and the term whose digits look swapped."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from bilan.messages.message import EMPTY_MESSAGE, Message, literal, translatable
from bilan.values.interval import INFINITY, Interval


def swapped_digits(terms: Iterable[tuple[str, Decimal | None]], gap: Decimal) -> Message:
    """A proposal where two neighbouring digits of one term, swapped, close the gap: 467 for 476 is the commonest slip."""
    for name, value in terms:
        digits = str(value)
        for place in range(len(digits) - 1):
            swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
            if swapped.isdigit() and Decimal(swapped) - Decimal(digits) == gap:
                return translatable(
                    "If “{id}” is {swapped} and not {digits} (two digits swapped), the sum is right; check its source.",
                    id=name,
                    swapped=swapped,
                    digits=digits,
                )
    return EMPTY_MESSAGE


def interval_words(interval: Interval) -> Message:
    """The numbers of an interval: `573`, `at least 500`, `450 to 550`."""
    if interval.exact:
        return literal(str(interval.low))
    if interval.high == INFINITY:
        return translatable("at least {number}", number=interval.low)
    if interval.low == -INFINITY:
        return translatable("at most {number}", number=interval.high)
    return translatable("{low} to {high}", low=interval.low, high=interval.high)
