"""The units of measurement of CLDR, by the short name that the data uses: `hour`, `square-kilometer`, `kilowatt-hour`."""

from __future__ import annotations

from functools import cache
from typing import Literal

from babel import Locale
from babel.units import get_unit_name

_LANGUAGES = ("en", "fr", "ar")  # in which editors may write the name of a unit


_LENGTHS: tuple[Literal["long", "short"], ...] = ("long", "short")


@cache
def measure_names() -> tuple[str, ...]:
    """The short name of every unit, sorted."""
    return tuple(sorted(_units()))


def cldr_unit(measure: str) -> str:
    """The name of a unit in CLDR, with its category: `duration-hour`."""
    return _units()[measure]


def measures_called(text: str) -> tuple[str, ...]:
    """The short names of the units that a word names, in one of three languages: `heures` → `hour`."""
    folded = text.strip().casefold()
    return tuple(sorted({measure for measure, name in _names() if name == folded}))


@cache
def _units() -> dict[str, str]:
    named_in_all = set.intersection(*(set(Locale(language).unit_display_names) for language in _LANGUAGES))
    return {unit.partition("-")[2]: unit for unit in sorted(named_in_all)}


@cache
def _names() -> tuple[tuple[str, str], ...]:
    named = (
        (measure, get_unit_name(unit, length, Locale(language)))
        for language in _LANGUAGES
        for length in _LENGTHS
        for measure, unit in _units().items()
    )
    return tuple((measure, name.casefold()) for measure, name in named if name)
