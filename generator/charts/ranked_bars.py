"""Ranked bars: things of one kind, the largest first, those without a value last."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.charts.artboard import Artboard, Frame
from generator.charts.colours import QUIET, SERIES
from generator.charts.drawing import Drawing, as_svg
from generator.charts.pen import Pen
from generator.charts.points import Point
from generator.charts.rows import Row, rows


@dataclass(frozen=True, slots=True)
class RankedBars:
    """Points in any order: the chart ranks them, equals stay as given. `emphasis` is the label of the one that is spoken of.

    A ranking compares, so a point that may not be compared with the others (`broken`) is refused.
    """

    points: tuple[Point, ...]
    emphasis: str | None = None

    def __post_init__(self) -> None:
        if not self.points:
            raise ValueError("ranked bars need at least one point")
        if any(point.broken for point in self.points):
            raise ValueError("what may not be compared cannot be ranked")

    @property
    def ranked(self) -> tuple[Point, ...]:
        """The points, the largest first."""
        return tuple(sorted(self.points, key=lambda point: -point.value if point.value is not None else Decimal(1)))

    def draw(self, artboard: Artboard, frame: Frame) -> str:
        """The chart as an SVG element."""
        return as_svg(self.layout(Pen.on(artboard, frame.direction)), artboard, frame)

    def layout(self, pen: Pen) -> Drawing:
        """The chart as placed marks, running from left to right."""
        return rows(tuple(self._row(point) for point in self.ranked), pen).drawn()

    def _row(self, point: Point) -> Row:
        return Row(point, SERIES[0] if self.emphasis in (None, point.label) else QUIET)
