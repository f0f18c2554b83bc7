"""Problems for machines: `{"problems": [{code, severity, file, line, column, message, hint, snippet, follows}]}`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from bilan.diagnostics.causes import Cause, causes
from bilan.diagnostics.problem import Problem
from bilan.locales.editor_locale import ENGLISH, EditorLocale
from bilan.yaml.source_text import SourceText


def report(problems: Sequence[Problem], sources: Mapping[str, SourceText], editor_locale: EditorLocale = ENGLISH) -> str:  # noqa: ARG001
    """Return one JSON object. Files are relative to the report's folder; lines and columns count from 1."""
    records = [_record(cause, editor_locale) for cause in causes(problems)]
    return json.dumps({"problems": records}, ensure_ascii=False, indent=2) + "\n"


def _record(cause: Cause, editor_locale: EditorLocale) -> dict[str, str | int]:
    problem = cause.problem
    place = problem.place
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "message": editor_locale(problem.message),
        "hint": editor_locale(problem.hint),
        "snippet": problem.snippet,
        "follows": len(cause.consequences),
    }
