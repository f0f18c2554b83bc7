"""Problems as a code quality report, which GitLab shows in a merge request (docs.gitlab.com/ci/testing/code_quality)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from generator.language.wording import ENGLISH, Wording
from generator.problems import Problem, Severity
from generator.reading.source import Source
from generator.reporters.fingerprint import fingerprints

GRAVITY = {Severity.ERROR: "critical", Severity.WARNING: "minor"}


def report(problems: Sequence[Problem], sources: Mapping[str, Source], wording: Wording = ENGLISH) -> str:
    """One JSON list; files are relative to the report's folder, which must be the repository's for GitLab to find them."""
    told = [_told(*known, wording) for known in zip(problems, fingerprints(problems, sources), strict=True)]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _told(problem: Problem, fingerprint: str, wording: Wording) -> dict[str, object]:
    return {
        "description": " ".join(filter(None, map(wording, (problem.message, problem.hint)))),
        "check_name": problem.code,
        "fingerprint": fingerprint,
        "severity": GRAVITY[problem.severity],
        "location": {"path": problem.place.file, "lines": {"begin": problem.place.line}},
    }
