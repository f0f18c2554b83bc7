"""Builds the blocks of a dimension: its charts, each with its sources and data, and the table of all years."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bilan.analysis.breakdown_years import BrokenDownFigure, broken_down_figures, dimensions_of, not_broken_down
from bilan.analysis.documents import documents_behind
from bilan.analysis.figure_anchors import section_of, tables_of_two
from bilan.blocks.audit_blocks import Account, MemberAccounts
from bilan.blocks.block import Block
from bilan.blocks.breakdown_table import BreakdownTable, CellRow, RestRow
from bilan.blocks.chart_block import Chart
from bilan.blocks.figure_blocks import Disclosure
from bilan.blocks.table_rows import FigureRow
from bilan.blocks.text_blocks import Heading
from bilan.figure_charts.breakdown_charts import BreakdownSpec, breakdown_charts
from bilan.figure_charts.breakdown_headline import TIME_NAMES
from bilan.figure_charts.grid_chart import GridChart, grid_chart
from bilan.figure_charts.member_chart import MemberYearsChart, map_chart
from bilan.figure_charts.period_chart import PeriodChart
from bilan.model.dimension import TIME_DIMENSIONS
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.pages.page_blocks import legend
from bilan.values.period import Period
from bilan.values.period_syntax import parse_period
from bilan.values.sentence import PeriodName, Text, TextList, sentence

MakeByDimension = Callable[[Report, Indicator, tuple[str, ...], int | None], Block | None]
_BY_TIME = {
    "month": sentence("By month"),
    "quarter": sentence("By quarter"),
    "half": sentence("By half-year"),
}


def breakdown_sections(report: Report, indicator: Indicator, accounts: Sequence[Account]) -> Iterator[Block]:
    """A section for each dimension of an indicator: heading, charts, the tables of all figures, and accounts of some.

    `accounts` are those of months and members. A figure has its anchor at its account, or else in its table.
    """
    for dimension in dimensions_of(report, indicator.id):
        charts = [breakdown_chart(report, spec) for spec in breakdown_charts(report, indicator, dimension)]
        own = tuple(account for account in accounts if section_of(account.trail.figure.dimensions) == dimension)
        table = breakdown_table(report, indicator, dimension, own)
        if charts or table:
            yield Heading(section_title(report, dimension), f"by-{dimension}")
            yield from charts
            yield from [table] if table else []
            yield from _tables_of_two(report, indicator, dimension, own)
        if own:
            yield Heading(sentence("Notes and sources"), f"notes-{dimension}", 3)
            yield MemberAccounts(own)


def section_title(report: Report, dimension: str) -> Text:
    """The heading of a dimension: its name, or « By month »."""
    return _BY_TIME[dimension] if dimension in TIME_DIMENSIONS else report.dimensions[dimension].name


def breakdown_table(
    report: Report, indicator: Indicator, dimension: str, accounts: Sequence[Account] = ()
) -> BreakdownTable | None:
    """The table of an indicator by a dimension in all years, with the anchors; None without figures."""
    items = broken_down_figures(report, indicator.id, dimension)
    if not items:
        return None
    table = _years_table(report, indicator, dimension, tuple(reversed(items)), anchored=True)
    return replace(table, accounts=_anchors(accounts))


def _anchors(accounts: Sequence[Account]) -> frozenset[str]:
    return frozenset(account.trail.figure.anchor for account in accounts)


def first_chart_of_year(report: Report, indicator: Indicator, year: int) -> Chart | None:
    """The chart that the page of a year shows of an indicator's breakdowns: at most one."""
    specs = (
        spec for name in dimensions_of(report, indicator.id) for spec in breakdown_charts(report, indicator, name, year)
    )
    of_year = (spec for spec in specs if not isinstance(spec, MemberYearsChart))
    return next((breakdown_chart(report, spec) for spec in of_year), None)


def chart_by(report: Report, indicator: Indicator, dimensions: tuple[str, ...], year: int | None) -> Chart | None:
    """The chart of an indicator by one dimension, or by a dimension of members and one of time; None for nothing to draw."""
    members = [name for name in dimensions if name not in TIME_DIMENSIONS]
    times = [name for name in dimensions if name in TIME_DIMENSIONS]
    if len(dimensions) == 1:
        specs: tuple[BreakdownSpec, ...] = breakdown_charts(report, indicator, dimensions[0], year)
    else:
        grid = grid_chart(report, indicator, members[0], times[0], year) if len(members) == len(times) == 1 else None
        specs = (grid,) if grid else ()
    return breakdown_chart(report, specs[0]) if specs else None


