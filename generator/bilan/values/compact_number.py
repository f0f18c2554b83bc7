"""Short forms of large numbers, for charts, cards and figures in large type: 4 213 450 is shown as 4,21 M.

A number from a million on is rounded to three significant digits; zeros at the end are dropped. It says neither more nor
less than the figure: what a reader takes the short number for contains every number that the figure may stand for.

    exact       rounded to the nearest, halves away from zero; taken for ± half of the last digit
    about       the same; taken for the interval of an approximate number (`bilan.values.interval`)
    nearly      rounded up, because the number is below it
    more_than   rounded down: “more than 4.46 M” is true of more than 4 463 000, “more than 4.47 M” may be false
    less_than   rounded up
    a range     the lower end rounded down, the upper end rounded up

If three digits do not contain the figure's interval, one digit more is shown, up to the number itself. Below a million the
number is not shortened; where a chart has no space for it, it is from ten thousand on.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from bilan.values.interval import Interval, Qualifier, interval_of

COMPACT_FROM = Decimal(1_000_000)
TIGHT_FROM = Decimal(10_000)  # where there is no space
DIGITS = 3  # significant digits; a larger number has more where its interval needs them

_ROUNDING = {Qualifier.MORE_THAN: ROUND_FLOOR, Qualifier.LESS_THAN: ROUND_CEILING, Qualifier.NEARLY: ROUND_CEILING}


def compact_number(value: Decimal, qualifier: Qualifier, claimed: Interval, smallest: Decimal = COMPACT_FROM) -> Decimal:
    """The number to show in a short form for a value with its qualifier; `claimed` is the interval of the figure.

    A number below `smallest` is not shortened.
    """
    if abs(value) < smallest:
        return value
    rounding = _ROUNDING.get(qualifier, ROUND_HALF_UP)
    if qualifier is Qualifier.NEARLY and value < 0:
        rounding = ROUND_FLOOR  # nearly −5 is above −5
    power = value.adjusted() - DIGITS + 1
    while (short := _rounded(value, power, rounding)) != value:
        if _contains(_interval_read_from(short, qualifier, power), claimed):
            return short
        power -= 1
    return value


def compact_range(ends: Interval, smallest: Decimal = COMPACT_FROM) -> Interval:
    """A bounded range with short ends that contains it. Ends below `smallest` are not shortened."""
    return Interval(_end(ends.low, ROUND_FLOOR, smallest), _end(ends.high, ROUND_CEILING, smallest))


def _end(value: Decimal, rounding: str, smallest: Decimal) -> Decimal:
    return _rounded(value, value.adjusted() - DIGITS + 1, rounding) if abs(value) >= smallest else value


def _rounded(value: Decimal, power: int, rounding: str) -> Decimal:
    place = Decimal(1).scaleb(power)
    return (value / place).quantize(Decimal(1), rounding) * place


def _interval_read_from(short: Decimal, qualifier: Qualifier, power: int) -> Interval:
    """The interval that a reader takes a short number for."""
    place = Decimal(1).scaleb(power) if qualifier is Qualifier.EXACT else None
    return interval_of(short, qualifier, place)


def _contains(outer: Interval, inner: Interval) -> bool:
    return outer.low <= inner.low and inner.high <= outer.high
