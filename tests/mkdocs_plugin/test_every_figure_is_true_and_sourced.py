"""Every figure of the site is that of the data, printed as its language prints it, one click from its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.mkdocs_plugin.conftest import LANGUAGES, language_root

if TYPE_CHECKING:
    from tests.mkdocs_plugin.conftest import Element, Site

DATA = Path(__file__).parents[2] / "data"

Value = tuple[Decimal, ...]  # a number, or the two ends of a range


def _typed(value: Any) -> Value:
    ends = value if isinstance(value, list) else [value]
    return tuple(Decimal("".join(str(end).split())) for end in ends)


def _value(figure: Any) -> Any:
    return figure.get("value") if isinstance(figure, dict) else figure


def _sum(cells: Iterable[Any]) -> Value:
    """The sum of members, which a figure without a value of its own has."""
    ends = [_typed(_value(cell)) for cell in cells]
    return (sum((end[0] for end in ends), Decimal(0)),)


@pytest.fixture(scope="module")
def figures(indicators: dict[str, dict[str, str]]) -> dict[str, Value]:
    """Every value of the data and of its members, read by another reader than Bilan's."""
    found: dict[str, Value] = {}
    for path in sorted(DATA.glob("*/figures.yml")):
        for name, figure in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)["figures"].items():
            key, by = f"{path.parent.name}/{name}", figure.get("by", {}) if isinstance(figure, dict) else {}
            members = {f"{key}{{{dim}={one}}}": cell for dim, cells in by.items() for one, cell in cells.items()}
            summed = indicators[name]["unit"] != "percent" and by and figure.get("status") != "missing"
            if summed and _value(figure) is None:
                found[key] = _sum(next(iter(by.values())).values())
            for written, cell in {key: figure, **members}.items():
                if _value(cell) is not None:
                    found[written] = _typed(_value(cell))
    return found


@pytest.fixture(scope="module")
def indicators() -> dict[str, dict[str, str]]:
    text = (DATA / "indicators.yml").read_text(encoding="utf-8")
    read: dict[str, dict[str, str]] = yaml.load(text, yaml.BaseLoader)["indicators"]
    return read


def _printed(site: Site) -> Iterator[tuple[str, Element]]:
    for file, page in site.pages.items():
        for element in page.all("data"):
            yield file, element


SIGNS = {"": ("\u202f", ",", "\u00a0%"), "ar/": (".", ",", "%"), "en/": (",", ".", "%")}  # thousands, decimals, percent


def _expected(value: Decimal, indicator: dict[str, str], root: str) -> str:
    thousands, point, percent = SIGNS[root]
    whole, _, decimals = f"{abs(value):,.{int(indicator.get('decimals', 0))}f}".partition(".")
    number = whole.replace(",", thousands) + (point + decimals if decimals else "")
    sign = "\u2212" if value < 0 else ""
    return sign + number + (percent if indicator["unit"] == "percent" else "")


RANGES = {"": "{} à {}", "ar/": "من {} إلى {}", "en/": "{} to {}"}


def _expected_words(value: Value, indicator: dict[str, str], root: str) -> str:
    ends = [_expected(end, indicator, root) for end in value]
    return RANGES[root].format(*ends) if len(ends) == 2 else "".join(ends)


def test_figures_are_those_of_the_data_as_their_language_prints_them(
    real: Site, figures: dict[str, Value], indicators: dict[str, dict[str, str]]
) -> None:
    wrong = []
    for file, element in _printed(real):
        name = element.attributes["data-figure"]
        value = figures.get(name)
        indicator = indicators[name.split("/")[1].partition("{")[0]]
        printed = element.text.strip("\u2066\u2069")
        expected = _expected_words(value or (), indicator, language_root(file))
        if (
            printed != expected
            or _typed(element.attributes["value"].split("/")) != value
            or element.attributes["class"] != "figure"
        ):
            wrong.append((file, name, element.attributes["value"], element.text, expected))
    assert wrong == []


def test_every_figure_of_the_data_is_printed(real: Site, figures: dict[str, Value]) -> None:
    for root in LANGUAGES:
        printed = {element.attributes["data-figure"] for file, element in _printed(real) if language_root(file) == root}
        assert printed == set(figures)


def test_a_page_prints_the_same_figures_in_every_language(real: Site) -> None:
    printed: dict[str, dict[str, list[str]]] = {}
    for file, page in real.pages.items():
        if file.removeprefix(language_root(file)) != "404.html":
            shown = [
                (element.attributes["data-figure"], element.attributes.get("value", ""))
                for element in page.all()
                if "data-figure" in element.attributes
            ]
            printed.setdefault(file.removeprefix(language_root(file)), {})[language_root(file)] = sorted(map(str, shown))
    assert {file for file, shown in printed.items() if shown.keys() != LANGUAGES.keys()} == set()
    assert {file for file, shown in printed.items() if len({tuple(item) for item in shown.values()}) > 1} == set()
    assert sum(len(shown[""]) for shown in printed.values()) > 500


def test_every_figure_leads_in_one_click_to_the_sources_of_that_figure(real: Site) -> None:
    adrift = set()
    for file, element in _printed(real):
        link = element.within("a")
        target, anchor = real.target(file, link.attributes["href"]) if link else ("", "")
        year, name = element.attributes["data-figure"].split("/")
        own = f"{language_root(file)}indicators/{name.partition('{')[0]}/index.html"
        expected = "-".join([year, *re.findall(r"[^{}=,]+", name.partition("{")[2])])
        here = file == own and "{" in name  # a member in its table leads nowhere else
        if (not here and (target, anchor) != (own, expected)) or not _names_a_source(real, own, expected):
            adrift.add((file, element.attributes["data-figure"], target, anchor))
    assert adrift == set()


def _names_a_source(site: Site, file: str, anchor: str) -> bool:
    """True when the section that has that anchor links to an entry of the page of sources."""
    entries = _entries(site, language_root(file))
    return any(site.target(file, link.attributes["href"]) in entries for link in _section(site.pages[file], anchor))


@cache
def _entries(site: Site, root: str) -> set[tuple[str, str]]:
    file = f"{root}sources/index.html"
    return {(file, entry.attributes["id"]) for entry in site.pages[file].all("li", class_="source")}


def _section(page: Element, anchor: str) -> Iterator[Element]:
    """The links to sources in the section with that anchor: at its heading, or in it for a member."""
    links: list[Element] = []
    found = False
    for element in page.all():
        if element.tag == "h2":
            if found:
                break
            links = []
        found = found or element.attributes.get("id") == anchor
        if "source-link" in element.attributes.get("class", "").split():
            links.append(element)
    yield from links if found else ()