def map_by(report: Report, indicator: Indicator, dimensions: tuple[str, ...], year: int | None) -> Chart | None:
    """The map of an indicator by a dimension; None without shapes."""
    spec = map_chart(report, indicator, dimensions[0], year) if len(dimensions) == 1 else None
    return breakdown_chart(report, spec) if spec else None


def table_by(report: Report, indicator: Indicator, dimensions: tuple[str, ...], year: int | None) -> Block | None:
    """The table of an indicator by a dimension, of all years or of one; by two dimensions, that of one year."""
    if len(dimensions) > 1:
        grid = chart_by(report, indicator, dimensions, year)
        return grid.data if grid else None
    items = broken_down_figures(report, indicator.id, dimensions[0])
    shown = tuple(item for item in reversed(items) if year in (None, item.total.year))
    return _years_table(report, indicator, dimensions[0], shown, anchored=False) if shown else None


def breakdown_chart(report: Report, spec: BreakdownSpec) -> Chart:
    """A chart of a breakdown with its sources and the table of its figures."""
    return Chart(spec, sources=documents_behind(report, _cited(spec)), data=_data(report, spec))


def _cited(spec: BreakdownSpec) -> Iterator[Figure]:
    """The figures whose sources a chart names: those it shows, and the totals, whose sources those without one have."""
    yield from spec.figures
    yield from (item.total for item in _items(spec))


def _items(spec: BreakdownSpec) -> tuple[BrokenDownFigure, ...]:
    match spec:
        case PeriodChart():
            return (spec.item, *([spec.before] if spec.before else []))
        case MemberYearsChart():
            return tuple(reversed(spec.items))
    return (spec.item,)


def _data(report: Report, spec: BreakdownSpec) -> BreakdownTable:
    if isinstance(spec, GridChart):
        return _grid_table(report, spec)
    return _years_table(report, spec.indicator, spec.dimension, _items(spec), anchored=False)


def _years_table(
    report: Report, indicator: Indicator, dimension: str, items: Sequence[BrokenDownFigure], *, anchored: bool
) -> BreakdownTable:
    """A row for each member, a column for each of the figures broken down."""
    rows = tuple(_row(report, dimension, items, at) for at in _places(dimension, items))
    shown = tuple(row for row in rows if any(row.cells))
    return BreakdownTable(
        sentence("{item}, {next}", item=indicator.name, next=_first(report, dimension)),
        indicator,
        _first(report, dimension),
        tuple(item.total.when for item in items),
        shown,
        _rest(report, items),
        tuple(item.total for item in items),
        legend(cell.figure for row in shown for cell in row.cells if cell) if anchored else None,
        anchored,
        _come(dimension, shown, len(items)),
        _example(dimension, shown) if anchored else None,
    )


def _example(dimension: str, rows: Sequence[CellRow]) -> Figure | None:
    """The newest cell that has a number, as an example of a citation; None without one."""
    newest = [row.cells[0].figure for row in rows if row.cells[0]]
    numbered = [figure for figure in newest if figure.value is not None]
    return next(iter(reversed(numbered) if dimension in TIME_DIMENSIONS else numbered), None)


def _come(dimension: str, rows: Sequence[CellRow], columns: int) -> tuple[int, ...]:
    """For each column the number of rows up to the last with a figure, in a table of periods."""
    if dimension not in TIME_DIMENSIONS:
        return ()
    return tuple(max((at for at, row in enumerate(rows, 1) if row.cells[column]), default=0) for column in range(columns))


def _places(dimension: str, items: Sequence[BrokenDownFigure]) -> range | tuple[str, ...]:
    """What the rows of a table are: the number of a period within its year, or the ids of the members of any year."""
    if dimension in TIME_DIMENSIONS:
        return range(max(len(item.members[dimension]) for item in items))
    return tuple(dict.fromkeys(member for item in items for member in item.members[dimension]))


