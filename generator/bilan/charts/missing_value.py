"""How a value that is not there is drawn: a dashed box with the given word, never a guess between its neighbours."""

from __future__ import annotations

from bilan.charts.box import Box
from bilan.charts.drawing import Mark
from bilan.charts.shapes import MISSING, Bar
from bilan.charts.text_label import Anchor
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import NOTE

PADDING = 4.0
MOST_LINES = 2


def word_fits(word: str, width: float, pen: TextSetter) -> bool:
    """True when the word can be read whole in a box of that width."""
    return pen.fits(word, width - 2 * PADDING, NOTE, MOST_LINES)


def draw_upright(word: str, x: float, width: float, baseline: float, pen: TextSetter) -> tuple[Mark, ...]:
    """A dashed box on a baseline, as high as its word needs, with the word inside."""
    lines = pen.lines(word, width - 2 * PADDING, NOTE, MOST_LINES)
    height = pen.depth(len(lines), NOTE) + 3 * PADDING
    words = pen.paragraph(lines, x + width / 2, baseline - height + 1.5 * PADDING, NOTE, Anchor.MIDDLE)
    return (Bar(Box(x, baseline - height, width, height), MISSING), *words)


def draw_empty(x: float, width: float, baseline: float, pen: TextSetter) -> Bar:
    """The same box without a word, for places too narrow: a key says the word once."""
    height = pen.depth(1, NOTE) + 3 * PADDING
    return Bar(Box(x, baseline - height, width, height), MISSING)


def legend_entry(word: str, top: float, width: float, pen: TextSetter) -> tuple[Mark, ...]:
    """A small dashed box with the word beside it."""
    lines = pen.lines(word, width - 20, NOTE, 1)
    return (Bar(Box(0.5, top + 1, 12, 10), MISSING), *pen.paragraph(lines, 20, top, NOTE))
