"""A value as a bar: filled, hatched if it is not final, and pale between the two ends of a range.

Columns go up from a line, rows to the right. `Axis` says which, so that both have the same marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import partial

from bilan.charts.box import Box
from bilan.charts.data_points import Point
from bilan.charts.drawing import Mark
from bilan.charts.hatching import hatch_box
from bilan.charts.palette import INK, MUTED, Colour
from bilan.charts.plot_area import PlotArea
from bilan.charts.shapes import Bar, Paint, straight_line
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import NOTE

PALE = 0.28  # opacity
CAP = 5.0  # half the width of the line at an end of a range
END_LINE = Paint(stroke=INK, width=1.5)
Swatch = Callable[[Box], tuple[Mark, ...]]
SWATCH = Box(0.5, 2, 14, 10)
SWATCH_GAP = 7.0


def draw_bar(point: Point, colour: Colour, box_of: Callable[[Decimal], Box], opacity: float = 1) -> tuple[Mark, ...]:
    """The marks of a value; `box_of` gives the box of a bar from the base to a value. Nothing for zero or no value."""
    if point.value is None:
        return ()
    lowest, highest = point.ends or (point.value, point.value)
    if point.ends:
        pale, solid = box_of(highest), box_of(lowest)
        return (Bar(pale, Paint(colour, opacity=PALE)), *_filled(solid, point, Paint(colour, opacity=opacity)))
    return _filled(box_of(highest), point, Paint(colour, opacity=opacity))


def _filled(box: Box, point: Point, paint: Paint) -> tuple[Mark, ...]:
    if not box.width or not box.height:
        return ()
    return hatched_bar(box, paint.fill) if point.status and paint.fill else (Bar(box, paint),)


def hatched_bar(box: Box, colour: Colour) -> tuple[Mark, ...]:
    """A bar of a value that is not final: pale, with an outline and hatching in its colour."""
    inner = Box(box.x + 0.5, box.y + 0.5, max(box.width - 1, 0), max(box.height - 1, 0))
    fill = Bar(box, Paint(colour, opacity=PALE))
    return (fill, *hatch_box(inner, Paint(stroke=colour)), Bar(inner, Paint(stroke=colour)))


def draw_columns(points: Sequence[Point], plot: PlotArea, width: float, colour: Callable[[int], Colour]) -> tuple[Mark, ...]:
    """The marks of values as columns in the bands of a plot; `colour` gives that of the column at a position."""
    return tuple(
        mark
        for position, point in enumerate(points)
        for mark in (
            *draw_bar(point, colour(position), partial(plot.column, x=plot.bands.centre(position) - width / 2, width=width)),
            *upright_ends(point, plot.bands.centre(position), plot.y),
        )
    )


def upright_ends(point: Point, x: float, y_of: Callable[[Decimal], float]) -> tuple[Mark, ...]:
    """The ends of a range as two short lines with a stem between them, above and below one another at `x`."""
    if not point.ends:
        return ()
    low, high = (y_of(end) for end in point.ends)
    caps = (straight_line(x - CAP, y, x + CAP, y, END_LINE) for y in (low, high))
    return (*caps, straight_line(x, low, x, high, END_LINE))


def level_ends(point: Point, y: float, x_of: Callable[[Decimal], float]) -> tuple[Mark, ...]:
    """The same marks beside one another at `y`."""
    if not point.ends:
        return ()
    low, high = (x_of(end) for end in point.ends)
    caps = (straight_line(x, y - CAP, x, y + CAP, END_LINE) for x in (low, high))
    return (*caps, straight_line(low, y, high, y, END_LINE))


def farthest(point: Point) -> Decimal:
    """The value beyond which the number of a bar is written: the end of its range that is farther from zero."""
    values = point.drawn_values or (Decimal(0),)
    return min(values) if max(values) < 0 else max(values)


def statuses(points: Iterable[Point]) -> tuple[str, ...]:
    """The words of the values that are not final, each once."""
    return tuple(dict.fromkeys(point.status for point in points if point.status))


def bar_swatch(box: Box) -> tuple[Mark, ...]:
    """What a value that is not final looks like as a bar."""
    return hatched_bar(box, MUTED)


def status_legend(
    points: Iterable[Point], top: float, setter: TextSetter, swatch: Swatch = bar_swatch
) -> tuple[tuple[Mark, ...], float]:
    """A swatch with the words of the values that are not final, and the height it takes; nothing for no words."""
    words = " · ".join(statuses(points))
    if not words:
        return (), 0.0
    lines = setter.lines(words, setter.chart_width - SWATCH.right - SWATCH_GAP, NOTE, 2)
    marks = (*swatch(SWATCH.translated(0, top)), *setter.paragraph(lines, SWATCH.right + SWATCH_GAP, top, NOTE))
    return marks, setter.depth(len(lines), NOTE) + 4
