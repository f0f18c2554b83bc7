"""The anchor of each observation on the page of its indicator, and the tables of two dimensions that the page has.

A month or a member has the anchor of its own. So has a cell of a table of two dimensions with at most MOST_CELLS: the page
prints these tables for all years. Other cells have the anchor of the section of their dimension.
"""

from __future__ import annotations

from bilan.analysis.breakdown_years import BrokenDownFigure, broken_down_figures
from bilan.analysis.time_series import observations
from bilan.model.dimension import TIME_DIMENSIONS
from bilan.model.figure import Figure, FigureBreakdown
from bilan.model.report import Report

MOST_CELLS = 300  # of a table of two dimensions in a year: 25 members by month


def anchor_of(report: Report, figure: Figure) -> str:
    """The anchor that the page of its indicator has for an observation: its own, or that of the section of its dimension."""
    if len(figure.dimensions) < 2 or is_printed(_written(report, figure)):
        return figure.anchor
    return f"by-{section_of(figure.dimensions)}"


def section_of(dimensions: tuple[str, ...]) -> str:
    """The dimension in whose section a table is: the first that is not one of time."""
    return next((name for name in dimensions if name not in TIME_DIMENSIONS), dimensions[0])


def tables_of_two(report: Report, indicator: str, dimension: str) -> tuple[BrokenDownFigure, ...]:
    """The tables of two dimensions that the section of a dimension prints, the newest first."""
    pairs = {
        breakdown.dimensions
        for figure in observations(report, indicator)
        for breakdown in figure.by.values()
        if is_printed(breakdown) and section_of(breakdown.dimensions) == dimension
    }
    items = (item for pair in sorted(pairs) for item in broken_down_figures(report, indicator, *pair))
    return tuple(sorted((item for item in items if is_printed(item.breakdown)), key=lambda item: -item.total.year))


def _written(report: Report, cell: Figure) -> FigureBreakdown | None:
    whole = report.figure(cell.id, cell.year)
    return whole.breakdown(*cell.dimensions) if whole else None


def is_printed(breakdown: FigureBreakdown | None) -> bool:
    """True for a table of two dimensions that the page of its indicator prints."""
    return breakdown is not None and len(breakdown.dimensions) == 2 and 0 < len(breakdown.cells) <= MOST_CELLS