def _row(report: Report, dimension: str, items: Sequence[BrokenDownFigure], at: int | str) -> CellRow:
    if isinstance(at, str):
        name = report.dimensions[dimension].members[at].name
        return CellRow(name, tuple(_cell(item.cell(**{dimension: at})) for item in items))
    members = [_member(item, dimension, at) for item in items]
    cells = (_cell(item.cell(**{dimension: name}) if name else None) for item, name in zip(items, members, strict=True))
    return CellRow(_period_label(next(name for name in members if name), items[0], in_full=True), tuple(cells))


def _cell(figure: Figure | None) -> FigureRow | None:
    return FigureRow(figure, None, ()) if figure else None


def _member(item: BrokenDownFigure, dimension: str, at: int) -> str | None:
    members = item.members[dimension]
    return members[at] if at < len(members) else None


def _period_label(member: str, item: BrokenDownFigure, *, in_full: bool = False) -> Text:
    """The name of a period without its year: short for the heading of a column, in full for that of a row."""
    period = parse_period(member, item.total.period.begins if item.total.period else 1)
    return PeriodName(period, short=not in_full, in_full=in_full) if isinstance(period, Period) else member


def _rest(report: Report, items: Sequence[BrokenDownFigure]) -> RestRow | None:
    numbers = tuple(not_broken_down(report, item) for item in items)
    if not any(number is not None for number in numbers):
        return None
    named = next((item.total.residual.name for item in items if item.total.residual), None)
    return RestRow(named or sentence("Not broken down"), numbers)


def _tables_of_two(report: Report, indicator: Indicator, dimension: str, accounts: Sequence[Account]) -> Iterator[Block]:
    """The tables of a dimension by another, one for each year, closed; their cells have anchors."""
    for item in tables_of_two(report, indicator.id, dimension):
        (other,) = (name for name in item.breakdown.dimensions if name != dimension)
        names = (_first(report, dimension), _first(report, other))
        title = sentence("{item}, {next}", item=TextList(names), next=item.total.when)
        table = _cell_table(report, indicator, item, dimension, other)
        yield Disclosure(title, (replace(table, accounts=_anchors(accounts)),))


def _cell_table(report: Report, indicator: Indicator, item: BrokenDownFigure, dimension: str, other: str) -> BreakdownTable:
    """A row for each member of a dimension, a column for each of another, as far as they have a cell."""
    at, across = item.breakdown.dimensions.index(dimension), item.breakdown.dimensions.index(other)
    downs = [name for name in item.members[dimension] if any(cell[at] == name for cell in item.cells)]
    columns = [name for name in item.members[other] if any(cell[across] == name for cell in item.cells)]
    cells = {down: tuple(_cell(item.cell(**{dimension: down, other: name})) for name in columns) for down in downs}
    rows = tuple(CellRow(_name(report, item, dimension, down), cells[down]) for down in downs)
    caption = sentence("{item}, {next}", item=indicator.name, next=item.total.when)
    headings = tuple(_name(report, item, other, name) for name in columns)
    return BreakdownTable(caption, indicator, _first(report, dimension), headings, rows, anchored=True)


def _name(report: Report, item: BrokenDownFigure, dimension: str, member: str) -> Text:
    if dimension in TIME_DIMENSIONS:
        return _period_label(member, item)
    return report.dimensions[dimension].members[member].name


def _grid_table(report: Report, spec: GridChart) -> BreakdownTable:
    """The cells of a heat map: a row for each member, a column for each period."""
    periods = spec.item.members[spec.time]
    members = report.dimensions[spec.dimension].members
    rows = tuple(
        CellRow(
            members[member].name,
            tuple(_cell(spec.item.cell(**{spec.dimension: member, spec.time: period})) for period in periods),
        )
        for member in spec.members
    )
    return BreakdownTable(
        sentence("{item}, {next}", item=spec.indicator.name, next=spec.item.total.when),
        spec.indicator,
        _first(report, spec.dimension),
        tuple(_period_label(period, spec.item) for period in periods),
        rows,
    )


def _first(report: Report, dimension: str) -> Text:
    return TIME_NAMES[dimension] if dimension in TIME_DIMENSIONS else report.dimensions[dimension].name
