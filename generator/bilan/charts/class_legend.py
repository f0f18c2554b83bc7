"""The legend of shaded classes: a row of shades with the bounds below them, and what the other signs mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bilan.charts.box import Box
from bilan.charts.data_points import Point
from bilan.charts.drawing import Mark
from bilan.charts.hatching import hatch_box
from bilan.charts.linear_scale import Tick
from bilan.charts.palette import GRID, INK, MUTED
from bilan.charts.shading import ZERO, minus_mark, shade
from bilan.charts.shapes import MISSING, Bar, Paint, Polyline
from bilan.charts.text_label import ASCENT, Anchor
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import NOTE, YEAR
from bilan.charts.value_bars import statuses
from bilan.charts.value_classes import classes_below_zero

HATCH = Paint(stroke=GRID, width=1.2)
NOT_FINAL = Paint(stroke=INK, width=1.2, dashes="3 2")  # the outline of a region whose value is not final
FRAME = Paint(stroke=MUTED)
SHADE_WIDTH = 44.0
SHADE_HEIGHT = 11.0
SWATCH = 16.0
LABEL_GAP = 6.0
GROUP_GAP = 20.0
CORNER = 6.0
HATCH_SPACING = 7.0


@dataclass(frozen=True, slots=True)
class ClassLegend:
    """What a legend explains: the bounds of the classes, zero if it has a shade of its own, and the words of other signs.

    `corner_mark` is True where a value that is not final has a corner in its cell, False where a region has an outline.
    `minus` is True where shades below zero have a minus sign, because no cell has its number.
    """

    bounds: tuple[Decimal, ...]
    tick: Tick
    zero: bool = False
    missing: str | None = None
    statuses: tuple[str, ...] = ()
    corner_mark: bool = True
    minus: bool = False

    @classmethod
    def of(
        cls,
        points: Iterable[Point],
        bounds: tuple[Decimal, ...],
        tick: Tick,
        zero: bool,
        corner_mark: bool = True,
        minus: bool = False,
    ) -> ClassLegend:
        """The legend that some points need."""
        known = tuple(points)
        missing = next((point.missing for point in known if point.missing), None)
        has_zero = zero and any(point.value == 0 for point in known)
        return cls(bounds, tick, has_zero, missing, statuses(known), corner_mark, minus)

    def draw(self, top: float, setter: TextSetter) -> tuple[tuple[Mark, ...], float]:
        """The legend from `top` down, and the y below it. Groups that do not fit beside the shades are below them."""
        shades = self._shades(setter) if self.bounds else ((), 0.0)
        swatch, ramp = setter.leading(YEAR), self._shades_height(setter)
        signs = (self._zero(setter), self._missing(setter), self._status(setter))
        zero, missing, status = ((*sign, swatch) for sign in signs)
        marks: list[Mark] = []
        x, y, line_height = 0.0, top, 0.0
        for group, width, height in (zero, (*shades, ramp), missing, status):
            if group and x and x + width > setter.chart_width:
                x, y, line_height = 0.0, y + line_height + 4, 0.0
            marks += [mark.translated(x, y) for mark in group]
            x, line_height = (x + width + GROUP_GAP, max(line_height, height)) if group else (x, line_height)
        return tuple(marks), y + line_height

    def _zero(self, setter: TextSetter) -> tuple[tuple[Mark, ...], float]:
        if not self.zero:
            return (), 0
        return self._swatch((Bar(Box(0, 0, SWATCH, SHADE_HEIGHT), ZERO),), self.tick(Decimal(0)), setter)

    def _missing(self, setter: TextSetter) -> tuple[tuple[Mark, ...], float]:
        return (
            self._swatch(missing_marks(Box(0, 0, SWATCH, SHADE_HEIGHT)), self.missing, setter) if self.missing else ((), 0)
        )

    def _status(self, setter: TextSetter) -> tuple[tuple[Mark, ...], float]:
        if not self.statuses:
            return (), 0
        box = Box(0.5, 0.5, SWATCH - 1, SHADE_HEIGHT)
        mark = (Bar(box, FRAME), corner(box, Paint(INK))) if self.corner_mark else (Bar(box, NOT_FINAL),)
        return self._swatch(mark, " · ".join(self.statuses), setter)

    def _swatch(self, marks: tuple[Mark, ...], words: str, setter: TextSetter) -> tuple[tuple[Mark, ...], float]:
        lines = setter.lines(words, setter.chart_width - SWATCH - LABEL_GAP, NOTE, 1)
        width = max((setter.width(line, NOTE) for line in lines), default=0)
        baseline_top = (SHADE_HEIGHT - setter.size(NOTE) * ASCENT) / 2 - 1
        return (*marks, *setter.paragraph(lines, SWATCH + LABEL_GAP, baseline_top, NOTE)), SWATCH + LABEL_GAP + width

    def _shades(self, setter: TextSetter) -> tuple[tuple[Mark, ...], float]:
        """The shades beside one another with a bound below each edge; the bounds are left out if they do not fit."""
        count, below = len(self.bounds) - 1, classes_below_zero(self.bounds)
        widest = max(setter.width(self.tick(bound), NOTE) for bound in self.bounds)
        space = (setter.chart_width - widest) / count
        width = max(min(SHADE_WIDTH, space), 4) if widest + 8 <= SHADE_WIDTH else max(min(widest + 8, space), 4)
        left = widest / 2
        boxes = [Box(left + index * width, 0, width - 1, SHADE_HEIGHT) for index in range(count)]
        looks = [shade(index, self.bounds) for index in range(count)]
        shades = [Bar(box, paint) for box, (paint, _) in zip(boxes, looks, strict=True)]
        signed = zip(boxes[:below], looks, strict=False) if self.minus else ()
        shades += [minus_mark(box, style) for box, (_, style) in signed]
        step = next((step for step in range(1, count + 1) if widest + 8 <= width * step), count)
        shown = range(below % step, count + 1, step)  # zero is one of them
        labels = [
            setter.write(
                self.tick(self.bounds[at]),
                left + at * width,
                SHADE_HEIGHT + LABEL_GAP / 2 + setter.size(NOTE) * ASCENT,
                NOTE,
                Anchor.MIDDLE,
            )
            for at in shown
            if not (self.zero and at == below == 0)
        ]
        fits = 2 * left + count * width <= setter.chart_width + 0.01
        return (*shades, *(labels if fits else ())), left * 2 + count * width

    def _shades_height(self, setter: TextSetter) -> float:
        return SHADE_HEIGHT + LABEL_GAP / 2 + setter.leading(NOTE)


def missing_marks(box: Box) -> tuple[Mark, ...]:
    """A cell without a value: hatched in grey, with a dashed outline."""
    inner = Box(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1)
    return (*hatch_box(inner, HATCH, HATCH_SPACING), Bar(inner, MISSING))


def corner(box: Box, paint: Paint) -> Polyline:
    """The mark of a value that is not final: a triangle in the upper corner at the end of a cell."""
    return Polyline(((box.right - CORNER, box.y), (box.right, box.y), (box.right, box.y + CORNER)), paint, closed=True)
