"""How a figure changed since another year, or why that cannot be said.

No rate of growth on a missing or zero base, nor across a break in the series, nor from a bound (“more than”); the
difference of two shares is in points; on a base below twenty the difference is given as a number (GSS: percents of small
counts mislead).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.derive.once import once
from generator.model.figures import Figure
from generator.model.indicators import PERCENT, RANK, Indicator
from generator.model.report import Report
from generator.values.interval import Qualifier

SMALL_COUNT = 20
SMALLEST_RATE = Decimal("0.05")  # percent; rates are printed to a tenth

_BOUNDS = (Qualifier.MORE_THAN, Qualifier.LESS_THAN)


class Reason(StrEnum):
    """Why two figures cannot be compared."""

    NO_BASE = "no_base"
    NO_VALUE = "no_value"
    ZERO_BASE = "zero_base"
    BREAK = "break"
    BOUND = "bound"


class Measured(StrEnum):
    """In what a change is expressed."""

    PERCENT = "percent"
    POINTS = "points"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Change:
    """A change from `base` to `figure`; `approximate` when either is not exact."""

    base: Figure
    figure: Figure
    amount: Decimal
    measured: Measured
    approximate: bool

    @property
    def since(self) -> int:
        """The year it is counted from."""
        return self.base.year

    @property
    def unchanged(self) -> bool:
        """True for a change that rounds to nothing where it is printed: a rate to a tenth, the rest as it is."""
        return abs(self.amount) < SMALLEST_RATE if self.measured is Measured.PERCENT else not self.amount


@dataclass(frozen=True, slots=True)
class Incomparable:
    """That a change cannot be stated, and why; `broken_by` is the figure that declares the break."""

    reason: Reason
    year: int
    since: int
    broken_by: Figure | None = None


@once
def latest_changes(report: Report) -> Mapping[str, Change | Incomparable]:
    """The change of a figure since the latest year before it that has a value, by its key; none for a first figure."""
    figures = [(figure, previous_year(report, figure.id, figure.year)) for figure in report.figures]
    compared = ((figure, report.indicators.get(figure.id), since) for figure, since in figures if since)
    return {figure.key: change(report, of, figure.year, since) for figure, of, since in compared if of}


def change(report: Report, indicator: Indicator, year: int, since: int) -> Change | Incomparable:
    """The change of an indicator from the year `since` to `year`."""
    figure, base = report.figure(indicator.id, year), report.figure(indicator.id, since)
    if figure is None or figure.value is None:
        return Incomparable(Reason.NO_VALUE, year, since)
    if base is None or base.value is None:
        return Incomparable(Reason.NO_BASE, year, since)
    broken_by = break_between(report, indicator.id, since, year)
    if broken_by:
        return Incomparable(Reason.BREAK, year, since, broken_by)
    if figure.qualifier in _BOUNDS or base.qualifier in _BOUNDS:
        return Incomparable(Reason.BOUND, year, since)
    if base.value <= 0 and indicator.unit.name not in (PERCENT, RANK):
        return Incomparable(Reason.ZERO_BASE, year, since)
    return _compared(indicator, base, figure, base.value, figure.value)


def _compared(indicator: Indicator, base: Figure, figure: Figure, before: Decimal, after: Decimal) -> Change:
    approximate = not (figure.qualifier is base.qualifier is Qualifier.EXACT)
    if indicator.unit.name == PERCENT:
        return Change(base, figure, after - before, Measured.POINTS, approximate)
    if indicator.unit.name == RANK or before < SMALL_COUNT:
        return Change(base, figure, after - before, Measured.COUNT, approximate)
    return Change(base, figure, (after - before) * 100 / before, Measured.PERCENT, approximate)


def break_between(report: Report, indicator: str, since: int, year: int) -> Figure | None:
    """The first figure after `since`, up to `year`, that declares a break with the years before it."""
    first, last = sorted((since, year))
    for number in sorted(report.years):
        figure = report.figure(indicator, number) if first < number <= last else None
        if figure and figure.break_:
            return figure
    return None


def previous_year(report: Report, indicator: str, year: int) -> int | None:
    """The latest year before `year` in which the indicator has a value."""
    before = (number for number in sorted(report.years, reverse=True) if number < year)
    return next((number for number in before if _has_value(report, indicator, number)), None)


def _has_value(report: Report, indicator: str, year: int) -> bool:
    figure = report.figure(indicator, year)
    return figure is not None and figure.value is not None
