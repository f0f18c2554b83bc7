"""The home page is small with its charts, and the site holds nothing that no reader is given."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from bilan.mkdocs_plugin.theme_assets.theme_pruning import is_unused

if TYPE_CHECKING:
    from tests.mkdocs_plugin.conftest import Site

LARGEST_HOME_PAGE = 80_000  # bytes, compressed, with the story of the year and its charts; fonts and the search, which is
# loaded behind the page, aside


def test_the_home_page_is_small(real: Site) -> None:
    page, files = real.pages["index.html"], real.bytes
    sheets = [link.attributes["href"] for link in page.all("link", rel="stylesheet")]
    scripts = [script.attributes["src"] for script in page.all("script") if "src" in script.attributes]
    sizes = {name: len(gzip.compress(files[name], 9, mtime=0)) for name in ("index.html", *sheets, *scripts)}
    assert len(sizes) >= 6
    assert sum(sizes.values()) <= LARGEST_HOME_PAGE, sizes


def test_search_entries_are_not_loaded_with_the_page(real: Site) -> None:
    indexes = {name for name in real.bytes if name.endswith("search/search_index.json")}
    assert len(indexes) > 1
    for name in indexes:
        assert json.loads(real.bytes[name])["docs"] == []
        assert json.loads(real.bytes[name.replace("search_index", "entries")])


def test_an_article_is_in_the_index_once(real: Site) -> None:
    entries = json.loads(real.bytes["search/entries.json"])
    anchors = [entry["location"].partition("#")[2] for entry in entries if "press/#" in entry["location"]]
    articles = [anchor for anchor in anchors if anchor != "articles"]  # the heading above those of a year
    assert len(articles) == len(set(articles)) > 10


def test_a_figure_is_found_by_indicator_and_year(real: Site) -> None:
    entries = {entry["location"]: entry for entry in json.loads(real.bytes["search/entries.json"])}
    figure = entries["indicators/activities/#2021"]
    assert figure["title"] == "2021"
    assert figure["text"].startswith(f"{entries['indicators/activities/']['title']} · 4\u202f463")
    assert not [entry for entry in entries.values() if "@misc" in entry["text"]]


def test_a_site_has_only_the_search_files_of_its_languages(real: Site) -> None:
    files = real.bytes
    spoken = [
        index["config"]["lang"]
        for index in (json.loads(files[name]) for name in files if name.endswith("search_index.json"))
    ]
    wanted = {f"lunr.{language}.min.js" for languages in spoken for language in languages if language != "en"}
    held = {name.rpartition("/")[2] for name in files if "/lunr/" in name}
    assert held == wanted | {"lunr.stemmer.support.min.js"}


def test_a_site_has_no_source_maps(real: Site) -> None:
    assert [name for name in real.bytes if name.endswith(".map")] == []


@pytest.mark.parametrize(
    ("language", "wanted"),
    [("fr", set()), ("ja", {"tinyseg.js"}), ("hi", {"wordcut.js"}), ("th", {"wordcut.js"})],
)
def test_word_segmenters_of_a_language_are_kept(language: str, wanted: set[str]) -> None:
    kept = {name for name in ("tinyseg.js", "wordcut.js") if not is_unused(f"assets/javascripts/lunr/{name}", {language})}
    assert kept == wanted


def test_files_of_the_report_are_kept() -> None:
    assert not is_unused("maps/casablanca.map", {"fr"})
    assert not is_unused("assets/images/logo.svg", {"fr"})
