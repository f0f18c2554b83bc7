"""Problems for machines: `{"problems": [{code, severity, file, line, column, message, hint, snippet, follows}]}`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from generator.causes import Cause, causes
from generator.language.wording import ENGLISH, Wording
from generator.problems import Problem
from generator.reading.source import Source


def report(problems: Sequence[Problem], sources: Mapping[str, Source], wording: Wording = ENGLISH) -> str:  # noqa: ARG001
    """One JSON object; files are relative to the report's folder, lines and columns count from 1."""
    told = [_told(cause, wording) for cause in causes(problems)]
    return json.dumps({"problems": told}, ensure_ascii=False, indent=2) + "\n"


def _told(cause: Cause, wording: Wording) -> dict[str, str | int]:
    problem = cause.problem
    place = problem.place
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "message": wording(problem.message),
        "hint": wording(problem.hint),
        "snippet": problem.snippet,
        "follows": len(cause.consequences),
    }
