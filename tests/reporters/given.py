"""Problems no report may break a format with: none, one, many, and some whose texts try to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from bilan.diagnostics.problem import Place, Problem, Severity
from bilan.yaml.source_text import SourceText

ROOT = Path(__file__).parents[2]

HOSTILE = (
    "\n::error file=other.yml::not ours",
    "%0A::warning::not ours",
    "a, b: c = d % e",
    "</code></pre><script>alert(1)</script>",
    '"quoted" \\ {"code": "not-ours"}',
    "\r\n\t\x00\x1b[31m\u2028\u202eright to left",
    "byte that is no UTF-8: \udce9",
    "{0} [link](1) 😀 " + "é" * 5000,
)


def problem(text: str = "Wrong.", line: int = 1, severity: Severity = Severity.ERROR, file: str = "data/a.yml") -> Problem:
    return Problem(Place(file, line, 3, 2), "sum-mismatch", text, "Write 1.", severity)


def many(errors: int, warnings: int) -> list[Problem]:
    """So many of each, the warnings before the errors."""
    doubtful = [problem(line=line + 1, severity=Severity.WARNING) for line in range(warnings)]
    return [*doubtful, *(problem(line=line + 1, file="data/b.yml") for line in range(errors))]


SOURCES = {"data/a.yml": SourceText("data/a.yml", "one: 1\ntwo: 2\none: 1\n")}
SETS: dict[str, list[Problem]] = {
    "none": [],
    "one": [problem()],
    "many": many(errors=30, warnings=30),
    "hostile texts": [Problem(Place("data/a.yml", n + 1), "cut-text", text, text) for n, text in enumerate(HOSTILE)],
    "hostile files": [problem(file=f"data/{text}.yml") for text in HOSTILE],
}

texts = st.text(st.characters(codec=None), min_size=1)
problems = st.lists(
    st.builds(
        Problem,
        st.builds(Place, texts, st.integers(1, 9), st.integers(1, 9), st.integers(1, 9)),
        st.sampled_from(["sum-mismatch", "cut-text"]),
        texts,
        st.just("") | texts,
        st.sampled_from(Severity),
    )
)


def schema(path: str) -> dict[str, Any]:
    """A JSON Schema of this project's folder."""
    read: dict[str, Any] = json.loads((ROOT / path).read_text(encoding="utf-8"))
    return read
