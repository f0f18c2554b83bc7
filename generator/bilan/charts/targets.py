"""Targets: a line across a column or a diamond, with words beside it, or below the chart where they do not fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bilan.charts.box import Box
from bilan.charts.data_points import Point
from bilan.charts.drawing import Mark
from bilan.charts.label_placement import place_labels
from bilan.charts.palette import INK, PAPER
from bilan.charts.plot_area import PlotArea
from bilan.charts.shapes import Paint, Polyline, straight_line
from bilan.charts.text_label import Anchor, Label
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import VALUE, YEAR
from bilan.charts.value_bars import Swatch, bar_swatch, status_legend

HALF = 5.0  # half the height of the diamond
REACH = 5.0  # of the line, beyond the column on both sides
GAP = 4.0
INDENT = 19.0
NOTES_GAP = 6.0
DIAMOND = Paint(fill=INK)
RING = Paint(fill=PAPER)
LINE = Paint(stroke=INK, width=1.5)
WORDS = VALUE


@dataclass(frozen=True, slots=True)
class Target:
    """A value to reach: the label of its period, the value, and its words (« Objectif : 1 800 »)."""

    label: str
    value: Decimal
    printed: str

    def __post_init__(self) -> None:
        if not self.value.is_finite() or not self.printed:
            raise ValueError(f"{self.label}: a target needs a finite value and words")


def with_periods_of(targets: Iterable[Target], points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The points, and an empty one after them for each target of a period that has none."""
    labels = [point.label for point in points]
    ahead = dict.fromkeys(target.label for target in targets if target.label not in labels)
    return (*points, *(Point.empty(label) for label in ahead))


def diamond(x: float, y: float) -> tuple[Mark, ...]:
    """A diamond with a ring in the page's colour, so that it can be seen on a bar."""
    return (_diamond(x, y, HALF + 1.5, RING), _diamond(x, y, HALF, DIAMOND))


def _diamond(x: float, y: float, half: float, paint: Paint) -> Polyline:
    return Polyline(((x, y - half), (x + half, y), (x, y + half), (x - half, y)), paint, closed=True)


def across_column(centre: float, width: float, y: float, number: Box | None) -> tuple[Mark, ...]:
    """A line across a column that leaves out the column's number, with the diamond at its end beside the column."""
    start, end = centre - width / 2 - REACH, centre + width / 2 + REACH
    crosses = number is not None and number.y < y < number.bottom
    pieces = [(start, number.x - 2), (number.right + 2, end)] if crosses and number else [(start, end)]
    lines = [straight_line(a, y, b, y, LINE) for a, b in pieces if b > a]
    return (*lines, *diamond(end, y))


def across_row(x: float, top: float, height: float) -> tuple[Mark, ...]:
    """A line across a row, with the diamond at its middle."""
    return (straight_line(x, top - 2, x, top + height + 2, LINE), *diamond(x, top + height / 2))


def diamond_box(x: float, y: float) -> Box:
    """The box of a diamond with its ring."""
    half = HALF + 1.5
    return Box(x - half, y - half, 2 * half, 2 * half)


def target_words(target: Target, x: float, y: float, plot: PlotArea) -> tuple[Label, ...]:
    """The possible words of a target next to its mark: above, below, before and after it."""
    write, size = plot.setter.write, plot.setter.size(WORDS)
    half = plot.setter.width(target.printed, WORDS) / 2
    inside = max(half, min(x, plot.setter.chart_width - half))
    return (
        write(target.printed, inside, y - HALF - GAP, WORDS, Anchor.MIDDLE),
        write(target.printed, inside, y + HALF + GAP + size * 0.82, WORDS, Anchor.MIDDLE),
        write(target.printed, x - HALF - GAP - REACH, y + size * 0.26, WORDS, Anchor.END),
        write(target.printed, x + HALF + GAP, y + size * 0.26, WORDS, Anchor.START),
    )


def place_target_words(candidates: Iterable[Label], plot: PlotArea, occupied: Sequence[Box]) -> tuple[Label, ...]:
    """The first of the possible words that overlaps nothing; none where there is no space."""
    view_box = Box(plot.bands.left, 0, plot.setter.chart_width - plot.bands.left, plot.floor)
    return place_labels(candidates, occupied, view_box)[:1]


def target_legend(targets: Iterable[Target], top: float, setter: TextSetter) -> tuple[tuple[Mark, ...], float]:
    """A diamond with words, for each target on a line of its own; and the height they take."""
    marks: list[Mark] = []
    y = top
    for target in targets:
        lines = setter.lines(target.printed, setter.chart_width - INDENT, YEAR)
        marks += [*diamond(HALF + 1.5, y + setter.leading(YEAR) / 2 - 1), *setter.paragraph(lines, INDENT, y, YEAR)]
        y += setter.depth(len(lines), YEAR) + GAP
    return tuple(marks), y - top


def draw_notes(
    points: Iterable[Point],
    unplaced: Iterable[Target],
    top: float,
    setter: TextSetter,
    swatch: Swatch = bar_swatch,
) -> tuple[tuple[Mark, ...], float]:
    """What is explained below a chart: values that are not final, and targets without space; with the height it takes."""
    status, below_status = status_legend(points, top + NOTES_GAP, setter, swatch)
    targets, below_targets = target_legend(unplaced, top + NOTES_GAP + below_status, setter)
    height = below_status + below_targets
    return (*status, *targets), height + NOTES_GAP if height else 0.0
