"""Figures with what was counted for them: the value, and the cells of the breakdowns that name only dimensions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from bilan.model.breakdown import Breakdown
from bilan.model.dimension import TIME_DIMENSIONS
from bilan.model.figure import Figure
from bilan.model.registers.counting import Count, Numbers
from bilan.values.period import Period
from bilan.values.period_syntax import parse_period

CountFigure = Callable[[Figure], Count | None]


def counted_figures(figures: Mapping[str, Figure], count_figure: CountFigure) -> Mapping[str, Figure]:
    """The figures, those with `count` with their number. A value that was typed stays; a rule compares the two."""
    if not any(figure.count for figure in figures.values()):
        return figures
    return {name: _counted(figure, count_figure(figure)) if figure.count else figure for name, figure in figures.items()}


def _counted(figure: Figure, found: Count | None) -> Figure:
    if found is None:
        return replace(figure, by={name: _unread(breakdown, figure) for name, breakdown in figure.by.items()})
    value = figure.value if "value" in figure.places else Decimal(found.number)
    whole = replace(figure, value=value, counted=found.number)
    by = {
        name: _with_cells(breakdown, whole, found.by[name]) if breakdown.counted else breakdown
        for name, breakdown in figure.by.items()
    }
    return replace(whole, by=by)


def _unread(breakdown: Breakdown[Figure], figure: Figure) -> Breakdown[Figure]:
    return replace(breakdown, unread=figure.at("count")) if breakdown.counted else breakdown


def _with_cells(breakdown: Breakdown[Figure], whole: Figure, numbers: Numbers) -> Breakdown[Figure]:
    periods: dict[str, Period | None] = {}
    cells = {coordinates: _cell(breakdown, whole, coordinates, number, periods) for coordinates, number in numbers.items()}
    return replace(breakdown, cells=cells)


def _cell(
    breakdown: Breakdown[Figure], whole: Figure, coordinates: Sequence[str], number: int, periods: dict[str, Period | None]
) -> Figure:
    """A counted number as an observation; it is as settled as the whole figure."""
    members = dict(zip(breakdown.dimensions, coordinates, strict=True))
    period = whole.period
    if breakdown.time:
        period = _period(members[breakdown.time], whole, periods)
    return Figure(
        id=whole.id,
        year=whole.year,
        place=breakdown.place,
        dimensions=breakdown.dimensions,
        members={name: member for name, member in members.items() if name not in TIME_DIMENSIONS},
        period=period,
        value=Decimal(number),
        counted=number,
        status=whole.status,
        source=whole.source,
        origin=whole.origin,
    )


def _period(text: str, whole: Figure, known: dict[str, Period | None]) -> Period | None:
    if text not in known:
        period = parse_period(text, whole.period.begins if whole.period else 1)
        known[text] = period if isinstance(period, Period) else None
    return known[text]
