"""The change of a figure since another year, or the reason why there is none.

There is no rate of growth on a missing, zero or negative base, nor across a break in the series. Nothing is computed from a
bound (“more than”). A rank has no change, because ranks are not quantities. The difference of two percentages is in points,
and so is that of two scores on a scale, whose zero is nowhere or arbitrary.
The difference is a number, not a rate, on a base below twenty (GSS: percentages of small counts mislead) and for a negative
value.

A change is computed from the values, and from their intervals: it has no more digits than its interval justifies, and if the
interval contains zero, it is not clear whether there was a change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bilan.analysis.cached_view import cached_view
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator, most_decimals
from bilan.model.report import Report
from bilan.model.unit import PERCENT, RANK
from bilan.values.interval import Interval
from bilan.values.period import Period
from bilan.values.precision import rounded_to, rounded_to_interval

SMALL_COUNT = 20
FINEST_RATE = Decimal("0.1")  # percent; rates of exact numbers are printed to a tenth
FINEST_APPROXIMATE_RATE = Decimal(1)  # percent; a decimal of an approximate rate would claim to be exact
HUNDRED = Decimal(100)


class Reason(StrEnum):
    """Why two figures cannot be compared."""

    NO_BASE = "no_base"
    NO_VALUE = "no_value"
    ZERO_BASE = "zero_base"
    NEGATIVE_BASE = "negative_base"
    BREAK = "break"
    BOUND = "bound"
    RANK = "rank"
    PERIOD = "period"


class ChangeUnit(StrEnum):
    """The unit of a change."""

    PERCENT = "percent"
    POINTS = "points"
    COUNT = "count"


class Direction(StrEnum):
    """The direction of a change. `unclear`: its interval contains zero, so the figure may have risen or fallen."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Change:
    """A change from `base` to `figure`: its amount, unit (`measured`) and interval, and the smallest place to print."""

    base: Figure
    figure: Figure
    amount: Decimal
    measured: ChangeUnit
    interval: Interval
    finest: Decimal

    @property
    def since(self) -> int:
        """The year of the base."""
        return self.base.year

    @property
    def approximate(self) -> bool:
        """True when either figure is not exact."""
        return not self.interval.exact

    @property
    def shown(self) -> Decimal:
        """The amount, rounded to the digits to print."""
        return (
            rounded_to_interval(self.amount, self.interval, self.finest)
            if self.approximate
            else rounded_to(self.amount, self.finest)
        )

    @property
    def direction(self) -> Direction:
        """The direction of the change; `same` if it is zero once rounded."""
        if self.approximate and (self.interval.low <= 0 <= self.interval.high or not self.shown):
            return Direction.UNCLEAR
        if not self.shown:
            return Direction.SAME
        return Direction.UP if self.shown > 0 else Direction.DOWN


@dataclass(frozen=True, slots=True)
class Incomparable:
    """The reason why two years cannot be compared; `broken_by` is the figure that declares the break.

    Where parts of years are compared, `period` and `since_period` are the two.
    """

    reason: Reason
    year: int
    since: int
    broken_by: Figure | None = None
    period: Period | None = None
    since_period: Period | None = None


@cached_view
def latest_changes(report: Report) -> Mapping[str, Change | Incomparable]:
    """The change of each figure since the latest earlier year with a value, by the figure's key; none for a first figure."""
    figures = [(figure, previous_year(report, figure.id, figure.year)) for figure in report.figures]
    compared = ((figure, report.indicators.get(figure.id), since) for figure, since in figures if since)
    return {figure.key: change(report, of, figure.year, since) for figure, of, since in compared if of}


def change(report: Report, indicator: Indicator, year: int, since: int) -> Change | Incomparable:
    """The change of an indicator from the year `since` to `year`."""
    figure, base = report.figure(indicator.id, year), report.figure(indicator.id, since)
    if figure and base and figure.period and base.period and not figure.period.is_same_in_another_year(base.period):
        return Incomparable(Reason.PERIOD, year, since)
    found = comparison(report, indicator, figure, base, lambda: break_between(report, indicator.id, since, year))
    if isinstance(found, Change):
        return found
    reason, broken_by = found
    return Incomparable(reason, year, since, broken_by)


