"""Several series over the same years: side by side where all can be read, else one panel a series.

Clusters compare the series of one year; they are drawn while every number still fits on its column. Panels share one
scale and name their series above it, so that a break stands with the series it belongs to.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.charts.artboard import Artboard, Frame
from generator.charts.clusters import Clusters
from generator.charts.drawing import Drawing, as_svg
from generator.charts.panels import panels
from generator.charts.pen import Pen
from generator.charts.points import Extent, Series, extent, known, same_labels
from generator.charts.scale import Tick


@dataclass(frozen=True, slots=True)
class GroupedColumns:
    """Two or more series whose points have the same labels, in order of time; `tick` prints the numbers of the grid."""

    series: tuple[Series, ...]
    tick: Tick

    def __post_init__(self) -> None:
        if len(self.series) < 2:
            raise ValueError("grouped columns need two series; one makes columns")
        same_labels(self.series)

    def draw(self, artboard: Artboard, frame: Frame) -> str:
        """The chart as an SVG element."""
        return as_svg(self.layout(Pen.on(artboard, frame.direction)), artboard, frame)

    def layout(self, pen: Pen) -> Drawing:
        """The chart as placed marks, running from left to right."""
        clusters = Clusters(self.series, self.tick, self.extent)
        return clusters.layout(pen) if clusters.fits(pen) else panels(self.series, self.tick, self.extent, pen)

    @property
    def extent(self) -> Extent:
        """The values of all series."""
        return extent(value for one in self.series for value in known(one.points))
