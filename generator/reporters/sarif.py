"""Problems as SARIF 2.1.0 (OASIS), which code scanning services read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from generator.language.wording import ENGLISH, Wording
from generator.problems import Problem
from generator.reading.source import Source
from generator.reporters.fingerprint import fingerprints

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


def report(problems: Sequence[Problem], sources: Mapping[str, Source], wording: Wording = ENGLISH) -> str:
    """One SARIF log with one run."""
    severities = {problem.code: problem.severity for problem in problems}
    rules = [_rule(code, severities[code].value) for code in sorted(severities)]
    run = {
        "tool": {"driver": {"name": "bilan", "rules": rules}},
        "language": wording.language,
        "columnKind": "unicodeCodePoints",
        "results": [_told(*known, wording) for known in zip(problems, fingerprints(problems, sources), strict=True)],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, level: str) -> dict[str, object]:
    explained = f"Bilan's docs/problems.md says what “{code}” means, and what to write instead."
    return {"id": code, "help": {"text": explained}, "defaultConfiguration": {"level": level}}


def _told(problem: Problem, fingerprint: str, wording: Wording) -> dict[str, object]:
    place = problem.place
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + place.width}
    location = {"artifactLocation": {"uri": quote(place.file, errors="surrogatepass")}, "region": region}
    text = " ".join(filter(None, map(wording, (problem.message, problem.hint))))
    return {
        "ruleId": problem.code,
        "level": problem.severity.value,  # SARIF has the same words (section 3.27.10)
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},  # the only one GitHub reads
    }
