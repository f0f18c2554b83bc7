"""`bilan diff REV` names the figures that changed, and every sentence, chart and page that says so, in each language."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bilan.cache.cache import FOLDER
from bilan.diagnostics.problem import Place
from bilan.history.passages import passages
from bilan.history.report_differences import FigureDifference
from bilan.model.figure import Figure
from bilan.rich_text.node_types import Caption, Drawing, FigureValue, Footnote, Heading, Link, Paragraph, Style, Styled
from bilan.rich_text.table_node_types import Cell, Row, Table
from bilan.values.interval import Qualifier
from bilan.values.local_text import LocalText
from tests.conftest import RunBilan
from tests.history.conftest import Files, committed, git

Folder = Callable[[Files], Path]
FIGURES = "data/2021/figures.yml"
HEAD = "source: review\nfigures:\n"
BEFORE: Files = {
    "data/report.yml": "title: {fr: Rapport, en: Report}\ninstitution: {name: Ville}\nlanguages: [fr, en]\n",
    "data/2020/figures.yml": HEAD + "  one: 40\n  two: 4\n",
    FIGURES: HEAD + "  one: {value: 50, note: {fr: Compté., en: Counted.}}\n  two: 4\n",
    "content/index.en.md": "# Report {#top}\n\nNothing.\n",
    "content/index.md": '---\nyear: 2021\n---\n\n# Rapport {#top}\n\nIl y a {{ figure("one") }} actes. Rien d’autre.\n',
}
AFTER: Files = {FIGURES: HEAD + "  total: 7\n  one: {value: 60, note: {fr: Compté deux fois., en: Counted.}}\n"}


@pytest.fixture
def root(folder: Folder) -> Path:
    root = committed(folder(BEFORE))
    folder({**BEFORE, **AFTER})
    return root


@pytest.fixture
def found(root: Path, run_bilan: RunBilan) -> dict[str, Any]:
    code, out, err = run_bilan("-C", root, "diff", "HEAD", "--format", "json")
    assert (code, err) == (0, "")
    read: dict[str, Any] = json.loads(out)
    return read


def test_figures_are_listed_with_their_change(found: dict[str, Any]) -> None:
    statements = {item["figure"]: item for item in found["figures"]}
    assert statements.keys() == {"2021/total", "2021/one", "2021/two"}
    one = statements["2021/one"]
    assert (one["before"]["value"], one["after"]["value"], one["absolute"], one["relative"]) == ("50", "60", "10", "20.0")
    assert (statements["2021/total"]["before"], statements["2021/two"]["after"]) == (None, None)


def test_texts_are_listed_by_their_path(found: dict[str, Any]) -> None:
    path = "years/2021/figures/one/note"
    assert found["texts"] == [{"path": path, "language": "fr", "before": "Compté.", "after": "Compté deux fois."}]


def test_every_sentence_and_chart_with_the_number_is_listed(found: dict[str, Any]) -> None:
    pages = {page["address"]: page for page in found["pages"]}
    assert {"/", "/2021/", "/en/2021/", "/indicators/one/", "/en/indicators/one/"} <= pages.keys()
    assert pages["/"]["passages"] == [
        {
            "before": {"text": "Il y a 50 actes.", "figures": ["2021/one"]},
            "after": {"text": "Il y a 60 actes.", "figures": ["2021/one"]},
        }
    ]
    assert "chart-one" in pages["/indicators/one/"]["charts"]
    english = [pair["after"]["text"] for pair in pages["/en/indicators/one/"]["passages"] if pair["after"]]
    assert any("+50.0% since 2020" in text for text in english)


def test_text_and_markdown_formats_escape_texts(root: Path, folder: Folder, run_bilan: RunBilan) -> None:
    _, out, _ = run_bilan("-C", root, "diff", "HEAD")
    assert "  2021/one  Un\n    50 → 60  +10 (+20,0\u00a0%)\n" in out
    assert "    − Il y a 50 actes.\n    + Il y a 60 actes.\n" in out
    hostile = AFTER[FIGURES]
    assert isinstance(hostile, str)
    folder({**BEFORE, FIGURES: hostile.replace("Compté deux fois.", '"@tous ```<script>```` #1"')})
    _, out, _ = run_bilan("-C", root, "diff", "HEAD", "--format", "markdown")
    assert "| <code>2021&#47;one</code> | <code>Un</code> | <code>50</code> | <code>60</code> |" in out
    assert "`````diff\n- Compté.\n+ @tous ```<script>```` #1\n`````\n" in out
    assert "```diff\n- Il y a 50 actes.\n+ Il y a 60 actes.\n```\n" in out


def test_lines_that_move_and_other_layouts_are_no_difference(root: Path, folder: Folder, run_bilan: RunBilan) -> None:
    folder(
        {**BEFORE, FIGURES: "# Moved\n" + HEAD + "  one:\n    value: 50\n    note: {en: Counted., fr: Compté.}\n  two: 4\n"}
    )
    assert run_bilan("-C", root, "diff", "HEAD")[1] == "No differences.\n"


def test_two_revisions_are_compared_whatever_the_folder_holds(root: Path, run_bilan: RunBilan) -> None:
    committed(root)
    git(root, "rm", "-q", "-r", "--cached", "content")
    _, out, _ = run_bilan("-C", root, "diff", "HEAD~1", "HEAD")
    assert "50 → 60" in out
    assert run_bilan("-C", root, "diff", "HEAD", "HEAD")[1] == "No differences.\n"


def test_figures_are_compared_where_pages_cannot_be(root: Path, folder: Folder, run_bilan: RunBilan) -> None:
    folder({**BEFORE, **AFTER, "content/index.md": "{{ nothing }}\n"})
    code, out, _ = run_bilan("-C", root, "diff", "HEAD")
    assert code == 0
    assert "50 → 60" in out
    assert "The pages are not compared" in out


def test_an_unreadable_revision_is_a_usage_error(root: Path, run_bilan: RunBilan) -> None:
    assert run_bilan("-C", root, "diff", "nope")[0] == 2
    (root / "data/report.yml").unlink()
    code, out, err = run_bilan("-C", root, "diff", "HEAD")
    assert (code, out) == (1, "")
    assert "[missing-file]" in err


def _figure(**values: Any) -> Figure:
    return Figure(id="one", year=2021, place=Place("f"), **values)


def test_there_is_no_rate_across_a_break_or_a_bound() -> None:
    reason = LocalText({"fr": "Autre compte."}, "fr", Place("f"))
    plain, more = _figure(value=Decimal(4)), _figure(value=Decimal(6))
    assert FigureDifference(plain, more).relative == 50
    assert FigureDifference(plain, _figure(value=Decimal(6), break_=reason)).relative is None
    assert FigureDifference(plain, _figure(value=Decimal(6), qualifier=Qualifier.MORE_THAN)).relative is None
    assert FigureDifference(_figure(value=Decimal(0)), more).relative is None
    assert FigureDifference(_figure(value=Decimal(0)), more).absolute == 6


def test_the_text_of_a_page_is_its_sentences_and_rows() -> None:
    figure = FigureValue(("4",), figure="2021/a", value="4")
    cell = Cell((Styled(("2021",), style=Style.STRONG), Footnote(("A note.",))), header=True)
    nodes = (
        Heading(("Titre (1)",), level=1),
        Paragraph(("Une phrase. Une autre, ", Link(("lien",), address="x.md"), " : ", figure, ".")),
        Drawing(svg="<svg/>", alternative="no"),
        Table((Caption(("Légende",)), Row((cell, Cell(()), Cell((figure,)))))),
    )
    found = list(passages(nodes))
    assert [item.text for item in found] == [
        "Titre (1)",
        "Une phrase.",
        "Une autre, lien : 4.",
        "Légende",
        "2021 | 4",
        "A note.",
    ]
    assert [item.figures for item in found] == [(), (), ("2021/a",), (), ("2021/a",), ()]


def test_a_hand_written_page_is_compared_without_its_markup(root: Path, folder: Folder, run_bilan: RunBilan) -> None:
    page = BEFORE["content/index.md"]
    assert isinstance(page, str)
    folder({**BEFORE, "content/index.md": f'{page}\n<p class="screen-only">Un **mot** de [lien](index.md).</p>\n'})
    _, out, _ = run_bilan("-C", root, "diff", "HEAD", "--format", "json")
    assert [pair["after"]["text"] for pair in json.loads(out)["pages"][0]["passages"]] == ["Un **mot** de [lien](index.md)."]


def test_the_cache_does_not_change_a_comparison(root: Path, folder: Folder, run_bilan: RunBilan) -> None:
    for value in (60, 61, 50):
        folder({**BEFORE, **AFTER, FIGURES: HEAD + f"  one: {value}\n  two: 4\n"})
        warm = run_bilan("-C", root, "diff", "HEAD", "--format", "json")
        shutil.rmtree(root / FOLDER)
        assert run_bilan("-C", root, "diff", "HEAD", "--format", "json") == warm


TARGETS = "indicators:\n  one: {name: Un, definition: D., theme: press, unit: item, better: higher"


def test_targets_that_were_added_changed_or_judged_otherwise_are_listed(folder: Folder, run_bilan: RunBilan) -> None:
    head = "themes:\n  press: {name: Presse}\nunits:\n  item: {fr: {one: acte, many: d’actes, other: actes}}\n" + TARGETS
    old = "{2021: {value: 55, source: review}, 2022: {value: 70, source: review}, 2023: {value: 80, source: review}}"
    new = "{2021: {value: 55, source: review}, 2022: {value: 75, source: review}, 2024: {value: 90, source: review}}"
    before: Files = {"data/indicators.yml": f"{head}, targets: {old}}}\n", FIGURES: HEAD + "  one: 50\n"}
    root = committed(folder(before))
    folder({**before, "data/indicators.yml": f"{head}, targets: {new}}}\n", FIGURES: HEAD + "  one: 60\n"})
    found = json.loads(run_bilan("-C", root, "diff", "HEAD", "--format", "json")[1])["targets"]
    assert {
        item["target"]: [state and (state["value"], state["verdict"]) for state in (item["before"], item["after"])]
        for item in found
    } == {
        "2021/one": [("55", "missed"), ("55", "met")],
        "2022/one": [("70", "not_judged"), ("75", "not_judged")],
        "2023/one": [("80", "not_judged"), None],
        "2024/one": [None, ("90", "not_judged")],
    }
    text = run_bilan("-C", root, "diff", "HEAD")[1]
    assert "Targets\n  2021/one  Un\n    55 (Manqué) → 55 (Atteint)\n" in text
    assert "### Targets" in run_bilan("-C", root, "diff", "HEAD", "--format", "markdown")[1]
