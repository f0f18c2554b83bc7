"""The report as it was written at a revision, through the same reader as today's."""

from __future__ import annotations

from pathlib import Path

from generator.history.repository import Revision, UnavailableError, folder_at
from generator.model.folder import read_folder
from generator.model.report import Report
from generator.reading.memory import Memory
from generator.said import said


def report_at(root: Path, revision: Revision, memory: Memory | None = None) -> Report:
    """The report at a revision; raises `UnavailableError` where it was not readable then, so that nothing was published."""
    with folder_at(root, revision) as folder:
        read = read_folder(folder, memory=memory)
    wrong = read.errors
    if wrong or read.report is None:
        first = wrong[0]
        where = f"{first.place.file}:{first.place.line}"
        values = {"revision": revision.word, "where": where, "message": first.message}
        raise UnavailableError(said("the report cannot be read as it stood at {revision}: {where}: {message}", **values))
    return read.report
