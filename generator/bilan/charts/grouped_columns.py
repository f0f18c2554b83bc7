"""Several series over the same years: clustered columns if all text fits, otherwise small multiples on one scale.

Clusters compare the series within a year. In small multiples, a break is shown with its own series.
"""

from __future__ import annotations

from dataclasses import dataclass

from bilan.charts.clustered_columns import ClusteredColumns
from bilan.charts.data_points import DataSeries, Extent, drawn_values, extent, same_labels
from bilan.charts.drawing import Drawing
from bilan.charts.laid_out_chart import LaidOutChart
from bilan.charts.linear_scale import Tick
from bilan.charts.member_panels import MemberPanels
from bilan.charts.text_setter import TextSetter


@dataclass(frozen=True, slots=True)
class GroupedColumns(LaidOutChart):
    """Two or more series with the same labels, in order of time; `tick` formats the numbers of the grid.

    `scale` is the range of the axis, for a unit with a scale of its own; None for an axis from zero. `emphasis` is the name
    of a series to highlight, such as this year's quarters; the others are then quiet.
    """

    series: tuple[DataSeries, ...]
    tick: Tick
    scale: Extent | None = None
    emphasis: str | None = None

    def __post_init__(self) -> None:
        if len(self.series) < 2:
            raise ValueError("grouped columns need two series; draw one series as columns")
        same_labels(self.series)

    def layout(self, setter: TextSetter) -> Drawing:
        """The chart as placed marks, running from left to right."""
        clusters = ClusteredColumns(self.series, self.tick, self.extent, self.emphasis)
        return (
            clusters.layout(setter)
            if clusters.fits(setter)
            else MemberPanels(self.series, self.tick, extent=self.extent).layout(setter)
        )

    @property
    def extent(self) -> Extent:
        """The range of values of all series."""
        return self.scale or extent(value for one in self.series for value in drawn_values(one.points))
