"""Messages about a sum that is not right: its interval in words, and the number whose digits look swapped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from bilan.messages.message import EMPTY_MESSAGE, Message, literal, translatable
from bilan.values.interval import INFINITY, Interval

MOST_PROPOSED = 2
Term = tuple[str, Decimal | None]  # its name and its number


def swapped_digits(terms: Iterable[Term], total: Term, gap: Decimal) -> Message:
    """A proposal where two neighbouring digits of one number, swapped, close the gap: 467 for 476 is the commonest slip.

    Of two numbers that would, both are named; of more, the total, because some term of many fits by chance.
    """
    of_total = [*_swaps(total, -gap)]
    found = [*(swap for term in terms for swap in _swaps(term, gap)), *of_total]
    match found if len(found) <= MOST_PROPOSED else of_total:
        case [(name, digits, swapped)]:
            return translatable(
                "If “{id}” is {swapped} and not {digits} (two digits swapped), the sum is right; check its source.",
                id=name,
                swapped=swapped,
                digits=digits,
            )
        case [(name, digits, swapped), (other, other_digits, other_swapped)]:
            return translatable(
                "If “{id}” is {swapped} and not {digits}, or “{other}” is {other_swapped} and not {other_digits}"
                " (two digits swapped), the sum is right; check both sources.",
                id=name,
                swapped=swapped,
                digits=digits,
                other=other,
                other_swapped=other_swapped,
                other_digits=other_digits,
            )
    return EMPTY_MESSAGE


def _swaps(term: Term, gap: Decimal) -> Iterator[tuple[str, str, str]]:
    """The name of a term, its digits, and the same with two of them swapped so that the number changes by the gap."""
    name, digits = term[0], str(term[1])
    for place in range(len(digits) - 1):
        swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        if swapped.isdigit() and Decimal(swapped) - Decimal(digits) == gap:
            yield name, digits, swapped


def interval_words(interval: Interval) -> Message:
    """The numbers of an interval: `573`, `at least 500`, `450 to 550`."""
    if interval.exact:
        return literal(str(interval.low))
    if interval.high == INFINITY:
        return translatable("at least {number}", number=interval.low)
    if interval.low == -INFINITY:
        return translatable("at most {number}", number=interval.high)
    return translatable("{low} to {high}", low=interval.low, high=interval.high)
