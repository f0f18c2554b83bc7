"""A citation says who, what and where in words, in BibTeX and in CSL-JSON, whatever the data holds."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.analysis.visibility import public_view
from bilan.citations.bibtex import bibtex
from bilan.citations.citation import Citation
from bilan.citations.csl_json import csl
from bilan.exports.file_formats.citation_files import cited_figures, files
from bilan.exports.release import Release
from bilan.locales.language import Language
from bilan.model.loader import load_report
from bilan.render.citation_text import CitationText, citation_of, citation_text
from bilan.render.formatter import PageFormatter
from bilan.render.page_links import Site
from bilan.values.period import month_period, year_period
from tests.conftest import MINIMAL, ROOT, Folder

# The variables used here, as the CSL-JSON input schema of CSL 1.0.2 constrains them; any other variable is refused.
NAME = {"type": "object", "properties": {"literal": {"type": "string"}}, "additionalProperties": False}
PARTS = {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": ["string", "number"]}}
DATE = {
    "type": "object",
    "properties": {"date-parts": {"type": "array", "minItems": 1, "maxItems": 2, "items": PARTS}},
    "additionalProperties": False,
}
TEXTS = ("title", "container-title", "publisher", "language", "URL", "note")
CSL: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "type": {"enum": ["dataset"]},
            "id": {"type": ["string", "number"]},
            "author": {"type": "array", "items": NAME},
            "issued": DATE,
            "accessed": DATE,
            **{name: {"type": "string"} for name in TEXTS},
        },
    },
}

REPORT = load_report(ROOT).report
DAY = date(2026, 11, 23)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
HOSTILE = Citation("k", "A{B}\\", "50 % & #1 $x_y^z~ {", "R}", "fr", "https://example.org/a_b/#2021", date(2022, 1, 31))


def _citations(site: Site) -> list[Citation]:
    assert REPORT is not None
    shown = public_view(REPORT, date(2026, 11, 23))
    languages = [Language(tag) for tag in shown.publication.languages]
    return [
        citation_of(PageFormatter(shown, language, "/", site), figure, DAY)
        for language in languages
        for figure in cited_figures(shown)
    ]


def test_every_figure_has_a_key_and_an_address_of_its_own_in_every_language() -> None:
    citations = _citations(Site("https://example.org/rapport"))
    assert len(citations) > 250
    assert len({citation.key for citation in citations}) == len({citation.url for citation in citations}) == len(citations)
    assert all(re.fullmatch(r"[a-z0-9_-]+", citation.key) for citation in citations)
    assert "https://example.org/rapport/ar/indicators/activities/#2021" in {citation.url for citation in citations}


def test_a_month_and_a_member_are_cited_by_name_number_and_address_of_their_own() -> None:
    report = load_report(ROOT / "examples/city").report
    assert report is not None
    formatter = PageFormatter(report, Language("en-GB"), "/en", Site("https://example.org"))
    month = report.observation("website_visits", month_period(2025, 3))
    member = report.observation("requests", year_period(2025), {"contact": "phone"})
    cell = report.observation("requests", month_period(2025, 3), {"district": "centre"})
    assert month and member and cell
    cited = [citation_of(formatter, figure, DAY) for figure in (month, member, cell)]
    page = "https://example.org/en/indicators"
    assert [(one.key, one.title, one.url) for one in cited] == [
        (
            "port-serein-website_visits-2025-03-en",
            "Website visits, March 2025: 49,030\u00a0visits",
            f"{page}/website_visits/#2025-03",
        ),
        (
            "port-serein-requests-2025-contact-phone-en",
            "Requests from the public, 2025, Telephone: 4,218\u00a0requests",
            f"{page}/requests/#2025-contact-phone",
        ),
        (
            "port-serein-requests-2025-03-district-centre-en",
            "Requests from the public, March 2025, Centre: 262\u00a0requests",
            f"{page}/requests/#2025-03-district-centre",
        ),
    ]


def test_csl_items_hold_nothing_that_csl_does_not_know() -> None:
    jsonschema.Draft7Validator(CSL).validate(json.loads(csl((*_citations(Site("https://example.org/")), HOSTILE))))


@given(TEXT, TEXT)
def test_braces_stay_balanced_and_no_sign_has_a_meaning_in_bibtex(author: str, title: str) -> None:
    entry = bibtex((Citation("key", author, title, title, "fr"),))
    depth = 0
    for sign in entry:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0
    assert not re.search(r"(?<!\\)[#$%&_]", entry)
    assert "~" not in entry


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("50 %", r"50 \%"),
        ("a_b", r"a\_b"),
        ("{x", r"\textbraceleft{}x"),
        ("\\cmd", r"\textbackslash{}cmd"),
        ("à «é»", "à «é»"),
    ],
)
def test_signs_of_tex_are_printed_as_themselves(typed: str, written: str) -> None:
    assert f"  title = {{{{{written}}}}},\n" in bibtex((Citation("key", "A", typed, "R", "fr"),))


def test_a_citation_without_known_date_has_none() -> None:
    assert "year" not in bibtex((Citation("key", "A", "T", "R", "fr"),))
    assert "year = {2022}" in bibtex((HOSTILE,))
    assert "issued" not in json.loads(csl((Citation("key", "A", "T", "R", "fr"),)))[0]


def test_a_citation_is_the_same_wherever_it_is_printed() -> None:
    assert REPORT is not None
    figure = REPORT.figure("activities", 2021)
    assert figure
    here = PageFormatter(REPORT, Language("fr"), "/indicators/activities/", Site("https://example.org/"))
    assert "https://example.org/indicators/activities/#2021" in unescape(citation_text(here, figure, DAY).address)
    elsewhere = PageFormatter(REPORT, Language("fr"), "/", here.site)
    assert citation_text(here, figure, DAY).csl == csl((citation_of(elsewhere, figure, DAY),))


COMPILED = {
    **MINIMAL,
    "data/report.yml": (
        "title: {en: Report}\ninstitution: {name: {en: Town}, short_name: T}\nlanguages: [en]\nlicence: CC-BY-4.0\n"
        "compiled_by: {name: {en: Open Figures}, url: 'https://figures.example.org', statement: {en: We compile.}}\n"
    ),
    "data/indicators.yml": (
        "themes: {all: {name: All}}\nunits: {act: {en: {one: act, other: acts}}}\n"
        "indicators: {acts: {name: Acts, definition: What is done., theme: all, unit: act, kind: flow}}\n"
    ),
    "data/sources.yml": "sources: {daily: {title: A count, publisher: The Daily, language: en, kind: article}}\n",
    "data/2021/figures.yml": "source: daily\nfigures: {acts: {value: 12, origin: press}}\n",
    "data/2021/articles.yml": "articles: []\n",
}


def _cited(folder: Folder, site: str, files: dict[str, str] = COMPILED) -> CitationText:
    report = load_report(folder({**files})).report
    assert report
    figure = report.figure("acts", 2021)
    assert figure
    return citation_text(PageFormatter(report, Language("en"), "/indicators/acts/", Site(site)), figure, DAY)


def test_a_citation_names_author_year_address_day_and_who_counted(folder: Folder) -> None:
    cited = _cited(folder, "https://example.org/report/")
    assert unescape(cited.text).replace("\u00a0", " ") == "Open Figures (2026), “Acts, 2021: 12 acts”, Report."
    assert unescape(cited.address) == "https://example.org/report/indicators/acts/#2021"
    assert unescape(re.sub("<[^>]+>", "", cited.end)) == (
        "Accessed on 23 November 2026. According to The Daily: counted by the press, not by the institution. Licence: CC-BY-4.0."
    )
    for field in ("author = {{Open Figures}}", "year = {2026}", "urldate = {2026-11-23}", "note = {According to The Daily"):
        assert field in cited.bibtex
    item = json.loads(cited.csl)[0]
    assert (item["accessed"], item["issued"]) == ({"date-parts": [[2026, 11, 23]]}, {"date-parts": [[2026, 11, 23]]})


def test_a_citation_without_an_address_says_so(folder: Folder) -> None:
    cited = _cited(folder, "")
    assert cited.address == "Copy without a public address"
    assert "Open Figures (2026)" in unescape(cited.text)
    assert "url" not in cited.bibtex


def test_the_day_of_publication_gives_the_year(folder: Folder) -> None:
    year = {"data/2021/year.yml": "status: published\npublish_on: 2022-01-31\n"}
    assert "Open Figures (2022)" in unescape(_cited(folder, "", {**COMPILED, **year}).text)


def test_all_citations_are_in_one_file_a_language() -> None:
    assert REPORT is not None
    shown = public_view(REPORT, date(2026, 11, 23))
    made = {
        file.path: file.content.decode() for file in files(Release.on(date(2026, 11, 23), shown, "https://example.org/"))
    }
    assert made.keys() == {f"{root}data/citations.{kind}" for root in ("", "ar/", "en/") for kind in ("bib", "json")}
    keys = [item["id"] for path, text in made.items() if path.endswith(".json") for item in json.loads(text)]
    assert sorted(keys) == sorted(citation.key for citation in _citations(Site("https://example.org/")))
    assert sum(text.count("@misc{") for path, text in made.items() if path.endswith(".bib")) == len(keys)
