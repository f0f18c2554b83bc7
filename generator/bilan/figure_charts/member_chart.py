"""The members of a dimension in one year, as ranked bars or as a map, and over the years as small multiples."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bilan.analysis.breakdown_years import BrokenDownFigure, broken_down_figure, broken_down_figures, not_broken_down
from bilan.charts import DataSeries, Extent, MemberPanels, Point, RankedBars, RegionMap
from bilan.figure_charts.breakdown_headline import (
    OTHER,
    breakdown_subtitle,
    dimension_name,
    member_headline,
    member_name,
    member_years_headline,
)
from bilan.figure_charts.figure_points import figure_point, missing_point, point_in_words, points_in_words
from bilan.figure_charts.titled_chart import TitledChart
from bilan.figure_charts.value_axis import value_axis
from bilan.geography.region_shapes import RegionShapes
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator, Measure
from bilan.model.report import Report
from bilan.render.formatter import PageFormatter

MIN_VALUES = 2
MAX_BARS = 15  # members of a ranking; the table has them all
MAX_PANELS = 12
MIN_YEARS = 3  # of small multiples
WHOLE = Extent(Decimal(0), Decimal(100))  # shares of one whole, in percent


@dataclass(frozen=True, slots=True)
class MemberChart:
    """The members of a figure's year, ranked. `rest` is what is not broken down."""

    indicator: Indicator
    dimension: str
    item: BrokenDownFigure
    rest: Decimal | None

    @property
    def id(self) -> str:
        """`by-channel-press_releases-2025`."""
        return f"by-{self.dimension}-{self.indicator.id}-{self.item.total.year}"

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The cells of the year."""
        return self.item.figures(self.dimension)

    def titled(self, formatter: PageFormatter) -> TitledChart:
        """The chart in a language."""
        points = member_points(formatter, self.item, self.dimension)
        other = points.pop(OTHER, None)
        nested = formatter.report.dimensions[self.dimension].nested
        ranked = sorted(points.values(), key=lambda point: point.value is None or -point.value)
        shown = (list(points.values()) if nested else ranked)[:MAX_BARS]
        return TitledChart(
            self.id,
            member_headline(formatter, self.item, self.dimension),
            breakdown_subtitle(formatter, self.item.total, self.dimension),
            _description(formatter, [*points.values(), *([other] if other else [])]),
            RankedBars(tuple(shown), None, other, self._rest(formatter), self._extent(formatter)),
            self.figures,
        )

    def _rest(self, formatter: PageFormatter) -> Point | None:
        if self.rest is None:
            return None
        residual = self.item.total.residual
        label = formatter.label(residual.name) if residual else formatter.language.words("Not broken down")
        return Point(label, self.rest, formatter.number(self.rest, self.indicator))

    def _extent(self, formatter: PageFormatter) -> Extent | None:
        shares = self.indicator.shares_of
        return WHOLE if shares and shares.name == self.dimension else value_axis(formatter, self.indicator).extent


def member_chart(report: Report, indicator: Indicator, dimension: str, year: int | None = None) -> MemberChart | None:
    """The ranking of the newest year, or of one year; None if it has fewer than two numbers."""
    item = broken_down_figure(report, indicator.id, (dimension,), year)
    if item is None or item.number_of_values < MIN_VALUES:
        return None
    return MemberChart(indicator, dimension, item, not_broken_down(report, item))


@dataclass(frozen=True, slots=True)
class MapChart:
    """The members of a figure's year on a map."""

    indicator: Indicator
    dimension: str
    item: BrokenDownFigure
    shapes: RegionShapes

    @property
    def id(self) -> str:
        """`map-region-press_releases-2025`."""
        return f"map-{self.dimension}-{self.indicator.id}-{self.item.total.year}"

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The cells of the year."""
        return self.item.figures(self.dimension)

    def titled(self, formatter: PageFormatter) -> TitledChart:
        """The chart in a language."""
        points = member_points(formatter, self.item, self.dimension)
        return TitledChart(
            self.id,
            member_headline(formatter, self.item, self.dimension),
            breakdown_subtitle(formatter, self.item.total, self.dimension),
            _description(formatter, list(points.values())),
            RegionMap(points, self.shapes, value_axis(formatter, self.indicator).tick),
            self.figures,
        )


def map_chart(report: Report, indicator: Indicator, dimension: str, year: int | None = None) -> MapChart | None:
    """The map of the newest year, or of one year; None without shapes."""
    declared = report.dimensions.get(dimension)
    item = broken_down_figure(report, indicator.id, (dimension,), year)
    if declared is None or declared.outlines is None or item is None or item.number_of_values < MIN_VALUES:
        return None
    drawn = any(cell and member in declared.outlines.regions for member, cell in item.series(dimension))
    return MapChart(indicator, dimension, item, declared.outlines) if drawn else None


@dataclass(frozen=True, slots=True)
class MemberYearsChart:
    """The members over the years, one small chart for each; `nested` where some are made of others."""

    indicator: Indicator
    dimension: str
    items: tuple[BrokenDownFigure, ...]
    nested: bool

    @property
    def id(self) -> str:
        """`years-channel-press_releases`."""
        return f"years-{self.dimension}-{self.indicator.id}"

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The cells of all years."""
        return tuple(cell for item in self.items for cell in item.figures(self.dimension))

    def titled(self, formatter: PageFormatter) -> TitledChart:
        """The chart in a language."""
        axis = value_axis(formatter, self.indicator)
        years = formatter.language.years(self.items[0].total.year, self.items[-1].total.year)
        series = tuple(self._series(formatter, member) for member in self._members)
        parts = (
            formatter.name_with_unit(self.indicator),
            dimension_name(formatter, self.dimension),
            years,
        )
        return TitledChart(
            self.id,
            member_years_headline(formatter, self.items, self.dimension),
            formatter.comma.join(parts),
            formatter.listed(formatter.labelled(one.name, points_in_words(formatter, one.points)) for one in series),
            MemberPanels(series, axis.tick, lines=self.indicator.kind is Measure.STOCK, extent=axis.extent),
            self.figures,
            over_time=True,
        )

    @property
    def _members(self) -> tuple[str, ...]:
        """The members with a figure, the largest newest number first, as many as can be drawn; « others » last.

        Members of which some are made of others are in the order declared.
        """
        latest = self.items[-1]
        found = {member for item in self.items for member, cell in item.series(self.dimension) if cell}
        values = {member: cell.value for member, cell in latest.series(self.dimension) if cell}
        drawn = [member for member in latest.members[self.dimension] if member in found]
        if not self.nested:
            drawn.sort(key=lambda member: (member == OTHER, -(values.get(member) or Decimal(0))))
        return tuple(drawn[:MAX_PANELS])

    def _series(self, formatter: PageFormatter, member: str) -> DataSeries:
        known = {item.total.year: item.cell(**{self.dimension: member}) for item in self.items}
        years = range(self.items[0].total.year, self.items[-1].total.year + 1)
        return DataSeries(
            member_name(formatter, self.dimension, member),
            tuple(
                figure_point(formatter, cell, str(year))
                if (cell := known.get(year))
                else missing_point(formatter, str(year))
                for year in years
            ),
        )


def member_years_chart(report: Report, indicator: Indicator, dimension: str) -> MemberYearsChart | None:
    """The members over the years; None for fewer than three years."""
    items = tuple(item for item in broken_down_figures(report, indicator.id, dimension) if item.number_of_values)
    if len(items) < MIN_YEARS:
        return None
    return MemberYearsChart(indicator, dimension, items, report.dimensions[dimension].nested)


def member_points(formatter: PageFormatter, item: BrokenDownFigure, dimension: str) -> dict[str, Point]:
    """A point for each member, by its id; a member without a figure is missing."""
    return {
        member: figure_point(formatter, cell, name, comparable=False) if cell else missing_point(formatter, name)
        for member, name, cell in (
            (member, member_name(formatter, dimension, member), cell) for member, cell in item.series(dimension)
        )
    }


def _description(formatter: PageFormatter, points: Iterable[Point]) -> str:
    return formatter.listed(point_in_words(formatter, point) for point in points)
