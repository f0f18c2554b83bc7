"""How many digits of a computed number may be shown: no more than the interval it lies in allows.

A result is given to the decimal place of its uncertainty (GUM, 7.2.6; J. R. Taylor, An Introduction to Error Analysis,
rule 2.9). The place is the power of ten nearest to half the width of the interval: between 83.1 and 85.6, which is
± 1.25, whole numbers (84); between 75 and 93, tens (80). A shown number always lies in the interval.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from bilan.values.interval import Interval


def decimal_place(interval: Interval, finest: Decimal) -> Decimal:
    """The unit of the last digit that a number in a bounded interval may show (1, 10, 0.1), never below `finest`."""
    half = (interval.high - interval.low) / 2
    if not half:
        return finest
    power = half.adjusted()
    nearest = power + 1 if half * half > Decimal(10).scaleb(2 * power) else power
    return max(Decimal(1).scaleb(nearest), finest)


def shown(value: Decimal, interval: Interval, finest: Decimal) -> Decimal:
    """The number that stands for a value known to lie in a bounded interval, halves rounded away from zero.

    The first digit is always shown: where the interval does not allow even that, its place says that no more is known.
    Where no number of the allowed place lies in the interval (16 between 12.8 and 19.2, in tens), the place below is used.
    """
    place = max(min(decimal_place(interval, finest), Decimal(1).scaleb(value.adjusted())), finest)
    inside = _nearest_inside(value, interval, place)
    if inside is None and place > finest:
        inside = _nearest_inside(value, interval, place.scaleb(-1))
    return rounded(value, finest) if inside is None else inside


def rounded(value: Decimal, place: Decimal) -> Decimal:
    """A value in multiples of a place, halves away from zero."""
    return (value / place).quantize(Decimal(1), ROUND_HALF_UP) * place


def _nearest_inside(value: Decimal, interval: Interval, place: Decimal) -> Decimal | None:
    """The multiple of a place nearest to a value among those in the interval, None where there is none."""
    first = (interval.low / place).quantize(Decimal(1), ROUND_CEILING) * place
    last = (interval.high / place).quantize(Decimal(1), ROUND_FLOOR) * place
    return min(max(rounded(value, place), first), last) if first <= last else None
