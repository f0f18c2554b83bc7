"""Pages of the copy name files, hold nothing a browser refuses from a folder, and the archive is the same each time."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import pytest

from bilan.offline.offline_page import file_of, offline_html
from bilan.offline.site_copy import offline_copy
from bilan.offline.zip_archive import zip_bytes

PAGE = (
    '<html><head><link rel="preload" href="a.woff2" as="font" crossorigin><link rel="canonical" href="https://example.org/">'
    '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'"></head><body>'
    '<a href="../press/?q=a&amp;b=c#x">p</a><a href=".">h</a><a href="https://example.org/">e</a><a href="#top">t</a>'
    '<script id="__config" type="application/json">{"search": "../assets/javascripts/workers/as-typed.js?1.min.js"}</script>'
    '<script src="../assets/javascripts/bundle.js" integrity="sha256-x" crossorigin="anonymous"></script></body></html>'
)


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("../2024/", "../2024/index.html"),
        ("../2024/#press", "../2024/index.html#press"),
        ("press/?q=a#b", "press/index.html?q=a#b"),
        (".", "./index.html"),
        ("./", "./index.html"),
        ("..", "../index.html"),
        ("#top", "#top"),
        ("", ""),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("../data/figures.csv", "../data/figures.csv"),
    ],
)
def test_an_address_of_a_folder_names_its_page(address: str, file: str) -> None:
    assert file_of(address) == file


def test_a_page_has_nothing_that_file_urls_forbid() -> None:
    made = offline_html(PAGE, "2024/index.html")
    assert "preload" not in made
    assert "canonical" not in made
    assert "Content-Security-Policy" not in made
    assert "integrity" not in made
    assert "crossorigin" not in made
    assert 'href="../press/index.html?q=a&amp;b=c#x"' in made
    assert '"search": "../assets/javascripts/workers/offline-search.js"' in made
    assert made.index("../assets/offline/iframe-worker.js") < made.index("bundle.js")


def test_search_and_what_pages_fetch_are_scripts() -> None:
    site = {
        "index.html": b"<html></html>",
        "404.html": b"<html></html>",
        "2024/card.png": b"",
        "press/2024.json": '["a\u2028b"]'.encode(),
        "search/search_index.json": b'{"config": {}, "docs": []}',
        "search/entries.json": b'[{"location": "2024/#x"}, {"location": ""}]',
        "assets/javascripts/workers/as-typed.js": b"let own;\n",
        "assets/javascripts/workers/search.0a1b2c3d.min.js": b"let material;",
    }
    files = offline_copy(site)
    assert b'"location":"2024/index.html#x"' in files["search/search_index.js"]
    assert b'"location":"./index.html"' in files["search/search_index.js"]
    assert files["press/2024.json.js"].endswith(b'["a\\u2028b"]')
    assert b"let own;" in files["assets/javascripts/workers/offline-search.js"]
    assert b"let material;" in files["assets/javascripts/workers/offline-search.js"]
    assert not {"404.html", "2024/card.png"} & set(files)


def test_the_archive_is_the_same_each_time() -> None:
    files = {"b.html": b"b", "a/c.pdf": b"c"}
    first = zip_bytes(files, "report", date(2026, 11, 24))
    assert first == zip_bytes(dict(reversed(files.items())), "report", date(2026, 11, 24))
    assert zipfile.ZipFile(BytesIO(first)).namelist() == ["report/a/c.pdf", "report/b.html"]
