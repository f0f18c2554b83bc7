"""Problems as SARIF 2.1.0 (OASIS), which code scanning services read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from generator.problems import Problem
from generator.reading.source import Source

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


def report(problems: Sequence[Problem], sources: Mapping[str, Source]) -> str:  # noqa: ARG001
    """One SARIF log with one run."""
    rules = [{"id": code} for code in sorted({problem.code for problem in problems})]
    driver = {"name": "bilan", "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_told(item) for item in problems]}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _told(problem: Problem) -> dict[str, object]:
    place = problem.place
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + place.width}
    location = {"artifactLocation": {"uri": quote(place.file)}, "region": region}
    text = " ".join(filter(None, (problem.message, problem.hint)))
    return {
        "ruleId": problem.code,
        "level": problem.severity.value,
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
    }
