"""Charts of indicators over the years: a line if enough years are comparable, else columns; grouped columns for several.

Missing years are drawn as missing, and breaks are marked. Nothing is compared across a break.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bilan.analysis.shares import largest
from bilan.analysis.time_series import observations, year_span
from bilan.charts import Columns, DataSeries, GroupedColumns, Line, MemberPanels, Point, Sparkline, YearBars
from bilan.charts.targets import Target
from bilan.figure_charts.chart_form import chart_form, is_level
from bilan.figure_charts.chart_targets import chart_targets, targets_in_words, with_years_to_come
from bilan.figure_charts.figure_points import points_in_words, year_point
from bilan.figure_charts.headline import headline
from bilan.figure_charts.titled_chart import Chart, TitledChart
from bilan.figure_charts.value_axis import ValueAxis, value_axis
from bilan.model.chart_settings import ChartForm
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.render.formatter import PageFormatter

MAX_LINES = 4  # on one chart; the ends of more lines are too close to be named
MIN_VALUES = 2  # a chart of one value says no more than the number
MAX_RATIO = 50  # between the largest values of two series: on the scale of the larger, the other would be a flat line


@dataclass(frozen=True, slots=True)
class SeriesChart:
    """The chart of an indicator over the years."""

    indicator: Indicator
    figures: tuple[Figure, ...]

    @property
    def id(self) -> str:
        """`chart-activities`."""
        return f"chart-{self.indicator.id}"

    def titled(self, formatter: PageFormatter) -> TitledChart:
        """The chart in a language, with the title that indicators.yml gives it."""
        targets = chart_targets(formatter, self.indicator, self.figures)
        points = with_years_to_come(formatter, targets, self.figures, _points(formatter, year_span(self.figures)))
        years = formatter.language.years(self.figures[0].year, self.figures[-1].year)
        title = self.indicator.chart.title if self.indicator.chart else None
        return TitledChart(
            self.id,
            formatter.label(title) if title else headline(formatter, _with_value(self.figures)[-1]),
            formatter.comma.join((formatter.name_with_unit(self.indicator), years)),
            formatter.comma.join((points_in_words(formatter, points), *targets_in_words(formatter, targets))),
            self._drawn(formatter, points, targets),
            self.figures,
            over_time=True,
        )

    def _drawn(self, formatter: PageFormatter, points: tuple[Point, ...], targets: tuple[Target, ...]) -> Chart:
        axis = value_axis(formatter, self.indicator)
        match chart_form(self.indicator, formatter.report.units):
            case ChartForm.LINE:
                return Line((DataSeries("", points),), axis.tick, targets=targets, extent=axis.extent)
            case ChartForm.BARS:
                return YearBars(points, axis.extent, targets)
            case ChartForm.SMALL_MULTIPLES:
                return MemberPanels(
                    tuple(self._with_parts(formatter)), axis.tick, is_level(self.indicator, formatter.report.units)
                )
        newest = [point.label for point in points if not point.blank][-1]
        return Columns(points, axis.tick, emphasis=newest, extent=axis.extent, targets=targets)

    def _with_parts(self, formatter: PageFormatter) -> Iterator[DataSeries]:
        """The total, then the parts of its newest composition, in the same years."""
        report, years = formatter.report, range(self.figures[0].year, self.figures[-1].year + 1)
        newest = next((figure for figure in reversed(self.figures) if figure.parts), None)
        for name in (self.indicator.id, *(part.name for part in (newest.parts if newest else ()))):
            found = tuple(figure for year in years if (figure := report.figure(name, year)))
            yield _series(formatter, report.indicators[name], found, years)


def series_chart(report: Report, indicator: Indicator) -> SeriesChart | None:
    """The chart of an indicator from the year that indicators.yml sets; None if it has fewer than two values."""
    since = (indicator.chart.since if indicator.chart else None) or 0
    figures = tuple(figure for figure in observations(report, indicator.id) if figure.year >= since)
    return SeriesChart(indicator, figures) if len(_with_value(figures)) >= MIN_VALUES else None


@dataclass(frozen=True, slots=True)
class MultiSeriesChart:
    """The chart of indicators of one unit side by side; `series` are the figures of each."""

    indicators: tuple[Indicator, ...]
    series: tuple[tuple[Figure, ...], ...]

    @property
    def id(self) -> str:
        """`chart-visits-downloads-2024`."""
        return f"chart-{'-'.join(one.id for one in self.indicators)}-{self._years[-1]}"

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of each indicator in turn."""
        return tuple(figure for own in self.series for figure in own)

    @property
    def _years(self) -> range:
        return range(min(own[0].year for own in self.series), max(own[-1].year for own in self.series) + 1)

    def titled(self, formatter: PageFormatter) -> TitledChart:
        """The chart in a language."""
        years, first = self._years, self.indicators[0]
        axis, heading = value_axis(formatter, first), _capitalized(formatter.unit_heading(first))
        series = tuple(_series(formatter, one, own, years) for one, own in zip(self.indicators, self.series, strict=True))
        return TitledChart(
            self.id,
            _largest_headline(formatter, [own[-1] for own in self.series]),
            formatter.comma.join((heading, formatter.language.years(years[0], years[-1]))),
            formatter.listed(formatter.labelled(one.name, points_in_words(formatter, one.points)) for one in series),
            self._drawn(formatter, series, axis),
            self.figures,
            over_time=True,
        )

    def _drawn(self, formatter: PageFormatter, series: tuple[DataSeries, ...], axis: ValueAxis) -> Chart:
        """Lines for levels, small multiples where there are too many of them; otherwise columns."""
        if not all(is_level(one, formatter.report.units) for one in self.indicators):
            return GroupedColumns(series, axis.tick, axis.extent)
        if len(series) <= MAX_LINES:
            return Line(series, axis.tick, extent=axis.extent)
        return MemberPanels(series, axis.tick, lines=True, extent=axis.extent)


