"""A chart that a later year cannot extend stays, under its address, for the years that it covers."""

from __future__ import annotations

import re
from datetime import date

import pytest

from generator.edition import read_edition, with_pages
from tests.conftest import MINIMAL, Folder

TODAY = date(2030, 1, 1)
THREE = MINIMAL["data/indicators.yml"] + "  three: {name: Trois, definition: Le troisième., theme: press, unit: item}\n"
PARTS = {"a": ("one", "two"), "b": ("one", "three"), "c": ("two", "three"), "-": (), "x": ("one",)}


def _charts(folder: Folder, kinds: dict[int, str]) -> list[str]:
    """The charts of parts on the page of the total; each year counts the parts of its kind."""
    files: dict[str, str | bytes] = {"data/indicators.yml": THREE}
    for year, kind in kinds.items():
        parts = PARTS[kind]
        total = f"{{value: {5 * len(parts)}, parts: [{', '.join(parts)}]}}" if parts else "9"
        listed = "".join(f"  {part}: 5\n" for part in parts)
        files[f"data/{year}/figures.yml"] = f"source: review\nfigures:\n  total: {total}\n{listed}"
    edition = with_pages(read_edition(folder(files), TODAY))
    page = next(page.document for page in edition.pages if page.address == "/indicators/total/")
    return [
        name for name in re.findall(r'<figure class="illustration[^>]* id="([^"]+)"', page) if not name.startswith("chart-")
    ]


@pytest.mark.parametrize(
    ("kinds", "charts"),
    [
        ("a", ["composition-total-2021"]),
        ("aa", ["parts-total"]),
        ("aab", ["composition-total-2023", "parts-total"]),
        ("aabb", ["parts-total-2023", "parts-total"]),
        ("aabba", ["parts-total", "parts-total-2023"]),
        ("baab", ["parts-total-2021", "parts-total"]),  # the series of b has a second year after that of a
        ("aa-", ["parts-total"]),
        ("ab", ["composition-total-2022"]),
        ("abc", ["composition-total-2023"]),
        ("-", []),
    ],
)
def test_years_that_count_the_same_parts_are_drawn_together(folder: Folder, kinds: str, charts: list[str]) -> None:
    assert _charts(folder, {2021 + place: kind for place, kind in enumerate(kinds)}) == charts


@pytest.mark.parametrize("more", ["a", "b", "c", "-", "bb", "cb", "bbcc", "aabb"])
@pytest.mark.parametrize("kinds", ["aa", "baa", "aab", "aabb", "baab"])
def test_no_later_year_takes_the_address_of_a_series_away(folder: Folder, kinds: str, more: str) -> None:
    before = {2021 + place: kind for place, kind in enumerate(kinds)}
    after = {2021 + place: kind for place, kind in enumerate(kinds + more)}
    series = [name for name in _charts(folder, before) if name.startswith("parts-")]
    assert series
    assert set(series) <= set(_charts(folder, after))
