"""An independent compilation says so on every page and in every download; it names who counted each figure."""

from __future__ import annotations

import json
from datetime import date
from html import unescape

import pytest

from bilan.build_result import BuildResult, add_files, add_pages, read_report
from bilan.exports.downloads import Downloads
from bilan.exports.release import Release
from bilan.figure_charts.series_chart import series_chart
from bilan.locales.language import Language
from bilan.metadata.json_ld import linked_data
from bilan.metadata.page_subject import PageSubject
from bilan.mkdocs_plugin.mkdocs_nav import imprint
from bilan.pages.chart_blocks import figure_chart
from bilan.pages.chart_files import files_of_chart
from bilan.pdf.typeset_document import document_data
from bilan.pdf.year_document import year_document
from tests.conftest import MINIMAL, Folder

DAY = date(2026, 11, 23)
FR = Language("fr")
SAID = "Compilation indépendante (auteur\u00a0: Projet Chiffres). Elle n’émane pas de l’institution (Ville)."
COMPILED = {
    **MINIMAL,
    "data/report.yml": (
        "title: Rapport\ninstitution: {name: Ville, url: 'https://ville.example.org'}\nlanguages: [fr]\nlicence: CC-BY-4.0\n"
        "compiled_by: {name: Projet Chiffres, url: 'https://projet.example.org', statement: Des bénévoles le tiennent.}\n"
    ),
    "data/sources.yml": (
        "sources:\n  review: {title: Bilan, publisher: Ville}\n  daily: {title: Un compte, publisher: Le Jour, kind: article}\n"
    ),
    "data/2020/figures.yml": "origin: press\nsource: daily\nfigures: {total: 8, one: {value: 5, origin: compiler}}\n",
    "data/2021/figures.yml": (
        "origin: institution\nsource: review\nfigures:\n  total: {value: 10, parts: [one, two]}\n  one: 6\n"
        "  two: {value: 4, origin: press, source: daily}\n"
    ),
    "data/2021/year.yml": "status: published\nhighlights: [total]\n",
}


@pytest.fixture
def result(folder: Folder) -> BuildResult:
    return read_report(folder({**COMPILED}), DAY)


def _page(result: BuildResult, address: str) -> str:
    pages = add_pages(result).pages
    return unescape(next(page.document for page in pages if page.address == address))


def test_the_compiler_publishes(result: BuildResult) -> None:
    assert result.report
    assert result.problems == ()
    publication = result.report.publication
    assert publication.compiled_by is publication.publisher
    assert publication.publisher.name.original == "Projet Chiffres"


@pytest.mark.parametrize("address", ["/2021/", "/method/"])
def test_the_cover_and_the_method_say_so(result: BuildResult, address: str) -> None:
    page = _page(result, address)
    if address == "/method/":
        assert SAID in page
        assert "Des bénévoles le tiennent." in page
        assert "Personne ne voit les chiffres" not in page  # that would speak for the institution
        assert "3 chiffres" not in page
        assert "2 chiffres ont été comptés et publiés par l’institution." in page
        assert "2 chiffres ont été comptés par la presse" in page


def test_the_foot_of_every_page_says_so(result: BuildResult) -> None:
    foot = unescape(imprint(result, FR) or "")
    assert SAID in foot
    assert '<a href="https://projet.example.org" rel="external">Projet Chiffres</a>' in foot


def test_json_ld_names_the_compiler_and_what_it_is_about(result: BuildResult) -> None:
    assert result.report
    release = Release.on(DAY, result.report, "https://example.org/")
    (thing,) = linked_data(PageSubject(Downloads(release, ()), FR, "/"))
    assert thing["publisher"]["name"] == thing["creator"]["name"] == "Projet Chiffres"
    assert thing["about"]["name"] == "Ville"
    assert thing["disambiguatingDescription"] == SAID


def test_the_downloads_say_so(result: BuildResult) -> None:
    files = {file.path: file.content for file in add_files(add_pages(result), DAY).files}
    package = json.loads(files["data/datapackage.json"])
    assert package["contributors"] == [
        {"title": "Projet Chiffres", "path": "https://projet.example.org", "roles": ["publisher", "rightsHolder"]}
    ]
    assert package["description"] == SAID
    document = json.loads(files["data/figures.json"])
    assert document["report"]["compiled_by"]["name"] == {"fr": "Projet Chiffres"}
    assert {figure["id"]: figure["origin"] for figure in document["figures"]} == {
        "2020/total": "press",
        "2020/one": "compiler",
        "2021/total": "institution",
        "2021/one": "institution",
        "2021/two": "press",
    }
    assert "<name>Projet Chiffres</name>" in files["feed.xml"].decode()


def test_the_pdf_says_so(result: BuildResult) -> None:
    assert result.report
    document = year_document(result.report, 2021, FR, (), DAY, "https://example.org/")
    data = document_data(document)
    assert data["publisher"] == "Projet Chiffres"
    assert data["independence"] == "Compilation indépendante, qui n’émane pas de l’institution"
    words = str(document.tree)
    assert words.count("Elle n’émane pas de l’institution") >= 2  # on the cover and in the colophon
    assert "Des bénévoles le tiennent." in words


def test_charts_and_tables_mark_what_the_press_counted(result: BuildResult) -> None:
    page = _page(result, "/indicators/total/")
    assert "D’après Le Jour : chiffre compté par la presse, non par l’institution." in page.replace("\u00a0", " ")
    assert '<span class="mark">compté par la presse</span>' in page
    assert "Compté par la presse : 2020." in page.replace("\u00a0", " ")  # below the chart
    assert "source secondaire unique" not in page
    assert "Chiffre compté et publié par l’institution (Ville)." in page


def test_the_file_of_a_chart_says_so(result: BuildResult) -> None:
    assert result.report
    chart = figure_chart(result.report, series_chart(result.report, result.report.indicators["total"]))
    assert chart
    svg = next(iter(files_of_chart(chart, FR, Release.on(DAY, result.report)))).content.decode()
    assert "Projet Chiffres" in svg
    assert "qui n’émane pas de l’institution" in svg


def test_a_report_of_the_institution_itself_says_none_of_it(folder: Folder) -> None:
    own = read_report(folder({**MINIMAL}), DAY)
    assert own.problems == ()  # an origin is optional there
    foot = imprint(own, FR)
    assert foot is not None
    assert "indépendante" not in foot
    page = _page(own, "/indicators/total/")
    assert "Origine" not in page
    assert "compté par" not in page
