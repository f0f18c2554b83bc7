"""A report whose years begin in September is rendered, and its pages name the year by both its calendar years."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from bilan.build_result import add_pages, read_report
from bilan.diagnostics.problem import errors
from bilan.exports.downloads import Downloads
from bilan.figure_charts.share_card import card_of_year
from bilan.locales.language import Language
from bilan.metadata.json_ld import linked_data
from bilan.metadata.page_subject import PageSubject
from bilan.pdf.year_document import year_document
from bilan.render.formatter import PageFormatter
from bilan.rich_text.node_tree import descendants
from tests.conftest import MINIMAL, Folder
from tests.exports.conftest import released

INDICATORS = MINIMAL["data/indicators.yml"].replace(
    "name: Un, definition: Le premier.",
    "name: Un, definition: Le premier., better: higher, "
    "targets: {2022: {value: 5, source: review}, 2023: {value: 9, source: review}, 2025: {value: 20, source: review}}",
)
FILES: dict[str, str | bytes] = {
    "data/report.yml": (
        "title: {fr: Rapport, en: Report}\ninstitution: {name: {fr: Ville, en: Town}, url: 'https://v.example'}\n"
        "languages: [fr, en]\nyear: {begins: 09}\n"
    ),
    "data/indicators.yml": INDICATORS,
    "data/2021/figures.yml": "figures: {}\n",
    "data/2021/year.yml": "status: draft\n",
    "data/2022-23/figures.yml": (
        "source: review\nfigures:\n  total: {value: 10, parts: [one, two]}\n"
        "  one: {value: 6, by: {month: {09: 2, 10: 4}}}\n  two: {value: 4, break: {fr: Autre, en: Other}}\n"
    ),
    "data/2023-24/figures.yml": (
        "source: review\nfigures:\n  total: {value: 14, parts: [one, two]}\n  one: {value: 8, by: {month: {09: 3, 10: 5}}}\n"
        "  two: {value: 6, alternatives: [{value: 5, source: review}]}\n"
    ),
    "data/2023-24/year.yml": "status: published\nhighlights: [total, one]\n",
    "data/2023-24/articles.yml": (
        "articles:\n  - {id: a-one, title: T, outlet: Journal, date: 2024-02-03, language: fr, url: 'https://e.example/a', "
        "summary: {fr: S, en: S}, figures: {total: 15}}\n"
    ),
    "content/index.md": '# Rapport\n\n{{ chart("one") }} {{ table("total") }} {{ change("total", 2023, since=2022) }}\n',
}
# A year on its own, which is not in a date, an address or a month.
ALONE = re.compile(r"(?<![\d–/#\"=_.\-])(?<!January )(?<!February )(?<!September )(?<!October )(202[2-5])(?![\d–/\"_\-&])")


@pytest.fixture
def school(folder: Folder) -> Path:
    """Two school years with changes, parts, targets, months and an article."""
    return folder(FILES)


def test_no_page_names_a_school_year_by_one_calendar_year(school: Path) -> None:
    result = add_pages(read_report(school, date(2026, 1, 1)))
    assert [problem.code for problem in errors(result.problems)] == []
    alone: dict[str, str] = {}
    for page in result.pages:
        if page.language.subtag == "en" and page.within != "/data/":
            text = re.sub(r"<[^>]*>|\{[^}]*\}|\(\S*\)|&#91;.*?&#93;", " ", page.markdown, flags=re.DOTALL)
            alone |= {text[match.start() - 30 : match.end() + 20]: page.address for match in ALONE.finditer(text)}
    assert {address: text for text, address in alone.items() if "1 January" not in text} == {}


def test_the_document_of_a_school_year_names_both_years(school: Path) -> None:
    report = read_report(school, date(2026, 1, 1)).report
    assert report is not None
    document = year_document(report, 2023, Language("en"), (), date(2026, 1, 1), "https://example.org")
    words = (word for node in descendants(document.tree) for word in getattr(node, "children", ()) if isinstance(word, str))
    alone = [word for word in words if re.fullmatch(r"\(?20\d\d\)?:?", word.strip())]
    assert (document.title, document.year_name, alone) == ("Report 2023–2024", "2023–2024", [])


def test_the_card_of_a_school_year_names_both_years(school: Path) -> None:
    report = read_report(school, date(2026, 1, 1)).report
    assert report is not None
    card = card_of_year(PageFormatter(report, Language("en")), 2023)
    assert card is not None
    assert (card.name, card.finding) == ("Report 2023–2024", "14\u00a0actes in 2023–2024, up 4 from 2022–2023")


def test_machines_read_the_days_of_a_school_year(school: Path) -> None:
    """ISO 8601, an interval of dates; calendar years are written as years."""
    release = released(school)
    covered = {}
    for address in ("/", "/2023/", "/indicators/one/"):
        (thing,) = linked_data(PageSubject(Downloads(release, ()), release.languages[1], address))
        covered[address] = thing["temporalCoverage"]
    whole = "2022-09-01/2024-08-31"
    assert covered == {"/": whole, "/2023/": "2023-09-01/2024-08-31", "/indicators/one/": whole}


def test_titles_and_headings_name_both_years(folder: Folder) -> None:
    figures = "source: review\nfigures:\n  total: {value: 10, parts: [one, two]}\n  one: 6\n  two: 4\n"
    indicators = MINIMAL["data/indicators.yml"].replace(
        "name: Un, definition: Le premier.", "name: Un, definition: Le premier., better: higher, targets: {2023: 9}"
    )
    root = folder(
        {
            "data/report.yml": MINIMAL["data/report.yml"] + "year: {begins: 09}\n",
            "data/indicators.yml": indicators,
            "data/2022-23/figures.yml": figures,
            "content/index.md": '# Rapport\n\n{{ chart("one") }}\n',
        }
    )
    result = add_pages(read_report(root, date(2026, 1, 1)))
    assert [problem.code for problem in errors(result.problems)] == []
    pages = {page.address: page for page in result.pages}
    assert "2022–2023" in pages["/2022/"].markdown
    assert "2021–22" in pages["/indicators/one/"].markdown
    assert "2023–24" in pages["/indicators/one/"].markdown
