"""Rounding of computed numbers: no more digits than the interval of the result justifies.

A result is given to the decimal place of its uncertainty (GUM, 7.2.6; J. R. Taylor, An Introduction to Error Analysis,
rule 2.9). The place is the power of ten nearest to half the width of the interval: between 83.1 and 85.6, which is
± 1.25, whole numbers (84); between 75 and 93, tens (80). The rounded number is always inside the interval.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from bilan.values.interval import Interval


def decimal_place(interval: Interval, finest: Decimal) -> Decimal:
    """The unit of the last digit to print for a number in a bounded interval (1, 10, 0.1), at least `finest`."""
    half = (interval.high - interval.low) / 2
    if not half:
        return finest
    power = half.adjusted()
    nearest = power + 1 if half * half > Decimal(10).scaleb(2 * power) else power
    return max(Decimal(1).scaleb(nearest), finest)


def rounded_to_interval(value: Decimal, interval: Interval, finest: Decimal) -> Decimal:
    """A value rounded to the precision of its bounded interval, halves away from zero.

    The first digit is always kept, even if the interval does not justify it. If no number with the justified place is in the
    interval (16 between 12.8 and 19.2, in tens), the next smaller place is used.
    """
    place = max(min(decimal_place(interval, finest), Decimal(1).scaleb(value.adjusted())), finest)
    inside = _nearest_inside(value, interval, place)
    if inside is None and place > finest:
        inside = _nearest_inside(value, interval, place.scaleb(-1))
    return rounded_to(value, finest) if inside is None else inside


def rounded_to(value: Decimal, place: Decimal) -> Decimal:
    """A value rounded to a multiple of `place`, halves away from zero."""
    return (value / place).quantize(Decimal(1), ROUND_HALF_UP) * place


def _nearest_inside(value: Decimal, interval: Interval, place: Decimal) -> Decimal | None:
    """The multiple of `place` in the interval that is nearest to a value; None if there is none."""
    first = (interval.low / place).quantize(Decimal(1), ROUND_CEILING) * place
    last = (interval.high / place).quantize(Decimal(1), ROUND_FLOOR) * place
    return min(max(rounded_to(value, place), first), last) if first <= last else None
