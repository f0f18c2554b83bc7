"""The page of an indicator has a section for each dimension; other pages show its chart, its table and its map by request."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bilan.analysis.figure_anchors import MOST_CELLS
from bilan.blocks.breakdown_table import BreakdownTable
from bilan.blocks.figure_blocks import Disclosure
from bilan.pages.breakdown_sections import breakdown_sections
from bilan.values.period import year_period
from tests.conftest import Folder, RunBilan
from tests.figure_charts.broken_down_report import MONTHS, files, formatter, months

OF_YEAR = (
    "total: {{value: 220, by: {{month: {months}, channel: {{web: 100, x: {{value: 90, status: provisional}}}}, "
    "region: {{north: 120, south: 100}}}}}}"
)
PAGE = (
    "---\nyear: 2025\n---\n\n# Page\n\n{{ chart('total', by='month') }}\n\n{{ table('total', by='channel') }}\n\n"
    "{{ map('total', by='region') }}\n\n{{ table('total', by='month', year=2024) }}\n"
)


@pytest.fixture
def report(folder: Folder) -> Path:
    """Two years broken down in three ways, and a hand-written page that shows them."""
    text = OF_YEAR.format(months=months(*MONTHS))
    return folder({**files({2024: text, 2025: text}), "content/page.md": PAGE})


def test_each_dimension_has_heading_charts_and_table_with_anchors(report: Path, run_bilan: RunBilan) -> None:
    """In the order: time, then as declared; each cell has its permanent anchor once."""
    assert run_bilan("-C", report, "render", report / "out")[0] == 0
    page = (report / "out/indicators/total/index.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## .*\{ ?#(by-[a-z]+) ?\}", page, re.MULTILINE)
    assert headings == ["by-month", "by-channel", "by-region"]
    for anchor in ("2025-03", "2024-12", "2025-channel-x", "2024-region-north"):
        assert page.count(f'id="{anchor}"') == 1
    assert page.index('id="by-month-total-2025"') < page.index('id="2025-03"') < page.index('id="by-channel-total-2025"')
    assert 'id="map-region-total-2025"' in page
    assert "provisoire" in page
    assert "Ensemble" in page
    assert "Non détaillé" in page  # the channels make 190 of 220


@pytest.mark.parametrize(("count", "own"), [(MOST_CELLS, True), (MOST_CELLS + 1, False)])
def test_cells_of_two_dimensions_have_anchors_as_long_as_a_page_holds_them(folder: Folder, count: int, own: bool) -> None:
    """In a closed table of each year; of a larger table, addresses lead to the section."""
    members = [f"m{number}" for number in range(count)]
    places = "".join(f"      {name}: {{name: {name}}}\n" for name in members)
    who = "  who: {name: Qui, members: {a: {name: A}, b: {name: B}}}\n"
    dimensions = f"dimensions:\n{who}  place:\n    name: Lieu\n    members:\n{places}"
    table = "who;place;value\n" + "".join(f"a;{name};1\n" for name in members)
    root = folder(
        {
            **files(dict.fromkeys((2024, 2025), f"total: {{value: {count}, by: {{'who, place': cells.csv}}}}")),
            "data/dimensions.yml": dimensions,
            "data/2024/cells.csv": table,
            "data/2025/cells.csv": table,
        }
    )
    printer = formatter(root)
    blocks = breakdown_sections(printer.report, printer.report.indicators["total"], ())
    tables = [block for one in blocks if isinstance(one, Disclosure) for block in one.blocks]
    anchored = [cell.anchor for one in tables if isinstance(one, BreakdownTable) and one.anchored for cell in one.cells]
    cell = printer.report.observation("total", year_period(2024), {"who": "a", "place": "m0"})
    assert cell
    assert printer.figure_address(cell) == f"/indicators/total/#{cell.anchor if own else 'by-who'}"
    assert len(anchored) == (2 * count if own else 0)
    assert (cell.anchor in anchored) is own


def test_what_is_known_of_a_member_is_on_the_page_of_its_indicator(folder: Folder, run_bilan: RunBilan) -> None:
    """Its note, break, other numbers, sources, and the articles that report it; the table leads there."""
    members = (
        "web: {value: 60, note: Une note.}, x: {value: 30, source: other, break: Autrement compté.,"
        " alternatives: [{value: 31, source: other, why_not: Trop tard.}]}, other: 10"
    )
    sources = "sources:\n  review: {title: Bilan, publisher: Ville}\n  other: {title: Autre bilan, publisher: Région}\n"
    root = folder({**files({2025: f"total: {{value: 100, by: {{channel: {{{members}}}}}}}"}), "data/sources.yml": sources})
    assert run_bilan("-C", root, "render", root / "out")[0] == 0
    page = (root / "out/indicators/total/index.md").read_text(encoding="utf-8")
    table, accounts = page.index('<table class="figures breakdown">'), page.index('<div class="member-accounts">')
    assert table < accounts < page.index('id="2025-channel-web"') < page.index('id="2025-channel-x"')
    assert page.index('id="2025-channel-other"') < accounts  # nothing more is known of it
    assert 'href="#2025-channel-x"' in page[:accounts]
    x = page[page.index('id="2025-channel-x"') :]
    for words in ("Autrement compté.", "31", "Trop tard.", "Autre bilan"):
        assert words in x
    assert "Une note." in page[accounts:]
    method = (root / "out/method/index.md").read_text(encoding="utf-8")
    assert "Trop tard." in method and "Autrement compté." in method


def test_what_is_known_of_a_cell_is_below_its_table(folder: Folder, run_bilan: RunBilan) -> None:
    """The note in a column of the CSV."""
    cells = "channel;month;value;note\nweb;2025-01;4;\nx;2025-01;3;Une panne.\n"
    given = files({2025: "total: {value: 90, by: {'channel, month': cells.csv}}"})
    root = folder({**given, "data/2025/cells.csv": cells})
    assert run_bilan("-C", root, "render", root / "out")[0] == 0
    page = (root / "out/indicators/total/index.md").read_text(encoding="utf-8")
    accounts = page.index('<div class="member-accounts">')
    assert page.count('id="2025-01-channel-x"') == page.count('id="2025-01-channel-web"') == 1
    assert (
        page.index('id="2025-01-channel-web"') < accounts < page.index('id="2025-01-channel-x"') < page.index("Une panne.")
    )
    assert 'href="#2025-01-channel-x"' in page[:accounts]


def test_a_year_shows_one_chart_of_an_indicator(report: Path, run_bilan: RunBilan) -> None:
    """The months, not the channels and regions too."""
    assert run_bilan("-C", report, "render", report / "out")[0] == 0
    page = (report / "out/2025/index.md").read_text(encoding="utf-8")
    assert re.findall(r'<figure [^>]*id="((?:by|map|grid|years)-[^"]+)"', page) == ["by-month-total-2025"]


def test_hand_written_pages_show_charts_tables_and_maps(report: Path, run_bilan: RunBilan) -> None:
    """Their figures lead to the page of the indicator."""
    assert run_bilan("-C", report, "check")[0] == 0
    assert run_bilan("-C", report, "render", report / "out")[0] == 0
    page = (report / "out/page/index.md").read_text(encoding="utf-8")
    assert re.findall(r'<figure [^>]*id="([^"]+)"', page) == ["by-month-total-2025", "map-region-total-2025"]
    assert "../indicators/total/#2025-channel-x" in page
    assert "../indicators/total/#2024-03" in page


@pytest.mark.parametrize(
    ("expression", "message", "hint"),
    [
        ("chart('total', by='chanel')", "“total” is not broken down by “chanel”.", "channel"),
        ("chart('total', by='answer')", "“total” is not broken down by “answer”.", "month, channel, region"),
        ("map('total', by='channel')", "nothing of this kind to show by “channel”", 'table("total", by="channel")'),
        ("chart('total', by='channel, region')", "nothing of this kind", 'table("total", by="channel")'),
        ("chart('stock', by='month')", "“stock” is not broken down by “month”.", "figures.yml"),
        ("table('total', by='month', year=1999)", "1999 is not a public year", "2024"),
    ],
)
def test_what_cannot_be_shown_is_a_problem(
    report: Path, run_bilan: Callable[..., tuple[int, str, str]], expression: str, message: str, hint: str
) -> None:
    """With what can be written instead."""
    (report / "content/page.md").write_text(f"# Page\n\n{{{{ {expression} }}}}\n", encoding="utf-8")
    code, _, said = run_bilan("-C", report, "check")
    assert code == 1
    assert message in said
    assert hint in said


def test_the_data_of_a_chart_is_a_table_and_a_file(report: Path, run_bilan: RunBilan) -> None:
    """The file has the period and the member of each figure."""
    assert run_bilan("-C", report, "render", report / "out")[0] == 0
    csv = next((report / "out").rglob("by-channel-total-2025.csv"), None)
    assert csv is not None
    lines = csv.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("period,channel,year,indicator")
    assert lines[1].startswith("2025,web,2025,total")
    assert "#2025-channel-web" in lines[1]


def test_a_publisher_of_several_sources_is_named_once_below_a_drawing(folder: Folder, run_bilan: RunBilan) -> None:
    """Each year has a document of its own, all of the same institution."""
    text = OF_YEAR.format(months=months(*MONTHS))
    given = files({2024: text, 2025: text})
    given["data/2025/figures.yml"] = str(given["data/2025/figures.yml"]).replace("source: review", "source: later")
    documents = {
        name: f"{{title: {name}, publisher: Mairie, url: https://example.org/{name}}}" for name in ("review", "later")
    }
    given["data/sources.yml"] = "sources:\n" + "".join(f"  {name}: {source}\n" for name, source in documents.items())
    root = folder(given)
    assert run_bilan("-C", root, "render", root / "out")[0] == 0
    assert (root / "out/data/charts/by-month-total-2025.svg").read_text(encoding="utf-8").count("Mairie") == 1
