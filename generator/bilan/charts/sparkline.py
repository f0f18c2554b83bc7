"""A sparkline: the course of a key figure in the space of a word, without any text.

It begins at zero like its larger relatives: without an axis to say so, a cut scale would be a lie. Where values are too
few for a line between two breaks it is made of small columns. Years that are missing are small dashed boxes, a break
is a dotted stroke and cuts the line.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bilan.charts.band_scale import BandScale
from bilan.charts.box import Box
from bilan.charts.canvas import Canvas, Frame
from bilan.charts.contiguous_runs import contiguous_runs
from bilan.charts.data_points import Point, extent, is_trend, known_values
from bilan.charts.drawing import Drawing, Mark, as_svg
from bilan.charts.linear_scale import Scale
from bilan.charts.palette import MUTED, QUIET, SERIES
from bilan.charts.shapes import BREAK_LINE, GRID_LINE, Bar, Dot, Look, Trace, rule

MARGIN = 4.0
LINE = Look(stroke=SERIES[0], width=1.5)
FULL = Look(fill=SERIES[0])
STEPPED_BACK = Look(fill=QUIET)
GAP_LOOK = Look(stroke=MUTED, dashes="2 2")
GAP = 7.0
SHARE = 0.66  # of a slot that a column takes
WIDEST = 14.0


@dataclass(frozen=True, slots=True)
class Sparkline:
    """Points in order of time; their words are not drawn, the frame's description has to say them.

    `beside` are the values of the other sparklines on the same scale, because they are shown together and in one unit.
    """

    points: tuple[Point, ...]
    beside: tuple[Decimal, ...] = ()

    def __post_init__(self) -> None:
        if not known_values(self.points):
            raise ValueError("a sparkline needs at least one value")

    def draw(self, artboard: Canvas, frame: Frame) -> str:
        """The chart as an SVG element; `Artboard.KEY_FIGURE` is made for it."""
        return as_svg(self.layout(artboard), artboard, frame)

    def layout(self, artboard: Canvas) -> Drawing:
        """The chart as placed marks, running from left to right."""
        width, height = float(artboard.width), float(Canvas.KEY_FIGURE.plot)
        held = extent((*known_values(self.points), *self.beside))
        slots, scale = BandScale(0, width, len(self.points)), Scale(held.span, height - 2 * MARGIN)
        zero = height - MARGIN + scale.at(held.lowest)
        ground_y = round(zero) - 0.5 if held.below_zero else height - 0.5
        line, columns = (zero, zero) if held.below_zero else (zero, height)
        course = self._line(slots, scale, line) if is_trend(self.points) else self._columns(slots, scale, columns)
        ground = rule(0, ground_y, width, ground_y, GRID_LINE)
        return Drawing(width, height, (ground, *self._gaps(slots, height, ground_y), *course))

    def _gaps(self, slots: BandScale, height: float, ground_y: float) -> list[Mark]:
        breaks = [place for place, point in enumerate(self.points) if point.broken and place]
        missing = [place for place, point in enumerate(self.points) if point.missing]
        side = min(slots.width * SHARE, GAP)
        return [
            *(rule(slots.start(place), 2, slots.start(place), height - 1, BREAK_LINE) for place in breaks),
            *(Bar(Box(slots.centre(place) - side / 2, ground_y - GAP, side, GAP), GAP_LOOK) for place in missing),
        ]

    def _line(self, slots: BandScale, scale: Scale, zero: float) -> list[Mark]:
        pieces = [
            [(slots.centre(place), zero - scale.at(value)) for place, value in run] for run in contiguous_runs(self.points)
        ]
        lines = [Trace(tuple(piece), LINE) for piece in pieces if len(piece) > 1]
        lonely = [Dot(*piece[0], 1.8, FULL) for piece in pieces[:-1] if len(piece) == 1]
        return [*lines, *lonely, Dot(*pieces[-1][-1], 2.8, FULL)]

    def _columns(self, slots: BandScale, scale: Scale, zero: float) -> list[Mark]:
        """Small columns, the newest in full colour."""
        there = [(place, point.value) for place, point in enumerate(self.points) if point.value]
        width = min(slots.width * SHARE, WIDEST)
        return [
            Bar(
                Box(slots.centre(place) - width / 2, zero - max(scale.at(value), 0), width, abs(scale.at(value))),
                FULL if place == there[-1][0] else STEPPED_BACK,
            )
            for place, value in there
        ]
