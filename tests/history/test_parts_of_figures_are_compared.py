"""Months, channels and tables in `bilan diff` and `bilan check --since`: each part for itself, the total only if it changed."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from bilan.history.report_differences import figure_differences
from bilan.history.unannounced_changes import unannounced_changes
from bilan.model.loader import load_report
from bilan.model.report import Report
from tests.conftest import MINIMAL, PUBLISHED, Folder, RunBilan
from tests.figure_charts.broken_down_report import files as broken_down
from tests.history.conftest import Files, committed
from tests.pictures.photographs import photograph

FILES = {
    **MINIMAL,
    "data/2021/year.yml": PUBLISHED,
    "data/dimensions.yml": "dimensions:\n  channel: {name: Canal, members: {site: {name: Site}, x: {name: X}}}\n",
    "data/2021/figures.yml": (
        'source: review\nfigures:\n  one: {value: 30, by: {month: {01: 10, 02: 20}, "channel, month": t.csv}}\n'
    ),
    "data/2021/t.csv": "channel,month,value\nsite,01,4\nx,01,6\nsite,02,8\nx,02,12\n",
}


def _report(root: Path, **changed: str) -> Report:
    for name, text in {**FILES, **{f"data/2021/{name}": text for name, text in changed.items()}}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    report = load_report(root).report
    assert report
    return report


FIGURES = FILES["data/2021/figures.yml"]
TABLE = FILES["data/2021/t.csv"]
REVISED = "02: {value: 21, revisions: [{date: 2022-01-05, was: 20, reason: Erreur.}]}"


@pytest.mark.parametrize(
    ("changed", "different", "unannounced"),
    [
        ({}, [], []),
        ({"figures.yml": FIGURES.replace("02: 20", "02: 21")}, ["2021-02/one"], ["changed-without-revision 3:45"]),
        ({"figures.yml": FIGURES.replace("02: 20", REVISED)}, ["2021-02/one"], []),
        ({"figures.yml": FIGURES.replace(", 02: 20", "")}, ["2021-02/one"], ["vanished-figure 1:1"]),
        ({"figures.yml": FIGURES.replace("value: 30", "value: 31")}, ["2021/one"], ["changed-without-revision 3:16"]),
        ({"t.csv": TABLE.replace("x,02,12", "x,02,13")}, ["2021-02/one{channel=x}"], ["changed-without-revision 3:50"]),
        ({"t.csv": TABLE.replace("x,02,12\n", "")}, ["2021-02/one{channel=x}"], ["changed-without-revision 3:50"]),
        ({"t.csv": "month;channel;value\n02;x;12\n02;site;8\n01;x;6\n01;site;4\n"}, [], []),
    ],
)
def test_a_part_is_compared(tmp_path: Path, changed: dict[str, str], different: list[str], unannounced: list[str]) -> None:
    before, after = _report(tmp_path / "before"), _report(tmp_path / "after", **changed)
    found = figure_differences(before, after)
    assert [pair.figure.key for pair in found] == different
    problems = list(unannounced_changes(before, after, datetime.date(2022, 2, 1)))
    assert [f"{one.code} {one.place.line}:{one.place.column}" for one in problems] == unannounced


def test_what_to_write_for_a_part_is_its_own_line(tmp_path: Path) -> None:
    after = _report(tmp_path / "after", **{"figures.yml": FIGURES.replace("02: 20", "02: 21")})
    (problem,) = unannounced_changes(_report(tmp_path / "before"), after, datetime.date(2022, 2, 1))
    assert problem.snippet == "2021-02: {value: 21, revisions: [{date: 2022-02-01, was: 20, reason: …}]}"


def test_a_report_with_shapes_pictures_and_a_brand_is_compared_with_itself(folder: Folder, run_bilan: RunBilan) -> None:
    """The revision is read with all its files; the pages of both are the same where nothing changed."""

    alt = "fr: Le stand, en: The stand, ar: الرواق"

    def report(north: int) -> Files:
        figure = f"total: {{value: {north + 100}, by: {{region: {{north: {north}, south: 100}}}}}}"
        return {
            **broken_down({2025: figure}),
            "data/2025/year.yml": "status: published\n",
            "data/pictures.yml": f"pictures:\n  stand: {{file: p/stand.jpg, alt: {{{alt}}}, credit: A., consent: given}}\n",
            "data/p/stand.jpg": photograph(900, 600),
            "_brand.yml": "color: {primary: '#0b5d3b'}\nlogo: marks/own.svg\n",
            "marks/own.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4z"/></svg>',
        }

    root = committed(folder(report(120)))
    _, out, _ = run_bilan("-C", root, "diff", "HEAD", "--format", "json")
    same = json.loads(out)
    assert (same["figures"], same["pages"]) == ([], [])
    folder(report(130))
    _, out, _ = run_bilan("-C", root, "diff", "HEAD", "--format", "json")
    changed = json.loads(out)
    assert [item["figure"] for item in changed["figures"]] == ["2025/total", "2025/total{region=north}"]
    assert "/indicators/total/" in [page["address"] for page in changed["pages"]]
    assert "changed-without-revision" in run_bilan("-C", root, "check", "--since", "HEAD")[2]
