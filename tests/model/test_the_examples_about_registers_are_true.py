"""docs/registers.md: its examples make a report that has no problem, and give the number that it says."""

from __future__ import annotations

import re

from bilan.model.loader import load_report
from tests.conftest import MINIMAL, ROOT, Folder, RunBilan
from tests.model.register_report import Files

PAGE = (ROOT / "docs/registers.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"```(?:yaml|csv)\n# (?P<file>\S+)\n(?P<text>.*?)```", re.DOTALL)
OF_THE_REPORT: Files = {
    "data/dimensions.yml": "dimensions:\n  channel: {name: Channel, members: {website: {name: Website}, x: {name: X}}}\n",
    "data/indicators.yml": MINIMAL["data/indicators.yml"].partition("indicators:")[0]
    + "indicators:\n"
    + "".join(
        f"  {name}: {{name: N, definition: D., theme: press, unit: item}}\n"
        for name in ("press_releases", "articles_on_open_days", "rumours_answered", "total", "one", "two")
    ),
    "data/2025/articles.yml": (
        "articles:\n  - {id: a, title: A, outlet: O, language: fr, url: https://example.org/a, date: 2025-03-15,"
        " topics: [open_days], summary: S}\n"
    ),
    "data/2025/rebuttals.yml": "rebuttals:\n  - {id: r, date: 2025-06-01, claim: C, verdict: false, answer: A}\n",
}


def examples() -> Files:
    """The files of the page; the figures of several examples are joined."""
    files: Files = {}
    for example in EXAMPLE.finditer(PAGE):
        known = str(files.get(example["file"], ""))
        files[example["file"]] = known + (example["text"].removeprefix("figures:\n") if known else example["text"])
    return files


def test_the_examples_count_what_the_documentation_says(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder(OF_THE_REPORT | examples())
    report = load_report(root).report
    assert report is not None
    figures = report.years[2025].figures
    assert {name: figure.value for name, figure in figures.items()} == {
        "press_releases": 2,
        "articles_on_open_days": 1,
        "rumours_answered": 1,
    }
    assert "The value here is 2" in PAGE
    assert {cell.coordinates: cell.value for cell in figures["press_releases"].by["month"].numbers() if cell.value} == {
        ("2025-03",): 2
    }
    code, _, problems = run_bilan("-C", root, "check")
    assert code == 0, problems
