"""Contrast as WCAG 2.2 computes it: 4.5 for what is read, 3 for marks, on white and on the dark page."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

import pytest

from bilan.charts import palette
from bilan.charts.palette import BELOW_ZERO, DARK_PAGE, GRID, INK, LIGHT_PAGE, MUTED, PALETTE, PAPER, QUIET, SERIES, Colour
from bilan.charts.shading import FIRST_DARK_STEP, STEPS, ZERO_STEP
from tests.contrast import DICHROMATS, channels, contrast, distance_for, laid_over

SCHEMES = (("light", LIGHT_PAGE), ("dark", DARK_PAGE))
STYLE_SHEET = (Path(palette.__file__).parent / "charts.css").read_text(encoding="utf-8")

LEAST_STEP = 1.2  # of contrast, between a shade and the next
LEAST_CONTRAST_IN_GREY = 1.25
LEAST_DISTANCE = 12  # in CIE Lab; neighbours of a stacked bar are seen to be two
LEAST_OF_PALE = 5
SHADED = (SERIES[0], BELOW_ZERO)


def value(colour: Colour, scheme: str) -> list[float]:
    """A colour of one scheme."""
    return channels(colour.light if scheme == "light" else colour.dark)


@pytest.mark.parametrize(("scheme", "page"), SCHEMES)
@pytest.mark.parametrize("colour", [*SERIES, INK, MUTED], ids=lambda colour: str(colour.variable))
def test_words_can_be_read(colour: Colour, scheme: str, page: str) -> None:
    """Words have any of these colours on the page, and the page's colour on bars of these colours."""
    assert contrast(value(colour, scheme), channels(page)) >= 4.5


@pytest.mark.parametrize(("scheme", "page"), SCHEMES)
def test_quiet_marks_can_be_seen(scheme: str, page: str) -> None:
    """The years that are not spoken of."""
    assert contrast(value(QUIET, scheme), channels(page)) >= 3


@pytest.mark.parametrize(("scheme", "page"), SCHEMES)
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("colour", SHADED, ids=["above", "below"])
def test_numbers_on_shades_can_be_read(colour: Colour, step: float, scheme: str, page: str) -> None:
    """The numbers of a heat map: in ink on the pale shades, in the colour of the page on the dark ones."""
    ground = laid_over(value(colour, scheme), channels(page), step)
    number = INK if STEPS.index(step) < FIRST_DARK_STEP else PAPER
    assert contrast(value(number, scheme), ground) >= 4.5


@pytest.mark.parametrize(("scheme", "page"), SCHEMES)
@pytest.mark.parametrize("colour", SHADED, ids=["above", "below"])
def test_shades_are_steps_of_luminance(colour: Colour, scheme: str, page: str) -> None:
    """Each of them differs from the next also in print in grey; the first differs from the page."""
    shades = [channels(page), *(laid_over(value(colour, scheme), channels(page), step) for step in STEPS)]
    assert min(contrast(one, other) for one, other in pairwise(shades)) >= LEAST_STEP


@pytest.mark.parametrize(("scheme", "page"), SCHEMES)
@pytest.mark.parametrize("eye", sorted(DICHROMATS))
@pytest.mark.parametrize("step", STEPS)
def test_both_sides_of_zero_differ_for_dichromats(step: float, eye: str, scheme: str, page: str) -> None:
    """Shades of equal distance from zero; the palest is little more than the page."""
    above, below = (laid_over(value(colour, scheme), channels(page), step) for colour in SHADED)
    assert distance_for(eye, above, below) >= (LEAST_DISTANCE if step > STEPS[0] else LEAST_OF_PALE)


@pytest.mark.parametrize(("scheme", "page"), SCHEMES)
def test_zeros_of_a_calendar_can_be_read(scheme: str, page: str) -> None:
    """They step back, but can be read."""
    assert contrast(value(MUTED, scheme), laid_over(value(GRID, scheme), channels(page), ZERO_STEP)) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("eye", sorted(DICHROMATS))
def test_series_stay_apart_for_dichromats(eye: str, scheme: str) -> None:
    """Any two of the five, as each kind of reader sees them."""
    pairs = combinations((value(colour, scheme) for colour in SERIES), 2)
    assert min(distance_for(eye, one, other) for one, other in pairs) >= LEAST_DISTANCE


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_series_stay_apart_in_grey(scheme: str) -> None:
    """Any two of the five, as an office printer without colour sets them."""
    pairs = combinations((value(colour, scheme) for colour in SERIES), 2)
    assert min(contrast(one, other) for one, other in pairs) >= LEAST_CONTRAST_IN_GREY


@pytest.mark.parametrize("colour", PALETTE, ids=lambda colour: str(colour.variable))
def test_the_style_sheet_repeats_the_palette(colour: Colour) -> None:
    """Each variable has its light value, its dark one on screens, and its two classes."""
    assert f"{colour.variable}: {colour.light};" in STYLE_SHEET.split("@media screen")[0]
    assert f"{colour.variable}: {colour.dark};" in STYLE_SHEET.split("@media screen")[1].split("@media (forced-colors")[0]
    assert f".ch .c{colour.letter} {{ fill: var({colour.variable}); }}" in STYLE_SHEET
    assert f".ch .s{colour.letter} {{ stroke: var({colour.variable}); }}" in STYLE_SHEET


def test_letters_of_the_palette_are_unique() -> None:
    """Two roles never share a class."""
    assert len({colour.letter for colour in PALETTE}) == len(PALETTE)
