"""A sparkline: the values of a key figure over time in the space of a word, without any text.

Its scale begins at zero like that of all charts: there is no axis, so a cut scale would mislead. It has the form of the
large chart: columns for a flow, a line for a stock. A missing year is a small dashed box; a break is a dotted line and cuts
the line of values. A line between two values alone would look like a trend, so they are dots.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bilan.charts.band_scale import BandScale
from bilan.charts.box import Box
from bilan.charts.canvas import Canvas, Frame
from bilan.charts.contiguous_runs import contiguous_runs
from bilan.charts.data_points import Point, extent, is_trend, known_values
from bilan.charts.drawing import Drawing, Mark
from bilan.charts.framed_drawing import FramedDrawing
from bilan.charts.linear_scale import Scale
from bilan.charts.palette import MUTED, QUIET, SERIES
from bilan.charts.shapes import BREAK_LINE, GRID_LINE, Bar, Dot, Paint, Polyline, straight_line

MARGIN = 4.0
LINE = Paint(stroke=SERIES[0], width=1.5)
NEWEST = Paint(fill=SERIES[0])
EARLIER = Paint(fill=QUIET)
MISSING_PAINT = Paint(stroke=MUTED, dashes="2 2")
MISSING_SIZE = 7.0
COLUMN_SHARE = 0.66  # of a band's width
MAX_WIDTH = 14.0


@dataclass(frozen=True, slots=True)
class Sparkline:
    """Points in order of time. Their text is not drawn, so the frame's description must contain it.

    `line` is True to draw a line, for a stock; False to draw columns, for a flow. `other_values` are the values of the other
    sparklines on the same scale: those shown together, in the same unit.
    """

    points: tuple[Point, ...]
    line: bool = False
    other_values: tuple[Decimal, ...] = ()

    def __post_init__(self) -> None:
        if not known_values(self.points):
            raise ValueError("a sparkline needs at least one value")

    def draw(self, canvas: Canvas, frame: Frame) -> FramedDrawing:
        """The chart on a canvas, usually `Canvas.KEY_FIGURE`."""
        return FramedDrawing(self.layout(canvas), canvas, frame)

    def layout(self, canvas: Canvas) -> Drawing:
        """The chart as placed marks, running from left to right."""
        width, height = float(canvas.width), float(Canvas.KEY_FIGURE.plot)
        values = extent((*known_values(self.points), *self.other_values))
        bands, scale = BandScale(0, width, len(self.points)), Scale(values.span, height - 2 * MARGIN)
        zero = height - MARGIN + scale.at(values.lowest)
        baseline_y = round(zero) - 0.5 if values.below_zero else height - 0.5
        columns_zero = zero if values.below_zero else height
        value_marks = self._line(bands, scale, zero) if self.line else self._columns(bands, scale, columns_zero)
        baseline = straight_line(0, baseline_y, width, baseline_y, GRID_LINE)
        return Drawing(width, height, (baseline, *self._breaks_and_missing(bands, height, baseline_y), *value_marks))

    def _breaks_and_missing(self, bands: BandScale, height: float, baseline_y: float) -> list[Mark]:
        breaks = [position for position, point in enumerate(self.points) if point.broken and position]
        missing = [position for position, point in enumerate(self.points) if point.missing]
        size = min(bands.width * COLUMN_SHARE, MISSING_SIZE)
        return [
            *(straight_line(bands.start(position), 2, bands.start(position), height - 1, BREAK_LINE) for position in breaks),
            *(
                Bar(Box(bands.centre(position) - size / 2, baseline_y - MISSING_SIZE, size, MISSING_SIZE), MISSING_PAINT)
                for position in missing
            ),
        ]

    def _line(self, bands: BandScale, scale: Scale, zero: float) -> list[Mark]:
        runs = [
            [(bands.centre(position), zero - scale.at(value)) for position, value in run]
            for run in contiguous_runs(self.points)
        ]
        joined = is_trend(self.points)
        lines = [Polyline(tuple(run), LINE) for run in runs if len(run) > 1 and joined]
        single_points = [Dot(*at, 1.8, NEWEST) for run in runs if len(run) == 1 or not joined for at in run]
        return [*lines, *single_points, Dot(*runs[-1][-1], 2.8, NEWEST)]

    def _columns(self, bands: BandScale, scale: Scale, zero: float) -> list[Mark]:
        """Small columns, the newest in the series' colour and the others in a quiet one."""
        drawn_values = [(position, point.value) for position, point in enumerate(self.points) if point.value]
        width = min(bands.width * COLUMN_SHARE, MAX_WIDTH)
        return [
            Bar(
                Box(bands.centre(position) - width / 2, zero - max(scale.at(value), 0), width, abs(scale.at(value))),
                NEWEST if position == drawn_values[-1][0] else EARLIER,
            )
            for position, value in drawn_values
        ]
