"""Breaks in series: a dotted line between two years, `//` on the axis, and the reason in words.

Rule: figures on the two sides of a break are not comparable (ESS guidelines on revision policy; GSS on discontinuities), so
the break must be easy to see. Nothing joins the two sides.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from bilan.charts.band_scale import BandScale
from bilan.charts.data_points import Point
from bilan.charts.drawing import Mark
from bilan.charts.label_placement import clamp
from bilan.charts.shapes import BREAK_GAP, BREAK_LINE, BREAK_SIGN, Polyline, straight_line
from bilan.charts.text_label import Anchor
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import NOTE

MAX_LINES = 4
MAX_WIDTH = 230.0
GAP = 6.0


@dataclass(frozen=True, slots=True)
class Break:
    """A break before the band `place`, with its reason, and the left and right limits of the text in pixels."""

    position: int
    reason: str
    left: float
    right: float

    @property
    def max_width(self) -> float:
        """The maximum width of a line of its reason."""
        return min(self.right - self.left, MAX_WIDTH)


def series_breaks(points: tuple[Point, ...], bands: BandScale, right: float) -> tuple[Break, ...]:
    """The breaks of a series. The text of each may reach half-way to its neighbours, and from 0 to `right` at the ends.

    A break before the first year is left out: nothing is drawn before it. The text around the chart mentions it.
    """
    cuts = [(position, point.broken) for position, point in enumerate(points) if point.broken and position]
    middles = [(bands.start(a) + bands.start(b)) / 2 for (a, _), (b, _) in pairwise(cuts)]
    lefts, rights = [0.0, *(x + GAP for x in middles)], [*(x - GAP for x in middles), right]
    return tuple(Break(position, reason, a, b) for (position, reason), a, b in zip(cuts, lefts, rights, strict=False))


def all_reasons_fit(cuts: tuple[Break, ...], setter: TextSetter) -> bool:
    """True when every reason fits within its limits."""
    return all(setter.fits(cut.reason, cut.max_width, NOTE, MAX_LINES) for cut in cuts)


def break_band(cuts: tuple[Break, ...], setter: TextSetter) -> float:
    """The height of the reasons above the plot, in pixels."""
    return max((setter.depth(len(_reason_lines(cut, setter)), NOTE) + GAP for cut in cuts), default=0)


def draw_breaks(
    cuts: tuple[Break, ...], setter: TextSetter, bands: BandScale, zero: float, floor: float
) -> tuple[Mark, ...]:
    """Every break from the top of the drawing down to `floor`: its reason, its dotted line and its sign on the axis."""
    return tuple(mark for cut in cuts for mark in _draw_break(cut, setter, bands.start(cut.position), zero, floor))


def break_sign(x: float, y: float) -> tuple[Polyline, ...]:
    """The sign `//` across a horizontal axis; the axis is cut between the strokes."""
    gap = Polyline(((x - 5, y + 4), (x - 1, y - 4), (x + 5, y - 4), (x + 1, y + 4)), BREAK_GAP, closed=True)
    return gap, straight_line(x - 5, y + 5, x - 1, y - 5, BREAK_SIGN), straight_line(x + 1, y + 5, x + 5, y - 5, BREAK_SIGN)


def upright_break_sign(x: float, y: float) -> tuple[Polyline, ...]:
    """The same sign across a vertical axis."""
    gap = Polyline(((x - 4, y + 5), (x - 4, y + 1), (x + 4, y - 5), (x + 4, y - 1)), BREAK_GAP, closed=True)
    return gap, straight_line(x - 5, y + 5, x + 5, y - 1, BREAK_SIGN), straight_line(x - 5, y + 1, x + 5, y - 5, BREAK_SIGN)


def _reason_lines(cut: Break, setter: TextSetter) -> tuple[str, ...]:
    return setter.lines(cut.reason, cut.max_width, NOTE, MAX_LINES)


def _draw_break(cut: Break, setter: TextSetter, x: float, zero: float, floor: float) -> tuple[Mark, ...]:
    lines = _reason_lines(cut, setter)
    widest = max((setter.width(line, NOTE) for line in lines), default=0)
    words = setter.paragraph(lines, clamp(x, widest, cut.left, cut.right), 0, NOTE, Anchor.MIDDLE)
    top = setter.depth(len(lines), NOTE) + 1
    return (straight_line(x, top, x, floor, BREAK_LINE), *break_sign(x, zero), *words)
