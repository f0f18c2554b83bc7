"""Every page tells those who share and index it what it is, in its own language, and leads to the feeds of that language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.mkdocs_plugin.conftest import LANGUAGES, language_root

if TYPE_CHECKING:
    from tests.mkdocs_plugin.conftest import Element, Site


def _properties(page: Element) -> dict[str, list[str]]:
    output: dict[str, list[str]] = {}
    for meta in page.all("meta"):
        if "property" in meta.attributes:
            output.setdefault(meta.attributes["property"], []).append(meta.attributes["content"])
    return output


def _pages(site: Site) -> dict[str, Element]:
    return {file: page for file, page in site.pages.items() if not file.endswith("404.html")}


def test_open_graph_is_complete_and_in_the_language_of_the_page(real: Site) -> None:
    for file, page in _pages(real).items():
        output = _properties(page)
        assert all(
            len(output[name]) == 1 and output[name][0] for name in ("og:type", "og:title", "og:site_name", "og:locale")
        ), file
        assert output["og:locale"][0][:2] == LANGUAGES[language_root(file)][:2]
        assert len(output["og:locale:alternate"]) == len(LANGUAGES) - 1


def test_the_feeds_of_a_page_are_those_of_its_language(real: Site) -> None:
    for file, page in _pages(real).items():
        feeds = [link.attributes["href"] for link in page.all("link", type_="application/atom+xml")]
        assert [real.target(file, feed)[0] for feed in feeds] == [
            f"{language_root(file)}{name}.xml" for name in ("feed", "errata")
        ]
        assert all((real.folder / real.target(file, feed)[0]).is_file() for feed in feeds)


def test_linked_data_can_be_read_and_its_files_are_there(real: Site) -> None:
    kinds: dict[str, int] = {}
    for file, page in _pages(real).items():
        for element in page.all("script", type_="application/ld+json"):
            thing = json.loads(element.text)
            kinds[thing["@type"]] = kinds.get(thing["@type"], 0) + 1
            for download in thing.get("distribution", ()):
                target = real.folder / real.target(file, download["contentUrl"])[0]
                assert target.is_file()
                assert download["contentSize"] == f"{target.stat().st_size} B"
    assert set(kinds) == {"Report", "Dataset"}  # no claim review unless mkdocs.yml asks for it
    assert min(kinds.values()) > len(LANGUAGES)
