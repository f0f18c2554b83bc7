"""Problems as a code quality report, which GitLab shows in a merge request (docs.gitlab.com/ci/testing/code_quality)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from generator.causes import Cause, causes
from generator.language.wording import ENGLISH, Wording
from generator.problems import Problem, Severity
from generator.reading.source import Source
from generator.reporters.fingerprint import fingerprints
from generator.reporters.sentences import in_one_text

GRAVITY = {Severity.ERROR: "critical", Severity.WARNING: "minor"}


def report(problems: Sequence[Problem], sources: Mapping[str, Source], wording: Wording = ENGLISH) -> str:
    """One JSON list; files are relative to the report's folder, which must be the repository's for GitLab to find them."""
    found = causes(problems)
    known_by = fingerprints([cause.problem for cause in found], sources)
    told = [_told(cause, fingerprint, wording) for cause, fingerprint in zip(found, known_by, strict=True)]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _told(cause: Cause, fingerprint: str, wording: Wording) -> dict[str, object]:
    problem = cause.problem
    return {
        "description": in_one_text(cause, wording),
        "check_name": problem.code,
        "fingerprint": fingerprint,
        "severity": GRAVITY[problem.severity],
        "location": {"path": problem.place.file, "lines": {"begin": problem.place.line}},
    }
