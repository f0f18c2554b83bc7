"""The colours of charts. `charts.css` has the same values; a test compares the two.

Rule (WCAG 2.2, success criteria 1.4.3 and 1.4.11): on white and on the dark page of Material for MkDocs, text has a contrast
of at least 4.5 and every mark that shows a value at least 3. The colours of series are also used for text, so they have 4.5.
Readers with colour vision deficiency can tell them apart, and so can readers of a print in grey: the luminance contrast of
any two is at least 1.25. The rule does not apply to grid lines: what they show is also printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

LIGHT_PAGE = "#ffffff"
DARK_PAGE = "#1e2129"


@dataclass(frozen=True, slots=True)
class Colour:
    """One colour: the letter in its classes (`c1` fills, `s1` strokes), its CSS variable, its light and dark values."""

    letter: str
    variable: str
    light: str
    dark: str


SERIES = (
    Colour("1", "--ch-1", "#0f4288", "#7fa6f5"),
    Colour("2", "--ch-2", "#117e99", "#71e1f8"),
    Colour("3", "--ch-3", "#7a4806", "#ffa915"),
    Colour("4", "--ch-4", "#6a0c22", "#f26082"),
    Colour("5", "--ch-5", "#5f655f", "#f0eadc"),
)
BELOW_ZERO = Colour("b", "--ch-below", "#7a4806", "#ec9a2c")  # of shades; blue and orange differ for all dichromats
QUIET = Colour("q", "--ch-quiet", "#7e93a9", "#6f839b")
INK = Colour("i", "--ch-ink", "#1f1d1b", "#f1efed")
MUTED = Colour("m", "--ch-mut", "#5f5a57", "#b8b3af")
GRID = Colour("g", "--ch-grid", "#dedad6", "#3d414c")
PAPER = Colour("p", "--ch-paper", LIGHT_PAGE, DARK_PAGE)

PALETTE = (*SERIES, BELOW_ZERO, QUIET, INK, MUTED, GRID, PAPER)


Colours = Mapping[str, Colour]  # of a brand, by letter; a colour that is not there stays as it is


def series_in(light: Sequence[str], dark: Sequence[str]) -> Colours:
    """The colours of series, then that of shades below zero, with other values, for the light page and for the dark one."""
    values = zip((*SERIES, BELOW_ZERO), light, dark, strict=True)
    return {colour.letter: replace(colour, light=day, dark=night) for colour, day, night in values}


def series_colour(index: int) -> Colour:
    """The colour of a series by its index. The sixth has the colour of the first, so names of series are also printed."""
    return SERIES[index % len(SERIES)]
