"""Charts of indicators over the years: a line if enough years are comparable, else columns; grouped columns for several.

Missing years are drawn as missing, and breaks are marked. Nothing is compared across a break.
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

MIN_VALUES = 2  # a chart of one value says no more than the number


def series_chart(formatter: PageFormatter, indicator: Indicator) -> TitledChart | None:
    """The chart of an indicator; None if it has fewer than two values."""
    figures = observations(formatter.report, indicator.id)
    if len(_with_value(figures)) < MIN_VALUES:
        return None
    points = _points(formatter, year_span(figures))
    name = formatter.label(indicator.name)
    years = formatter.language.years(figures[0].year, figures[-1].year)
    return TitledChart(
        f"chart-{indicator.id}",
        headline(formatter, _with_value(figures)[-1]),
        formatter.comma.join((name, formatter.unit_name(indicator), years)),
        _description(formatter, points),
        _line_or_columns(points, lambda value: formatter.number(value, indicator)),
        figures,
        over_time=True,
    )


def _line_or_columns(points: tuple[Point, ...], tick: Callable[[Decimal], str]) -> Chart:
    line = (DataSeries("", points),)
    consecutive = any(len(run) >= MIN_POINTS_FOR_LINE for run in contiguous_runs(points))
    return Line(line, tick) if consecutive and Line.possible(line) else Columns(points, tick, emphasis=points[-1].label)


def multi_series_chart(formatter: PageFormatter, indicators: Sequence[Indicator], until: int) -> TitledChart | None:
    """Indicators of one unit side by side up to a year; None for fewer than two, or if one has fewer than two values."""
    figures = [tuple(item for item in observations(formatter.report, one.id) if item.year <= until) for one in indicators]
    if len(figures) < MIN_VALUES or len({one.unit.name for one in indicators}) > 1:
        return None
    if any(len(_with_value(own)) < MIN_VALUES for own in figures):
        return None
    return _grouped_chart(formatter, indicators, figures)


def _grouped_chart(
    formatter: PageFormatter, indicators: Sequence[Indicator], figures: Sequence[tuple[Figure, ...]]
) -> TitledChart:
    years = range(min(own[0].year for own in figures), max(own[-1].year for own in figures) + 1)
    series = tuple(_series(formatter, one, own, years) for one, own in zip(indicators, figures, strict=True))
    latest = [own[-1] for own in figures]
    return TitledChart(
        f"chart-{'-'.join(one.id for one in indicators)}-{years[-1]}",
        _largest_headline(formatter, latest),
        formatter.comma.join((formatter.unit_name(indicators[0]), formatter.language.years(years[0], years[-1]))),
        "; ".join(f"{one.name}: {_description(formatter, one.points)}" for one in series),
        GroupedColumns(series, lambda value: formatter.number(value, indicators[0])),
        tuple(figure for own in figures for figure in own),
        over_time=True,
    )


def _description(formatter: PageFormatter, points: Sequence[Point]) -> str:
    return formatter.comma.join(f"{point.label}: {point.printed or point.missing}" for point in points)


def _series(formatter: PageFormatter, indicator: Indicator, figures: tuple[Figure, ...], years: range) -> DataSeries:
    known = {figure.year: figure for figure in figures}
    return DataSeries(formatter.label(indicator.name), _points(formatter, tuple((year, known.get(year)) for year in years)))


def _largest_headline(formatter: PageFormatter, latest: Sequence[Figure]) -> str:
    """A sentence that says which is the largest in the newest year, if all have a value for that year."""
    year = max(figure.year for figure in latest)
    first = largest(latest)
    if first is None or any(figure.year != year for figure in latest):
        return formatter.language.words("{number} indicators side by side").format(number=len(latest))
    name, value = formatter.label(formatter.indicator_of(first).name), formatter.printed(first, unit=True)
    return formatter.language.words("“{name}” comes first in {year}: {value}").format(name=name, year=year, value=value)


def sparkline(formatter: PageFormatter, figure: Figure, together: Sequence[Figure] = ()) -> Sparkline | None:
    """The sparkline of an indicator up to a figure; None if it has fewer than two values.

    Its scale includes the indicators of the figures in `together` that have the same unit.
    """
    figures = _figures_up_to(formatter, figure)
    if len(_with_value(figures)) < MIN_VALUES:
        return None
    unit = formatter.indicator_of(figure).unit.name
    same_unit = (other for other in together if formatter.indicator_of(other).unit.name == unit)
    other_values = tuple(
        item.value for other in same_unit for item in _figures_up_to(formatter, other) if item.value is not None
    )
    return Sparkline(_points(formatter, year_span(figures)), other_values)


def _figures_up_to(formatter: PageFormatter, figure: Figure) -> tuple[Figure, ...]:
    """The figures of the same indicator up to this one."""
    return tuple(item for item in observations(formatter.report, figure.id) if item.year <= figure.year)


def _points(formatter: PageFormatter, figures: Sequence[tuple[int, Figure | None]]) -> tuple[Point, ...]:
    not_found = formatter.language.words("not found")
    return tuple(
        _point(formatter, figure) if figure else Point(str(year), None, "", missing=not_found) for year, figure in figures
    )


def _point(formatter: PageFormatter, figure: Figure) -> Point:
    broken = formatter.language.words("break in series") if figure.break_ else None
    if figure.value is None:
        return Point(str(figure.year), None, "", missing=formatter.printed(figure), broken=broken)
    return Point(str(figure.year), figure.value, formatter.printed(figure), broken=broken)


def _with_value(figures: Sequence[Figure]) -> list[Figure]:
    return [figure for figure in figures if figure.value is not None]
