"""An indicator over time in parts of years, and by member: contiguous series, and which breakdowns there are."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bilan.model.dimension import TIME_DIMENSIONS
from bilan.model.figure import Figure
from bilan.model.observations import breakdown_by
from bilan.model.report import Report
from bilan.values.period import Period, year_period

NO_MEMBERS: Mapping[str, str] = MappingProxyType({})


def period_series(
    report: Report, indicator: str, time: str, members: Mapping[str, str] = NO_MEMBERS
) -> tuple[tuple[Period, Figure | None], ...]:
    """Every month (or quarter, half: `time`) from the first observation to the last, with its figure or None."""
    found: dict[Period, Figure] = {}
    for year in report.years.values():
        whole = year.figures.get(indicator)
        breakdown = breakdown_by(report, whole, time, *members) if whole else None
        if breakdown:
            cells = (cell for cell in breakdown.cells.values() if dict(cell.members) == dict(members))
            found.update({cell.period: cell for cell in cells if cell.period})
    if not found:
        return ()
    begins = next(iter(found)).begins
    first, last = min(found), max(found)
    every = [
        period
        for number in range(first.year, last.year + 1)
        for period in year_period(number, begins).parts(TIME_DIMENSIONS[time])
        if first <= period <= last
    ]
    return tuple((period, found.get(period)) for period in every)


def member_series(report: Report, indicator: str, members: Mapping[str, str]) -> tuple[tuple[int, Figure | None], ...]:
    """Every year from the first with a figure for these members to the last, with the figure or None."""
    found: dict[int, Figure] = {}
    for year in report.years.values():
        whole = year.figures.get(indicator)
        breakdown = breakdown_by(report, whole, *members) if whole else None
        cell = breakdown.cells.get(tuple(members[name] for name in breakdown.dimensions)) if breakdown else None
        if cell:
            found[year.number] = cell
    years = range(min(found, default=0), max(found, default=-1) + 1)
    return tuple((year, found.get(year)) for year in years)


def breakdown_names(report: Report, indicator: str) -> tuple[tuple[str, ...], ...]:
    """The dimensions by which an indicator is broken down in any year, the newest year first, without repetition."""
    newest_first = sorted(report.years.values(), key=lambda year: -year.number)
    figures = (year.figures[indicator] for year in newest_first if indicator in year.figures)
    return tuple(dict.fromkeys(breakdown.dimensions for figure in figures for breakdown in figure.by.values()))
