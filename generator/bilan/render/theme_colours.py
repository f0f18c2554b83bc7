"""The colours of a report: those of its brand, and what follows from them for the dark scheme, the cover and the charts.

Every text has a contrast of at least 4.5 (WCAG 2.2, 1.4.3). The luminance contrast of any two colours of series is at least
1.25, so that they differ in a print in grey; those that a brand does not give keep their hue and get another luminance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import log

from bilan.charts.palette import DARK_PAGE, LIGHT_PAGE, Colours, series_in
from bilan.model.brand import Brand
from bilan.values.colour import at_least, contrast, is_bluish, luminance, mixed, readable_on, with_luminance

TEXT_CONTRAST = 4.5
STEP = 1.25
ACCENT_LUMINANCE = 0.5  # of the largest words on the cover
MARGIN = 1.015  # for the rounding of colours to eight bits
DARK_LEVEL = 0.2  # a page below it has light text


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours of the light or the dark scheme.

    `field` is the ground of header and cover, with three colours of text on it; `series` are the colours of charts, and
    `below_zero` that of shades for negative values, as those above zero have the first of `series`.
    """

    ink: str
    accent: str
    field: str
    field_quiet: str
    field_accent: str
    series: tuple[str, ...]
    below_zero: str


_SERIES = ("#0f4288", "#117e99", "#7a4806", "#6a0c22", "#5f655f")
_SERIES_IN_DARK = ("#7fa6f5", "#71e1f8", "#ffa915", "#f26082", "#f0eadc")
LIGHT = Scheme("#14233a", "#12508f", "#14233a", "#b9c8dc", "#9fcbf5", _SERIES, "#7a4806")
DARK = Scheme("#eef2f8", "#8fc1f2", "#0f1826", "#b9c8dc", "#9fcbf5", _SERIES_IN_DARK, "#ec9a2c")


@lru_cache(8)
def light_scheme(brand: Brand | None) -> Scheme:
    """The light scheme of a brand."""
    if brand is None:
        return LIGHT
    accent = brand.primary or LIGHT.accent
    ink = brand.foreground or LIGHT.ink
    field = brand.dark or (brand.primary if brand.primary else LIGHT.field)
    given = tuple(filter(None, (brand.primary, *brand.series)))
    series = _distinct(given, LIGHT.series, LIGHT_PAGE)
    return Scheme(ink, accent, field, *_on_field(field, accent), series, _opposite(series[0], LIGHT))


@lru_cache(8)
def dark_scheme(brand: Brand | None) -> Scheme:
    """The dark scheme of a brand: the same hues, light enough to be read on the dark page."""
    if brand is None:
        return DARK
    accent = readable_on(brand.primary, DARK_PAGE, 7) if brand.primary else DARK.accent
    field = mixed(light_scheme(brand).field, "#000000", 0.35)
    given = tuple(filter(None, (brand.primary, *brand.series)))
    series = _distinct(given, DARK.series, DARK_PAGE)
    return Scheme(DARK.ink, accent, field, *_on_field(field, accent), series, _opposite(series[0], DARK))


def series_colours(brand: Brand | None) -> Colours:
    """The colours of series that a brand gives to charts, and that of shades below zero; none without a brand."""
    light, dark = light_scheme(brand), dark_scheme(brand)
    return series_in((*light.series, light.below_zero), (*dark.series, dark.below_zero)) if brand else {}


def _opposite(colour: str, scheme: Scheme) -> str:
    """Our orange for a bluish colour, else our blue: all dichromats but one in ten thousand tell blue from yellow."""
    return scheme.below_zero if is_bluish(colour) else scheme.series[0]


def _on_field(field: str, hue: str) -> tuple[str, str]:
    """A quiet colour of text on the ground of the cover, and an accent: the hue of the brand, light enough to be read."""
    quiet = readable_on(mixed(field, "#ffffff", 0.72), field, TEXT_CONTRAST)
    return quiet, readable_on(at_least(hue, ACCENT_LUMINANCE), field, TEXT_CONTRAST)


def _distinct(given: Sequence[str], hues: Sequence[str], page: str) -> tuple[str, ...]:
    """As many colours as there are hues, the given ones first, each readable on the page and different in grey.

    The first is the nearest readable one; the others keep their hues, and their luminances are spread if two are too near.
    """
    wanted = tuple(readable_on(colour, page, TEXT_CONTRAST) for colour in (*given, *hues[len(given) :])[: len(hues)])
    if all(contrast(one, other) >= STEP for one, other in combinations(wanted, 2)):
        return wanted
    first, *others = wanted
    lowest, highest = _readable_levels(page)
    level = min(max(_level(first), lowest), highest)
    room_below, room_above = (int(log(room) / log(STEP * MARGIN)) for room in (level / lowest, highest / level))
    ranked = sorted(range(len(others)), key=lambda index: luminance(others[index]))
    below = sum(_level(colour) < level for colour in others)
    below = max(min(below, room_below), len(others) - room_above)
    levels = (*_spread(lowest, level, below), *reversed(_spread(highest, level, len(others) - below)))
    moved = {index: with_luminance(others[index], wanted - 0.05) for index, wanted in zip(ranked, levels, strict=True)}
    return (first, *(moved[index] for index in range(len(others))))


def _spread(end: float, level: float, count: int) -> tuple[float, ...]:
    """So many levels from an end towards a level, which is not among them; each in the same ratio to the next."""
    return tuple(end * (level / end) ** (index / count) for index in range(count))


def _readable_levels(page: str) -> tuple[float, float]:
    """The lowest and the highest level of a colour that can be read on a page and still has a hue."""
    level = _level(page)
    return (level * TEXT_CONTRAST * 1.01, 1.0) if level < DARK_LEVEL else (0.06, level / TEXT_CONTRAST * 0.99)


def _level(colour: str) -> float:
    """The luminance with the flare that WCAG adds: contrasts are ratios of levels."""
    return luminance(colour) + 0.05
