"""docs/problems/ of GeoJSON: the bad example gives the problem as the page says, the good one gives none."""

from __future__ import annotations

import pytest
import yaml

from bilan.diagnostics.problem import Problem
from bilan.geography.geojson import read_geojson
from bilan.reporters.text_report import report
from tests.conftest import ROOT
from tests.problems.explained import OF_SHAPES, Files, explained

SHAPES, DIMENSIONS = "data/regions.geojson", "data/dimensions.yml"


def problems_of(files: Files) -> tuple[Problem, ...]:
    """The problems of the shapes in an example."""
    declared = yaml.safe_load(files[DIMENSIONS] or b"")["dimensions"]["region"]["members"]
    names = {text: member for member, of in declared.items() for text in (member, of["name"])}
    return read_geojson(files[SHAPES] or b"", SHAPES, names)[1]


@pytest.mark.parametrize("code", sorted(OF_SHAPES))
def test_the_examples_of_a_page_are_true(code: str, request: pytest.FixtureRequest) -> None:
    page = ROOT / f"docs/problems/{code}.md"
    told = explained(page)
    problems = problems_of(told.bad)
    assert [problem.code for problem in problems] == [code]
    said = report(problems, {}).rsplit("\n\n", 1)[0]
    if request.config.getoption("--rewrite-golden"):
        page.write_text(page.read_text(encoding="utf-8").replace(f"```text\n{told.said}\n```", f"```text\n{said}\n```"))
    assert explained(page).said == said
    assert problems_of(told.good) == ()
