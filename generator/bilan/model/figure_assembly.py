"""The figures of a year put together: each with its period and source, its cells, and the total that they make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from bilan.model.aggregation import Total, may_be_added, sums
from bilan.model.dimension import TIME_DIMENSIONS, Dimension
from bilan.model.figure import Figure, FigureBreakdown, FiguresFile, Origin, Status
from bilan.model.figure_table import FigureTable, TableCells
from bilan.model.indicator import Indicator
from bilan.model.unit import Unit
from bilan.values.period import Period, year_period
from bilan.values.period_syntax import parse_period

ReadTable = Callable[[str, FigureBreakdown], FigureTable | None]  # the table of a breakdown of that indicator


def figures_of_year(file: FiguresFile, year: int, begins: int) -> dict[str, Figure]:
    """The figures of a file, each with its year and period, and the source and origin of the file if it has none.

    Nobody counted what has no number, and the source of the file need not say that something did not take place.
    """
    return {name: _of_year(figure, year, begins, file) for name, figure in file.figures.items()}


def _of_year(figure: Figure, year: int, begins: int, file: FiguresFile) -> Figure:
    period = figure.period or year_period(year, begins)
    source = file.source if figure.status is not Status.NOT_APPLICABLE else ()
    origin = None if figure.absence else file.origin
    whole = replace(figure, year=year, source=figure.source or source, origin=figure.origin or origin, period=period)
    if not figure.by:
        return whole
    of_cells = whole.origin if "value" in figure.places else file.origin  # a sum has an origin of its own
    return replace(whole, by={name: _of_figure(breakdown, whole, of_cells, begins) for name, breakdown in figure.by.items()})


def _of_figure(breakdown: FigureBreakdown, whole: Figure, origin: Origin | None, begins: int) -> FigureBreakdown:
    """The cells that are written in figures.yml, as observations of the figure they are part of."""
    cells = {
        coordinates: replace(
            cell,
            id=whole.id,
            year=whole.year,
            dimensions=breakdown.dimensions,
            members={name: member for name, member in cell.members.items() if name not in TIME_DIMENSIONS},
            period=_period_of(cell, breakdown, begins) or whole.period,
            source=cell.source or whole.source,
            origin=cell.origin or (None if cell.absence else origin),
        )
        for coordinates, cell in breakdown.cells.items()
    }
    return replace(breakdown, cells=cells)


def _period_of(cell: Figure, breakdown: FigureBreakdown, begins: int) -> Period | None:
    period = parse_period(cell.members[breakdown.time], begins) if breakdown.time else None
    return period if isinstance(period, Period) else None


def assembled(
    figures: Mapping[str, Figure],
    read_table: ReadTable,
    indicators: Mapping[str, Indicator],
    units: Mapping[str, Unit],
    dimensions: Mapping[str, Dimension],
    begins: int,
) -> Mapping[str, Figure]:
    """The figures with the tables that they name, and with the totals that they leave to their cells."""
    if not any(figure.by for figure in figures.values()):
        return figures
    return {
        name: _assembled(figure, read_table, indicators.get(name), units, dimensions, begins) if figure.by else figure
        for name, figure in figures.items()
    }


def _assembled(
    figure: Figure,
    read_table: ReadTable,
    indicator: Indicator | None,
    units: Mapping[str, Unit],
    dimensions: Mapping[str, Dimension],
    begins: int,
) -> Figure:
    by = {
        name: _with_table(breakdown, figure, read_table(figure.id, breakdown), begins) if breakdown.file else breakdown
        for name, breakdown in figure.by.items()
    }
    whole = replace(figure, by=by)
    if indicator is None or figure.value is not None or "value" in figure.places or figure.absence:
        return whole
    if indicator.shares_of and any(indicator.shares_of.name in breakdown.dimensions for breakdown in by.values()):
        return replace(whole, status=Status.NOT_APPLICABLE)  # shares of one whole have no total
    return replace(whole, value=total_of_cells(whole, indicator, units, dimensions))


def _with_table(breakdown: FigureBreakdown, whole: Figure, table: FigureTable | None, begins: int) -> FigureBreakdown:
    if table is None:
        return replace(breakdown, unread=breakdown.file_place)
    return replace(breakdown, cells=TableCells(table, whole, begins), unread=table.broken)


def total_of_cells(
    figure: Figure, indicator: Indicator, units: Mapping[str, Unit], dimensions: Mapping[str, Dimension]
) -> Decimal | None:
    """The value that the cells of a figure make: their sum, or the last period of a stock.

    None unless a breakdown has all its members, each with an exact number, and they may be added.
    """
    found = (_total(breakdown, figure, indicator, units, dimensions) for breakdown in figure.by.values())
    residual = figure.residual.value if figure.residual and not figure.parts else Decimal(0)
    return next((total.exact + residual for total in found if total), None)


def _total(
    breakdown: FigureBreakdown,
    figure: Figure,
    indicator: Indicator,
    units: Mapping[str, Unit],
    dimensions: Mapping[str, Dimension],
) -> Total | None:
    if breakdown.unread or not may_be_added(indicator, units):
        return None
    found = sums(breakdown, (), figure.period, indicator, units, dimensions)
    total = found.totals.get(()) if found else None
    return total if found and total and total.is_exact and total.given == found.complete else None
