"""Ranked bars: the largest value first, missing values last; "other" and what is not broken down come after them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bilan.charts.bar_rows import BarRow, bar_rows
from bilan.charts.data_points import Extent, Point
from bilan.charts.drawing import Drawing
from bilan.charts.laid_out_chart import LaidOutChart
from bilan.charts.palette import QUIET, SERIES
from bilan.charts.text_setter import TextSetter


@dataclass(frozen=True, slots=True)
class RankedBars(LaidOutChart):
    """Points in any order; the chart ranks them and keeps the order of equal ones.

    emphasis  the label to highlight.
    other     the point for all that has no name of its own (« Autres »). It is last, however large it is.
    rest      what is not broken down, pale and apart from the others.
    extent    the values of the scale, for shares of a whole (0 to 100) and units with a scale of their own. A pale bar to
              the end of the scale is then behind each bar. None for a scale from zero to the largest value.

    Raises ValueError for a point that is not comparable with the others (`broken`), because a ranking compares.
    """

    points: tuple[Point, ...]
    emphasis: str | None = None
    other: Point | None = None
    rest: Point | None = None
    extent: Extent | None = None

    def __post_init__(self) -> None:
        if not self.points:
            raise ValueError("ranked bars need at least one point")
        if any(point.broken for point in (*self.points, self.other, self.rest) if point):
            raise ValueError("a point that is not comparable with the others cannot be ranked")

    @property
    def ranked(self) -> tuple[Point, ...]:
        """The points, the largest first."""
        return tuple(sorted(self.points, key=lambda point: -point.value if point.value is not None else Decimal(1)))

    def layout(self, setter: TextSetter) -> Drawing:
        """The chart as placed marks, running from left to right."""
        last = (BarRow(self.other, QUIET),) if self.other else ()
        rest = (BarRow(self.rest, QUIET, apart=True),) if self.rest else ()
        rows = (*(self._row(point) for point in self.ranked), *last, *rest)
        return bar_rows(rows, setter, self.extent, track=self.extent is not None).layout()

    def _row(self, point: Point) -> BarRow:
        return BarRow(point, SERIES[0] if self.emphasis in (None, point.label) else QUIET)