def comparison(
    report: Report,
    indicator: Indicator,
    figure: Figure | None,
    base: Figure | None,
    broken_by: Callable[[], Figure | None],
) -> Change | tuple[Reason, Figure | None]:
    """The change from `base` to `figure`, or the reason why there is none, with the figure that declares a break."""
    if figure is None or figure.value is None:
        return Reason.NO_VALUE, None
    if base is None or base.value is None:
        return Reason.NO_BASE, None
    if indicator.unit.name == RANK:
        return Reason.RANK, None
    if broken := broken_by():
        return Reason.BREAK, broken
    before, after = base.interval, figure.interval
    if before is None or after is None or not (before.bounded and after.bounded):
        return Reason.BOUND, None
    in_points = measured_in_points(report, indicator)
    if not in_points and base.value <= 0:
        return Reason.NEGATIVE_BASE if base.value < 0 else Reason.ZERO_BASE, None
    if in_points or base.value < SMALL_COUNT or before.low <= 0 or figure.value < 0:
        measured = ChangeUnit.POINTS if in_points else ChangeUnit.COUNT
        finest = Decimal(1).scaleb(-most_decimals(indicator, report.units))
        return Change(base, figure, figure.value - base.value, measured, after - before, finest)
    rate, rates = (figure.value - base.value) * HUNDRED / base.value, _rates(before, after)
    return Change(base, figure, rate, ChangeUnit.PERCENT, rates, FINEST_RATE if rates.exact else FINEST_APPROXIMATE_RATE)


def measured_in_points(report: Report, indicator: Indicator) -> bool:
    """True when the changes of an indicator are in points: it is a percentage or a score on a scale."""
    unit = report.units.get(indicator.unit.name)
    return indicator.unit.name == PERCENT or (unit is not None and unit.scale is not None)


def _rates(before: Interval, after: Interval) -> Interval:
    """The interval of the rate of growth in percent, for a base above zero."""
    lowest = after.low / (before.low if after.low < 0 else before.high)
    highest = after.high / (before.high if after.high < 0 else before.low)
    return Interval((lowest - 1) * HUNDRED, (highest - 1) * HUNDRED)


def break_between(report: Report, indicator: str, since: int, year: int) -> Figure | None:
    """The first figure after `since` and up to `year` that declares a break with earlier years; None if there is none."""
    first, last = sorted((since, year))
    for number in sorted(report.years):
        figure = report.figure(indicator, number) if first < number <= last else None
        if figure and figure.break_:
            return figure
    return None


def comparable_run(report: Report, figure: Figure) -> tuple[Figure, ...]:
    """The figures of an indicator that may be compared with this one, oldest first and ending with it.

    They begin with the first figure after the latest break, or with the one that declares it. Years without a value and
    other periods are left out.
    """
    run: list[Figure] = []
    for number in sorted((year for year in report.years if year <= figure.year), reverse=True):
        other = report.figure(figure.id, number)
        if other and other.value is not None and _same_period(figure, other):
            run.append(other)
        if other and other.break_:
            break
    return tuple(reversed(run))


def _same_period(figure: Figure, other: Figure) -> bool:
    if other is figure or not (figure.period and other.period):
        return True
    return figure.period.is_same_in_another_year(other.period)


def previous_year(report: Report, indicator: str, year: int) -> int | None:
    """The latest year before `year` in which the indicator has a value."""
    before = (number for number in sorted(report.years, reverse=True) if number < year)
    return next((number for number in before if _has_value(report, indicator, number)), None)


def _has_value(report: Report, indicator: str, year: int) -> bool:
    figure = report.figure(indicator, year)
    return figure is not None and figure.value is not None
