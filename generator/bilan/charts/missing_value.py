"""A missing value: a dashed box with a word. It is never estimated from its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bilan.charts.band_scale import BandScale
from bilan.charts.box import Box
from bilan.charts.data_points import Point
from bilan.charts.drawing import Mark
from bilan.charts.shapes import MISSING, Bar
from bilan.charts.text_label import Anchor
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import NOTE

PADDING = 4.0
MAX_LINES = 2


def word_fits(word: str, width: float, setter: TextSetter) -> bool:
    """True when the whole word fits in a box of that width."""
    return setter.fits(word, width - 2 * PADDING, NOTE, MAX_LINES)


def draw_upright(word: str, x: float, width: float, baseline: float, setter: TextSetter) -> tuple[Mark, ...]:
    """A dashed box on the baseline, as high as its word needs, with the word inside."""
    lines = setter.lines(word, width - 2 * PADDING, NOTE, MAX_LINES)
    height = setter.depth(len(lines), NOTE) + 3 * PADDING
    words = setter.paragraph(lines, x + width / 2, baseline - height + 1.5 * PADDING, NOTE, Anchor.MIDDLE)
    return (Bar(Box(x, baseline - height, width, height), MISSING), *words)


def draw_empty(x: float, width: float, baseline: float, setter: TextSetter) -> Bar:
    """The same box without a word, where there is not enough width; a legend then has the word once."""
    height = setter.depth(1, NOTE) + 3 * PADDING
    return Bar(Box(x, baseline - height, width, height), MISSING)


def legend_entry(word: str, top: float, width: float, setter: TextSetter) -> tuple[Mark, ...]:
    """A small dashed box with the word beside it."""
    lines = setter.lines(word, width - 20, NOTE, 1)
    return (Bar(Box(0.5, top + 1, 12, 10), MISSING), *setter.paragraph(lines, 20, top, NOTE))


@dataclass(frozen=True, slots=True)
class MissingSpot:
    """A missing value: the left edge and the width of its box, and its word."""

    x: float
    width: float
    word: str


def missing_spots(points: Sequence[Point], bands: BandScale, margin: float) -> list[MissingSpot]:
    """The missing values of a series, each as wide as its band without a margin at both sides."""
    return [
        MissingSpot(bands.start(position) + margin, bands.width - 2 * margin, point.missing)
        for position, point in enumerate(points)
        if point.missing
    ]


def draw_missing(spots: Sequence[MissingSpot], baseline: float, setter: TextSetter) -> tuple[tuple[Mark, ...], str | None]:
    """A box for each missing value, with its word if all words have space; otherwise the word for a legend, once."""
    if all(word_fits(spot.word, spot.width, setter) for spot in spots):
        marks = (mark for spot in spots for mark in draw_upright(spot.word, spot.x, spot.width, baseline, setter))
        return tuple(marks), None
    words = " · ".join(dict.fromkeys(spot.word for spot in spots))
    return tuple(draw_empty(spot.x, spot.width, baseline, setter) for spot in spots), words
