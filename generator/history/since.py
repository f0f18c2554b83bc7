"""A report with one kind of problem more: published figures that changed in silence since a revision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from generator.checked import Checked
from generator.derive.public import public_view
from generator.history.reading import report_at
from generator.history.repository import revision
from generator.history.unannounced import unannounced
from generator.problems import errors, in_order
from generator.reading.memory import Memory

C = TypeVar("C", bound=Checked)


def with_silent_changes(read: C, root: Path, since: str, today: date, memory: Memory | None = None) -> C:
    """The report with what changed in silence since that revision; raises `UnavailableError` where that cannot be read.

    With the memory that the report was read with, only files that were others then are read.

    A year whose day has come by now counts as published at the revision, even where its day came later: what was scheduled
    was published on its day.
    """
    before = report_at(root, revision(root, since), memory)
    if read.report is None:
        return read
    unread = {problem.place.file for problem in errors(read.problems)}
    found = unannounced(public_view(before, today), public_view(read.report, today), today, unread)
    return replace(read, problems=in_order((*read.problems, *found)))
