"""Several series over the same years: side by side where all can be read, else one panel a series.

Clusters compare the series of one year; they are drawn while every number still fits on its column. Panels share one
scale and name their series above it, so that a break stands with the series it belongs to.
"""

from __future__ import annotations

from dataclasses import dataclass

from bilan.charts.canvas import Canvas, Frame
from bilan.charts.clustered_columns import ClusteredColumns
from bilan.charts.data_points import DataSeries, Extent, extent, known_values, same_labels
from bilan.charts.drawing import Drawing, as_svg
from bilan.charts.linear_scale import Tick
from bilan.charts.small_multiples import small_multiples
from bilan.charts.text_setter import TextSetter


@dataclass(frozen=True, slots=True)
class GroupedColumns:
    """Two or more series whose points have the same labels, in order of time; `tick` prints the numbers of the grid."""

    series: tuple[DataSeries, ...]
    tick: Tick

    def __post_init__(self) -> None:
        if len(self.series) < 2:
            raise ValueError("grouped columns need two series; one makes columns")
        same_labels(self.series)

    def draw(self, artboard: Canvas, frame: Frame) -> str:
        """The chart as an SVG element."""
        return as_svg(self.layout(TextSetter.on_canvas(artboard, frame.direction)), artboard, frame)

    def layout(self, pen: TextSetter) -> Drawing:
        """The chart as placed marks, running from left to right."""
        clusters = ClusteredColumns(self.series, self.tick, self.extent)
        return clusters.layout(pen) if clusters.fits(pen) else small_multiples(self.series, self.tick, self.extent, pen)

    @property
    def extent(self) -> Extent:
        """The values of all series."""
        return extent(value for one in self.series for value in known_values(one.points))
