"""The change of an observation since another period, such as the period before it or the same period a year before.

A break that lies between the two forbids the comparison: one declared for the observation itself, for a cell of the
same members in a period between them, or for the whole indicator in a year between them.
"""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.change import Change, Incomparable, comparison
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.values.period import Period


def change_since(report: Report, observation: Figure, since: Period) -> Change | Incomparable:
    """The change of an observation since another period, of the same members."""
    period = observation.period or since
    indicator = report.indicators[observation.id]
    base = report.observation(observation.id, since, observation.members)
    if base is not None and base.period != since:
        base = None  # the figure of that year, which counts another period
    found = comparison(report, indicator, observation, base, lambda: _break(report, observation, since, period))
    if isinstance(found, Change):
        return found
    reason, broken_by = found
    return Incomparable(reason, period.year, since.year, broken_by, period, since)


def _break(report: Report, observation: Figure, since: Period, period: Period) -> Figure | None:
    """The first figure or cell that declares a break after one period and up to another, whichever is the earlier."""
    first, last = sorted((since, period))
    years = (report.years[number] for number in sorted(report.years) if first.year <= number <= last.year)
    for year in years:
        whole = year.figures.get(observation.id)
        if whole is None:
            continue
        if whole.break_ and first.start < year.period.start <= last.start:
            return whole
        for cell in _cells_like(whole, observation):
            if cell.break_ and cell.period and first.start < cell.period.start <= last.start:
                return cell
    return None


def _cells_like(whole: Figure, observation: Figure) -> Iterator[Figure]:
    """The cells of a figure with the members of an observation that declare a break, in the order of time."""
    cells = [
        cell
        for breakdown in whole.by.values()
        if set(breakdown.dimensions) == set(observation.dimensions)
        for cell in breakdown.having("break_")
        if dict(cell.members) == dict(observation.members)
    ]
    return iter(sorted(cells, key=lambda cell: str(cell.period)))
