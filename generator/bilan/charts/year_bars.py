"""Years as horizontal bars, one below another: only where editors choose it (`chart: {form: bars}`)."""

from __future__ import annotations

from dataclasses import dataclass

from bilan.charts.bar_rows import BarRow, bar_rows
from bilan.charts.data_points import Extent, Point
from bilan.charts.drawing import Drawing
from bilan.charts.laid_out_chart import LaidOutChart
from bilan.charts.palette import QUIET, series_colour
from bilan.charts.targets import Target, with_periods_of
from bilan.charts.text_setter import TextSetter


@dataclass(frozen=True, slots=True)
class YearBars(LaidOutChart):
    """Points in order of time, with the targets of an indicator; `extent` is the range of a unit with a scale of its own."""

    points: tuple[Point, ...]
    extent: Extent | None = None
    targets: tuple[Target, ...] = ()

    def layout(self, setter: TextSetter) -> Drawing:
        """The chart as placed marks: the newest year in full colour, the others quiet."""
        newest = next((point.label for point in reversed(self.points) if point.value is not None), None)
        rows = tuple(
            BarRow(point, series_colour(0) if point.label == newest else QUIET)
            for point in with_periods_of(self.targets, self.points)
        )
        return bar_rows(rows, setter, self.extent, (), self.targets).layout()
