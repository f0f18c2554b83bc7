"""From a brand to the colours of pages and charts: every text is readable, and colours of series differ in grey."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.charts.palette import DARK_PAGE, LIGHT_PAGE, SERIES
from bilan.model.brand import Brand
from bilan.render.theme_colours import DARK, LIGHT, Scheme, dark_scheme, light_scheme, series_colours
from bilan.values.colour import contrast, parse_colour, readable_on
from tests.contrast import channels as rgb
from tests.contrast import contrast as measured
from tests.contrast import distance_for

colours = st.builds("#{:02x}{:02x}{:02x}".format, *[st.integers(0, 255)] * 3)


@given(colours, st.lists(colours, max_size=2), st.none() | colours)
def test_every_brand_gives_readable_colours(primary: str, series: list[str], dark: str | None) -> None:
    own_field = readable_on(dark, LIGHT_PAGE, 4.5) if dark else None
    brand = Brand(readable_on(primary, LIGHT_PAGE, 4.5), dark=own_field, series=tuple(series))
    for scheme, page in ((light_scheme(brand), LIGHT_PAGE), (dark_scheme(brand), DARK_PAGE)):
        assert measured(rgb(scheme.ink), rgb(page)) >= 4.5
        assert measured(rgb(scheme.accent), rgb(page)) >= 4.5
        for text in ("#ffffff", scheme.field_quiet, scheme.field_accent):
            assert measured(rgb(text), rgb(scheme.field)) >= 4.5
        assert len(scheme.series) == len(SERIES)
        assert measured(rgb(scheme.below_zero), rgb(page)) >= 4.5
        assert min(distance_for(eye, rgb(scheme.series[0]), rgb(scheme.below_zero)) for eye in ("protan", "deutan")) >= 12
        for colour in scheme.series:
            assert measured(rgb(colour), rgb(page)) >= 4.5
        for one, other in combinations(scheme.series, 2):
            assert measured(rgb(one), rgb(other)) >= 1.25


@given(colours, colours)
def test_the_nearest_readable_colour_is_just_readable(colour: str, ground: str) -> None:
    proposal = readable_on(colour, ground, 4.5)
    assert contrast(proposal, ground) >= 4.5
    if contrast(colour, ground) >= 4.5:
        assert proposal == colour
    else:
        assert contrast(proposal, ground) < 4.75


def test_the_hue_stays() -> None:
    red, green, blue = rgb(readable_on("#f2b705", LIGHT_PAGE, 4.5))
    assert red > green > blue


@pytest.mark.parametrize(
    ("text", "expected"),
    [("#0B5D3B", "#0b5d3b"), ("#abc", "#aabbcc"), ("teal", "#008080"), ("hsl(0, 100%, 50%)", "#ff0000"), ("blueish", None)],
)
def test_colours_are_written_as_in_css(text: str, expected: str | None) -> None:
    assert parse_colour(text) == expected


def test_without_a_brand_colours_are_ours() -> None:
    assert (light_scheme(None), dark_scheme(None)) == (LIGHT, DARK)
    assert series_colours(None) == {}


def test_what_a_brand_gives_is_kept() -> None:
    scheme = light_scheme(Brand("#0b5d66", "#101010", "#083b41", ("#a4500f",)))
    assert isinstance(scheme, Scheme)
    assert (scheme.accent, scheme.ink, scheme.field, scheme.series[0]) == ("#0b5d66", "#101010", "#083b41", "#0b5d66")