def multi_series_chart(report: Report, indicators: Sequence[Indicator], until: int) -> MultiSeriesChart | None:
    """Indicators of one unit side by side up to a year.

    None for fewer than two, if one has fewer than two values, or if one is too small to be seen on the scale of another.
    """
    series = tuple(tuple(item for item in observations(report, one.id) if item.year <= until) for one in indicators)
    if len(series) < MIN_VALUES or len({one.unit.name for one in indicators}) > 1:
        return None
    if any(len(_with_value(own)) < MIN_VALUES for own in series) or not _of_one_scale(series):
        return None
    return MultiSeriesChart(tuple(indicators), series)


def _of_one_scale(series: Sequence[Sequence[Figure]]) -> bool:
    """True if each series can be seen on the scale of all; one of zeros can."""
    largest_values = [max(abs(figure.value) for figure in _with_value(own) if figure.value is not None) for own in series]
    seen = [value for value in largest_values if value]
    return not seen or max(seen) <= MAX_RATIO * min(seen)


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
    return formatter.language.words("“{name}” has the highest figure in {year}: {value}").format(
        name=name, year=year, value=value
    )


def sparkline(formatter: PageFormatter, figure: Figure, together: Sequence[Figure] = ()) -> Sparkline | None:
    """The sparkline of an indicator up to a figure; None if it has fewer than two values.

    Its scale includes the indicators of the figures in `together` that have the same unit.
    """
    figures = _figures_up_to(formatter.report, figure)
    if not has_course(formatter.report, figure):
        return None
    unit = formatter.indicator_of(figure).unit.name
    same_unit = (other for other in together if formatter.indicator_of(other).unit.name == unit)
    other_values = [
        item.value for other in same_unit for item in _figures_up_to(formatter.report, other) if item.value is not None
    ]
    axis = value_axis(formatter, formatter.indicator_of(figure))
    ends = (axis.extent.lowest, axis.extent.highest) if axis.extent else ()
    points = tuple(_above(point, axis.base) for point in _points(formatter, year_span(figures)))
    line = chart_form(formatter.indicator_of(figure), formatter.report.units) is ChartForm.LINE
    return Sparkline(points, line, tuple(value - axis.base for value in (*other_values, *ends)))


def _above(point: Point, base: Decimal) -> Point:
    """The point of a value that is drawn from a base other than zero."""
    return replace(point, value=point.value - base, ends=None) if base and point.value is not None else point


def has_course(report: Report, figure: Figure) -> bool:
    """True if an indicator has two values up to a figure, enough for a sparkline."""
    return len(_with_value(_figures_up_to(report, figure))) >= MIN_VALUES


def _figures_up_to(report: Report, figure: Figure) -> tuple[Figure, ...]:
    """The figures of the same indicator up to this one."""
    return tuple(item for item in observations(report, figure.id) if item.year <= figure.year)


def _points(formatter: PageFormatter, figures: Sequence[tuple[int, Figure | None]]) -> tuple[Point, ...]:
    return tuple(year_point(formatter, figure, year) for year, figure in figures)


def _with_value(figures: Sequence[Figure]) -> list[Figure]:
    return [figure for figure in figures if figure.value is not None]


def _capitalized(heading: str) -> str:
    return heading[:1].upper() + heading[1:]
