"""A report with one kind of problem more: published figures that changed in silence since a revision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from bilan.analysis.visibility import public_view
from bilan.diagnostics.problem import errors, sort_problems
from bilan.history.git_repository import revision
from bilan.history.report_at_revision import report_at
from bilan.history.unannounced_changes import unannounced_changes
from bilan.report_check import CheckedReport
from bilan.yaml.parse_cache import ParseCache

C = TypeVar("C", bound=CheckedReport)


def with_silent_changes(read: C, root: Path, since: str, today: date, memory: ParseCache | None = None) -> C:
    """The report with what changed in silence since that revision; raises `UnavailableError` where that cannot be read.

    With the memory that the report was read with, only files that were others then are read.

    A year whose day has come by now counts as published at the revision, even where its day came later: what was scheduled
    was published on its day.
    """
    before = report_at(root, revision(root, since), memory)
    if read.report is None:
        return read
    unread = {problem.place.file for problem in errors(read.problems)}
    found = unannounced_changes(public_view(before, today), public_view(read.report, today), today, unread)
    return replace(read, problems=sort_problems((*read.problems, *found)))
