"""Cells of figures follow the visibility of their year: no number, no member, no citation, no revision before its day."""

from __future__ import annotations

import datetime

import pytest

from bilan.analysis.approval_fingerprint import approval_fingerprint
from bilan.analysis.visibility import draft_view, public_view
from bilan.model.loader import load_report
from bilan.model.report import Report
from bilan.values.period import year_period
from tests.conftest import Folder

TODAY = datetime.date(2026, 1, 1)
DIMENSIONS = (
    "dimensions:\n"
    "  channel: {name: Canal, members: {site: {name: Site}, x: {name: X}, new: {name: Secret}}}\n"
    "  secret: {name: Secret, members: {a: {name: A}}}\n"
)
PUBLIC = "source: review\nfigures:\n  one: {value: 3, by: {channel: {site: 1, x: 2}}}\n"
HIDDEN = "source: review\nfigures:\n  one: {value: 9, by: {channel: {new: 1}, secret: {a: 2}}}\n"


def _report(folder: Folder, **files: str) -> Report:
    written: dict[str, str | bytes] = {"data/dimensions.yml": DIMENSIONS, "data/2021/figures.yml": PUBLIC}
    report = load_report(folder({**written, **{f"data/{name}": text for name, text in files.items()}})).report
    assert report
    return report


def test_members_that_only_a_hidden_year_has_are_hidden(folder: Folder) -> None:
    hidden = {"2022/figures.yml": HIDDEN, "2022/year.yml": "status: published\npublish_on: 2027-01-01\n"}
    shown = public_view(_report(folder, **hidden), TODAY)
    assert {name: list(item.members) for name, item in shown.dimensions.items()} == {"channel": ["site", "x"]}
    assert "Secret" not in repr(shown)
    whole = _report(folder, **{**hidden, "2022/year.yml": "status: published\n"})
    assert public_view(whole, TODAY).dimensions == whole.dimensions


def test_a_cell_does_not_cite_an_article_that_is_hidden(folder: Folder) -> None:
    article = "articles:\n  - {id: a1, title: T, outlet: O, language: fr, url: 'https://example.org/a', summary: S.}\n"
    figures = (
        "source: review\nfigures:\n  one:\n    value: 3\n    by:\n      channel: {site: {value: 1, source: [a1, review]}}\n"
        "      channel, half: t.csv\n"
    )
    table = "channel,half,value,source\nsite,H1,1,a1 review\nx,H1,2,\n"
    report = _report(
        folder,
        **{
            "2021/figures.yml": figures,
            "2021/t.csv": table,
            "2021/articles.yml": article,
            "2021/year.yml": "status: published\npress: draft\n",
        },
    )
    shown = public_view(report, TODAY)
    cells = [observation.observation("one", year_period(2021), {"channel": "site"}) for observation in (report, shown)]
    assert [[reference.name for reference in cell.source] for cell in cells if cell] == [["a1", "review"], ["review"]]
    tables = [view.years[2021].figures["one"].by["channel, half"] for view in (report, shown)]
    assert [[len(cell.source) for cell in item.cells.values()] for item in tables] == [[2, 1], [1, 1]]


@pytest.mark.parametrize(("day", "total", "cell"), [("2025-12-31", "6", "3"), ("2026-01-02", "7", "4")])
def test_a_cell_has_its_earlier_value_until_the_day_of_its_revision(folder: Folder, day: str, total: str, cell: str) -> None:
    revised = f"{{value: 3, revisions: [{{date: {day}, was: 4, reason: Erreur.}}]}}"
    figures = f"source: review\nfigures:\n  one: {{by: {{channel: {{site: 1, x: 2, new: {revised}}}}}}}\n"
    shown = public_view(_report(folder, **{"2021/figures.yml": figures}), TODAY)
    whole = shown.figure("one", 2021)
    new = shown.observation("one", year_period(2021), {"channel": "new"})
    assert whole and new
    assert (str(whole.value), str(new.value)) == (total, cell)


def test_a_draft_shows_a_cell_that_waits_as_missing(folder: Folder) -> None:
    figures = "source: review\nfigures:\n  one: {value: 3, by: {channel: {site: {value: }, x: 2}}}\n"
    report = _report(folder, **{"2021/figures.yml": figures, "2021/year.yml": "status: draft\n"})
    cell = draft_view(report).observation("one", year_period(2021), {"channel": "site"})
    assert cell and str(cell.status) == "missing"


def test_an_approval_is_of_cells_and_members_too(folder: Folder) -> None:
    def digest(figures: str = PUBLIC, table: str = "", dimensions: str = DIMENSIONS) -> str:
        files = {"2021/figures.yml": figures, "dimensions.yml": dimensions, **({"2021/t.csv": table} if table else {})}
        return approval_fingerprint(_report(folder, **files), 2021)

    before = digest()
    assert digest(PUBLIC.replace("site: 1, x: 2", "x: 2, site: 1")) == before
    assert digest(PUBLIC.replace("x: 2", "x: 1")) != before
    assert digest(dimensions=DIMENSIONS.replace("Canal", "Voie")) != before
    assert digest(dimensions=DIMENSIONS.replace("secret:", "other:")) == before
    with_table = PUBLIC.replace("{channel: {site: 1, x: 2}}", '{"channel, half": t.csv}')
    table = "channel,half,value\nsite,H1,1\nx,H1,2\n"
    assert digest(with_table, table) == digest(with_table, "half;channel;value\nH1;x;2\nH1;site;1\n")
    assert digest(with_table, table) != digest(with_table, table.replace("H1,2", "H1,1"))


def test_an_approval_of_yearly_figures_stays_valid(folder: Folder) -> None:
    report = load_report(folder({})).report
    assert report
    assert approval_fingerprint(report, 2021) == "da61a7d4e4f4282e040e990e2f7890fe3a3974663a317aa1ebba5740ef5c1141"
