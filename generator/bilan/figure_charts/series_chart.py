"""Indicators over the years: a line where enough years compare, else columns; several of one unit side by side.

Missing years are shown as missing, breaks are marked, nothing is said or drawn across them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from bilan.analysis.shares import largest
from bilan.analysis.time_series import observations, year_span
from bilan.charts import Columns, DataSeries, GroupedColumns, Line, Point, Sparkline
from bilan.charts.contiguous_runs import contiguous_runs
from bilan.charts.data_points import MIN_POINTS_FOR_LINE
from bilan.figure_charts.headline import headline
from bilan.figure_charts.titled_chart import Chart, TitledChart
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.render.formatter import PageFormatter

FEWEST = 2  # one column says no more than its number


def series_chart(formatter: PageFormatter, indicator: Indicator) -> TitledChart | None:
    """The illustration of an indicator, None where fewer than two values are to be drawn."""
    figures = observations(formatter.report, indicator.id)
    if len(_valued(figures)) < FEWEST:
        return None
    points = _points(formatter, year_span(figures))
    name = formatter.label(indicator.name)
    years = formatter.language.years(figures[0].year, figures[-1].year)
    return TitledChart(
        f"chart-{indicator.id}",
        headline(formatter, _valued(figures)[-1]),
        formatter.comma.join((name, formatter.unit_name(indicator), years)),
        _told(formatter, points),
        _drawn(points, lambda value: formatter.number(value, indicator)),
        figures,
        over_time=True,
    )


def _drawn(points: tuple[Point, ...], tick: Callable[[Decimal], str]) -> Chart:
    line = (DataSeries("", points),)
    steady = any(len(run) >= MIN_POINTS_FOR_LINE for run in contiguous_runs(points))  # years that follow one another
    return Line(line, tick) if steady and Line.possible(line) else Columns(points, tick, emphasis=points[-1].label)


def multi_series_chart(formatter: PageFormatter, indicators: Sequence[Indicator], until: int) -> TitledChart | None:
    """Indicators of one unit side by side up to a year; None for fewer than two, or where one has too little to be drawn."""
    figures = [tuple(item for item in observations(formatter.report, one.id) if item.year <= until) for one in indicators]
    if len(figures) < FEWEST or len({one.unit.name for one in indicators}) > 1:
        return None
    if any(len(_valued(own)) < FEWEST for own in figures):
        return None
    return _grouped(formatter, indicators, figures)


def _grouped(
    formatter: PageFormatter, indicators: Sequence[Indicator], figures: Sequence[tuple[Figure, ...]]
) -> TitledChart:
    years = range(min(own[0].year for own in figures), max(own[-1].year for own in figures) + 1)
    drawn = tuple(_series(formatter, one, own, years) for one, own in zip(indicators, figures, strict=True))
    latest = [own[-1] for own in figures]
    return TitledChart(
        f"chart-{'-'.join(one.id for one in indicators)}-{years[-1]}",
        _largest(formatter, latest),
        formatter.comma.join((formatter.unit_name(indicators[0]), formatter.language.years(years[0], years[-1]))),
        "; ".join(f"{one.name}: {_told(formatter, one.points)}" for one in drawn),
        GroupedColumns(drawn, lambda value: formatter.number(value, indicators[0])),
        tuple(figure for own in figures for figure in own),
        over_time=True,
    )


def _told(formatter: PageFormatter, points: Sequence[Point]) -> str:
    return formatter.comma.join(f"{point.label}: {point.printed or point.missing}" for point in points)


def _series(formatter: PageFormatter, indicator: Indicator, figures: tuple[Figure, ...], years: range) -> DataSeries:
    known = {figure.year: figure for figure in figures}
    return DataSeries(formatter.label(indicator.name), _points(formatter, tuple((year, known.get(year)) for year in years)))


def _largest(formatter: PageFormatter, latest: Sequence[Figure]) -> str:
    """Which is the largest in the newest year, where all have a number of that year."""
    year = max(figure.year for figure in latest)
    first = largest(latest)
    if first is None or any(figure.year != year for figure in latest):
        return formatter.language.words("{number} indicators side by side").format(number=len(latest))
    name, value = formatter.label(formatter.indicator_of(first).name), formatter.printed(first, unit=True)
    return formatter.language.words("“{name}” comes first in {year}: {value}").format(name=name, year=year, value=value)


def sparkline(formatter: PageFormatter, figure: Figure, together: Sequence[Figure] = ()) -> Sparkline | None:
    """The course of an indicator up to a figure, None where there is none to show.

    It shares the scale of those figures shown `together` with it that are of its unit.
    """
    figures = _until(formatter, figure)
    if len(_valued(figures)) < FEWEST:
        return None
    unit = formatter.indicator_of(figure).unit.name
    alike = (other for other in together if formatter.indicator_of(other).unit.name == unit)
    beside = tuple(item.value for other in alike for item in _until(formatter, other) if item.value is not None)
    return Sparkline(_points(formatter, year_span(figures)), beside)


def _until(formatter: PageFormatter, figure: Figure) -> tuple[Figure, ...]:
    """The figures of an indicator up to one."""
    return tuple(item for item in observations(formatter.report, figure.id) if item.year <= figure.year)


def _points(formatter: PageFormatter, figures: Sequence[tuple[int, Figure | None]]) -> tuple[Point, ...]:
    unseen = formatter.language.words("not found")
    return tuple(
        _point(formatter, figure) if figure else Point(str(year), None, "", missing=unseen) for year, figure in figures
    )


def _point(formatter: PageFormatter, figure: Figure) -> Point:
    broken = formatter.language.words("break in series") if figure.break_ else None
    if figure.value is None:
        return Point(str(figure.year), None, "", missing=formatter.printed(figure), broken=broken)
    return Point(str(figure.year), figure.value, formatter.printed(figure), broken=broken)


def _valued(figures: Sequence[Figure]) -> list[Figure]:
    return [figure for figure in figures if figure.value is not None]
