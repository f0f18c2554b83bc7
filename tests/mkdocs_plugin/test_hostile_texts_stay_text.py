"""A report whose every text tries to become markup, a link, a template or a script: it builds the same pages, no more."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.mkdocs_plugin.conftest import Build, Element, Site

ROOT = Path(__file__).parents[2]
HOSTILE = (
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "[x](javascript:alert(1)) ![y](z.png)",
    "{{ 7*7 }} {% raw %}",
    "*a* _b_ <b>c</b> `d`",
    '{: onclick="x" } {#y}',
    ":smile: [^1] [TOC]",
    "&lt;script&gt; &#60;b&#62; --> ]]>",
    "1. x",
    "]: javascript:alert(1) | y",
    "# x",
)
ADDRESS = "https://example.org/a_b*c*(d)'&lt=1;[x]/javascript:alert(1)"
# "T" is a text that some page prints, "U" one that none prints, "A" an address.
DATA = {
    "report.yml": (
        'title: "T"\ninstitution: {name: "T", short_name: "U"}\nlanguages: [fr, en-GB]\nlicence: CC-BY-4.0\n'
        'contact: {name: "U"}\nearly_access: ["T", {fr: "T", en: "T"}]\n'
    ),
    "indicators.yml": (
        'themes:\n  press: {name: "T", intro: "T"}\n'
        'units:\n  item: {fr: {one: "U", many: "U", other: "T"}, en: {one: "U", other: "T"}}\n'
        "indicators:\n"
        '  total: {name: "T", definition: "T", theme: press, unit: item, summable: false, level: output}\n'
        '  one: {name: "T", definition: "T", theme: press, unit: item}\n'
        '  two_b: {name: "T", definition: "T", theme: press, unit: item}\n'
    ),
    "sources.yml": (
        'sources:\n  review: {title: "T", publisher: "T", kind: "U", language: ar, url: "A", archive_url: "A"}\n'
        '  paper: {title: "T", publisher: "T"}\n'
    ),
    "glossary.yml": 'terms: {fake_news: {name: "T", definition: "T"}}\n',
    "2020/year.yml": "status: published\n",
    "2020/figures.yml": "source: review\nfigures: {total: 100, one: 60}\n",
    "2021/year.yml": "status: published\nhighlights: [total, two_b]\n",
    "2021/figures.yml": (
        "source: review\nfigures:\n"
        '  total: {value: 120, parts: [one], residual: {value: 50, name: "T"}, of_which: [two_b], note: "T",\n'
        '    alternatives: [{value: 130, source: paper, why_not: "T"}],\n'
        '    revisions: [{date: 2022-01-02, was: 121, reason: "T"}]}\n'
        '  one: {value: 70, break: "T"}\n'
        "  two_b: {value: 3, qualifier: about}\n"
    ),
    "2021/articles.yml": (
        'articles:\n  - {id: a_b-c, title: "T", outlet: "T", language: ar, url: "A", archive_url: "A", summary: "T",\n'
        '     quote: "T", figures: {total: 119}}\n'
        '  - {id: d, title: "T", outlet: "T", language: fr, url: "https://example.org/d", summary: {fr: "T", en: "T"}}\n'
    ),
    "2021/rebuttals.yml": (
        'rebuttals:\n  - {id: r, claim: "T", appeared_on: "T", verdict: false, answer: "T",\n'
        '     url: "A", source: [review, a_b-c]}\n'
    ),
    "2021/events.yml": 'events: [{title: "T", text: "T", source: review, figure: total}]\n',
}


def _written(root: Path, text: Callable[[int], str]) -> list[str]:
    """The report with each of its texts made by `text`; those that are printed."""
    made: list[str] = []
    numbers: list[int] = []

    def put(match: re.Match[str]) -> str:
        numbers.append(len(numbers))
        typed = text(numbers[-1])
        if match.group() == '"T"':
            made.append(typed)
        return json.dumps(typed, ensure_ascii=False)

    for name, content in DATA.items():
        path = root / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(re.sub('"[TU]"', put, content).replace('"A"', json.dumps(ADDRESS)), encoding="utf-8")
    (root / "content").mkdir()
    (root / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, list[str]]]:
    benign, hostile = tmp_path_factory.mktemp("benign"), tmp_path_factory.mktemp("hostile")
    # Words of one length and a number of its own in each, so that both reports read and sort alike.
    return {
        "benign": (benign, _written(benign, lambda number: f"{number + 100} mot")),
        "hostile": (hostile, _written(hostile, lambda number: f"{number + 100} {HOSTILE[number % len(HOSTILE)]}")),
    }


@pytest.fixture(scope="module")
def sites(
    written: dict[str, tuple[Path, list[str]]], site_of: Callable[[Path], Site], build: Build
) -> tuple[Site, Site, list[str]]:
    for folder, _ in written.values():
        done = build(folder, "-q")
        assert done.returncode == 0, done.stderr
    benign, hostile = (site_of(written[name][0] / "site") for name in ("benign", "hostile"))
    return benign, hostile, written["hostile"][1]


def _skeleton(page: Element) -> list[tuple[str, ...]]:
    """The elements of a page with the names of their attributes; within drawings lines break where they must."""
    return [(element.tag, *sorted(element.attributes)) for element in page.all() if element.within("svg") is None]


def test_hostile_texts_add_no_element_and_no_attribute(sites: tuple[Site, Site, list[str]]) -> None:
    benign, hostile, _ = sites
    assert sorted(hostile.pages) == sorted(benign.pages)
    for file, page in hostile.pages.items():
        assert _skeleton(page) == _skeleton(benign.pages[file]), file


def _scripts(page: Element) -> list[str]:
    """What each script holds; of data, which hold the texts and are never run, only that they are data that can be read."""
    scripts = list(page.all("script"))
    data = [element for element in scripts if element.attributes.get("type") in ("application/ld+json", "application/json")]
    assert all(json.loads(element.text) for element in data)
    return ["" if element in data else element.text for element in scripts]


def test_hostile_texts_add_no_script_anywhere(sites: tuple[Site, Site, list[str]]) -> None:
    benign, hostile, _ = sites
    for file, page in hostile.pages.items():
        assert _scripts(page) == _scripts(benign.pages[file]), file
        for element in page.all():
            assert not [name for name in element.attributes if name.startswith("on")], file
            assert element.tag != "img" or element.attributes.get("src", "").startswith(("data:", "assets", "../")), file
            for name in ("href", "src", "action", "xlink:href", "cite"):
                assert not element.attributes.get(name, "").strip().lower().startswith(("javascript:", "data:text")), file


def test_hostile_texts_stay_text_in_the_search_index(
    sites: tuple[Site, Site, list[str]], parse: Callable[[str], Element]
) -> None:
    _, hostile, _ = sites
    found = ""
    for entry in json.loads((hostile.folder / "search/entries.json").read_text(encoding="utf-8")):
        for key in ("title", "text"):
            tree = parse(entry[key])
            assert not {element.tag for element in tree.all()} & {"script", "img", "b", "a", "iframe", "svg"}
            assert not [name for element in tree.all() for name in element.attributes if name.startswith("on")]
            found += f" {tree.text}"
    lost = [sign for sign in HOSTILE if " ".join(sign.split()) not in " ".join(found.split())]
    assert lost == []


def test_hostile_texts_are_shown_as_typed(sites: tuple[Site, Site, list[str]]) -> None:
    _, hostile, texts = sites
    read = " ".join(" ".join(page.text.split()) for page in hostile.pages.values())
    assert [text for text in texts if text not in read] == []


def test_hostile_names_are_complete_in_titles_and_descriptions(sites: tuple[Site, Site, list[str]]) -> None:
    _, hostile, texts = sites
    page = hostile.pages["indicators/total/index.html"]
    title = next(page.all("title")).text
    description = next(element for element in page.all("meta") if element.attributes.get("name") == "description")
    heading = next(page.all("h1")).text.removesuffix("¶")
    assert heading in texts
    assert title.startswith(f"{heading} – ")
    assert description.attributes["content"] in texts


def test_addresses_stay_complete(sites: tuple[Site, Site, list[str]]) -> None:
    _, hostile, _ = sites
    links = {link.attributes["href"] for link in hostile.pages["2021/press/index.html"].all("a", rel="external")}
    licence = {address for address in links if address.startswith("https://spdx.org/licenses/")}  # in the footer
    assert links - licence == {ADDRESS, "https://example.org/d"}
