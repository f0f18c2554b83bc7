"""Problems as a code quality report, which GitLab shows in a merge request (docs.gitlab.com/ci/testing/code_quality)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from bilan.diagnostics.causes import Cause, causes
from bilan.diagnostics.problem import Problem, Severity
from bilan.locales.editor_locale import ENGLISH, EditorLocale
from bilan.reporters.problem_fingerprint import fingerprints
from bilan.reporters.sentences import as_one_text
from bilan.yaml.source_text import SourceText

GRAVITY = {Severity.ERROR: "critical", Severity.WARNING: "minor"}


def report(problems: Sequence[Problem], sources: Mapping[str, SourceText], editor_locale: EditorLocale = ENGLISH) -> str:
    """Return one JSON list. Files are relative to the report's folder, which must be that of the repository for GitLab."""
    found = causes(problems)
    known_by = fingerprints([cause.problem for cause in found], sources)
    issues = [_issue(cause, fingerprint, editor_locale) for cause, fingerprint in zip(found, known_by, strict=True)]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(cause: Cause, fingerprint: str, editor_locale: EditorLocale) -> dict[str, object]:
    problem = cause.problem
    return {
        "description": as_one_text(cause, editor_locale),
        "check_name": problem.code,
        "fingerprint": fingerprint,
        "severity": GRAVITY[problem.severity],
        "location": {"path": problem.place.file, "lines": {"begin": problem.place.line}},
    }
