"""Breaks in series: a dotted line between two years, `//` on the axis, and the reason in words.

Rule: figures on the two sides of a break may not be compared (ESS guidelines on revision policy; GSS on
discontinuities), so the reader must meet the break before the difference. Nothing joins the two sides.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from bilan.charts.band_scale import BandScale
from bilan.charts.data_points import Point
from bilan.charts.drawing import Mark
from bilan.charts.label_placement import clamp
from bilan.charts.shapes import BREAK_GAP, BREAK_LINE, BREAK_SIGN, Trace, rule
from bilan.charts.text_label import Anchor
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import NOTE

MOST_LINES = 4
WIDEST = 230.0
GAP = 6.0


@dataclass(frozen=True, slots=True)
class Break:
    """A break before a place, with its reason and the room its words may take from one x to another."""

    place: int
    reason: str
    left: float
    right: float

    @property
    def measure(self) -> float:
        """The widest its lines may be."""
        return min(self.right - self.left, WIDEST)


def series_breaks(points: tuple[Point, ...], slots: BandScale, right: float) -> tuple[Break, ...]:
    """The breaks of a series with the room of each: half-way to its neighbours, and from 0 to `right` at the ends.

    A break before the first year parts it from nothing that is drawn and is left to the words round the chart.
    """
    cuts = [(place, point.broken) for place, point in enumerate(points) if point.broken and place]
    middles = [(slots.start(a) + slots.start(b)) / 2 for (a, _), (b, _) in pairwise(cuts)]
    lefts, rights = [0.0, *(x + GAP for x in middles)], [*(x - GAP for x in middles), right]
    return tuple(Break(place, reason, a, b) for (place, reason), a, b in zip(cuts, lefts, rights, strict=False))


def all_fit(cuts: tuple[Break, ...], pen: TextSetter) -> bool:
    """True when every reason can be read whole in its room."""
    return all(pen.fits(cut.reason, cut.measure, NOTE, MOST_LINES) for cut in cuts)


def break_band(cuts: tuple[Break, ...], pen: TextSetter) -> float:
    """The height that the reasons take up above a plot."""
    return max((pen.depth(len(_lines(cut, pen)), NOTE) + GAP for cut in cuts), default=0)


def draw_breaks(cuts: tuple[Break, ...], pen: TextSetter, slots: BandScale, zero: float, floor: float) -> tuple[Mark, ...]:
    """Every break from the top of the sheet down to the floor, its reason above its line, its sign on the zero line."""
    return tuple(mark for cut in cuts for mark in _one(cut, pen, slots.start(cut.place), zero, floor))


def break_sign(x: float, y: float) -> tuple[Trace, ...]:
    """`//` across a horizontal axis, with the axis cut between the strokes."""
    gap = Trace(((x - 5, y + 4), (x - 1, y - 4), (x + 5, y - 4), (x + 1, y + 4)), BREAK_GAP, closed=True)
    return gap, rule(x - 5, y + 5, x - 1, y - 5, BREAK_SIGN), rule(x + 1, y + 5, x + 5, y - 5, BREAK_SIGN)


def upright_break_sign(x: float, y: float) -> tuple[Trace, ...]:
    """The same across a vertical axis."""
    gap = Trace(((x - 4, y + 5), (x - 4, y + 1), (x + 4, y - 5), (x + 4, y - 1)), BREAK_GAP, closed=True)
    return gap, rule(x - 5, y + 5, x + 5, y - 1, BREAK_SIGN), rule(x - 5, y + 1, x + 5, y - 5, BREAK_SIGN)


def _lines(cut: Break, pen: TextSetter) -> tuple[str, ...]:
    return pen.lines(cut.reason, cut.measure, NOTE, MOST_LINES)


def _one(cut: Break, pen: TextSetter, x: float, zero: float, floor: float) -> tuple[Mark, ...]:
    lines = _lines(cut, pen)
    widest = max((pen.width(line, NOTE) for line in lines), default=0)
    words = pen.paragraph(lines, clamp(x, widest, cut.left, cut.right), 0, NOTE, Anchor.MIDDLE)
    top = pen.depth(len(lines), NOTE) + 1
    return (rule(x, top, x, floor, BREAK_LINE), *break_sign(x, zero), *words)
