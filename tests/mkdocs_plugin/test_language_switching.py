"""Three sites in one build: each page leads to itself in the other languages, and a fourth language is data and a catalogue."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tests.mkdocs_plugin.conftest import LANGUAGES, language_root

if TYPE_CHECKING:
    from tests.mkdocs_plugin.conftest import Build, Element, Site

Folder = Callable[[dict[str, str | bytes]], Path]

SPANISH: dict[str, str | bytes] = {
    "mkdocs.yml": "site_name: Informe\nsite_url: https://example.org/r/\ndocs_dir: content\ntheme: {name: material, font: false}\nplugins: [search, bilan]\n",
    "data/report.yml": "title: {fr: Rapport, es: Informe}\ninstitution: {name: Ville}\nlanguages: [fr, es]\n",
    "content/about.md": "# À propos {#top}\n\n## مَن نحن؟\n\n## Réseaux sociaux\n",
}


def _others(page: Element) -> dict[str, str]:
    links = [link.attributes for link in page.all("link") if "hreflang" in link.attributes]
    return {link["hreflang"]: link["href"] for link in links}


def test_the_fonts_of_a_page_are_there_at_its_first_sight_and_no_others(real: Site) -> None:
    """A font that is found late is not used until the next page, and the charts are measured with it."""
    for root in LANGUAGES:
        page = real.pages[f"{root}index.html"]
        fonts = {link.attributes["href"].rpartition("/")[2] for link in page.all("link", rel="preload", as_="font")}
        arabic = {"ibm-plex-sans-arabic-400.woff2", "ibm-plex-sans-arabic-600.woff2"} if root == "ar/" else set()
        assert fonts == {"ibm-plex-sans-latin.woff2", *arabic}, root


def test_alternates_are_reciprocal(real: Site) -> None:
    checked = 0
    for file, page in real.pages.items():
        if file.endswith("404.html"):
            continue
        others = _others(page)
        assert others.keys() == {*LANGUAGES.values(), "x-default"}, file
        for root, tag in LANGUAGES.items():
            target, _ = real.target(file, others[tag])
            assert target == root + file.removeprefix(language_root(file))
            back = _others(real.pages[target])[LANGUAGES[language_root(file)]]
            assert real.target(target, back)[0] == file
            checked += 1
    assert checked > 250


def test_the_switcher_leads_to_the_same_page(real: Site) -> None:
    for file, page in real.pages.items():
        if file.endswith("404.html"):
            continue
        (switcher,) = page.all("nav", class_="languages")
        led = {link.attributes["lang"]: real.target(file, link.attributes["href"])[0] for link in switcher.all("a")}
        assert led == {tag: root + file.removeprefix(language_root(file)) for root, tag in LANGUAGES.items()}


def test_menus_link_only_to_pages_of_their_language(real: Site) -> None:
    for file, page in real.pages.items():
        menus = [nav for nav in page.all("nav") if "md-nav--primary" in nav.attributes.get("class", "")]
        links = {
            real.target(file, link.attributes["href"])[0]
            for menu in menus
            for link in menu.all("a")
            if not file.endswith("404.html")
        }
        assert {link for link in links if language_root(link) != language_root(file)} == set()


def test_each_language_has_its_own_404_page(real: Site) -> None:
    root = real.pages["404.html"]
    assert [section.attributes.get("lang") for section in root.all("section") if "lang" in section.attributes] == list(
        LANGUAGES.values()
    )
    assert next(real.pages["ar/404.html"].all("html")).attributes["lang"] == "ar-MA"


def test_a_fourth_language_needs_only_data(folder: Folder, build: Build, site_of: Callable[[Path], Site]) -> None:
    root = folder(SPANISH)
    done = build(root, "-q")
    assert done.returncode == 0, done.stderr
    assert "missing-catalogue" in done.stderr
    site = site_of(root / "site")
    page = site.pages["es/2021/index.html"]
    assert next(page.all("html")).attributes["lang"] == "es"
    assert _others(page) == {
        "fr": "https://example.org/r/2021/",
        "x-default": "https://example.org/r/2021/",
        "es": "https://example.org/r/es/2021/",
    }
    canonical = [link.attributes["href"] for link in page.all("link", rel="canonical")]
    shared = [meta.attributes["content"] for meta in page.all("meta", property="og:url")]
    assert canonical == shared == ["https://example.org/r/es/2021/"]
    assert _others(site.pages["about/index.html"]).keys() == {"fr", "x-default"}
    assert next(next(page.all("nav", class_="languages")).all("a", hreflang="fr")).attributes["href"] == "../../2021/"
    ids = [heading.attributes["id"] for heading in site.pages["about/index.html"].all("h2")]
    assert ids == ["من-نحن", "reseaux-sociaux"]
    index = json.loads((root / "site/es/search/search_index.json").read_text())
    assert index["config"]["lang"] == ["es"]
    own, default = (json.loads((root / f"site/{name}search/entries.json").read_text()) for name in ("es/", ""))
    assert any(doc["location"].startswith("2021/") for doc in own)
    assert not any(doc["location"].startswith("es/") for doc in default)
    sitemap = (root / "site/sitemap.xml").read_text()
    assert re.search(r'<loc>https://example.org/r/2021/</loc>\s*<xhtml:link rel="alternate" hreflang="fr"', sitemap)
    assert 'hreflang="es" href="https://example.org/r/es/2021/"' in sitemap
