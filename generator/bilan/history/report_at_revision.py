"""The report as it was written at a revision, through the same reader as today's."""

from __future__ import annotations

from pathlib import Path

from bilan.cache.cache import Cache
from bilan.history.git_repository import Revision, UnavailableError, folder_at
from bilan.messages.message import translatable
from bilan.model.loader import load_report
from bilan.model.report import Report


def report_at(root: Path, revision: Revision, cache: Cache | None = None) -> Report:
    """The report at a revision; raises `UnavailableError` where it was not readable then, so that nothing was published."""
    with folder_at(root, revision) as folder:
        read = load_report(folder, cache=cache)
    wrong = read.errors
    if wrong or read.report is None:
        first = wrong[0]
        where = f"{first.place.file}:{first.place.line}"
        values = {"revision": revision.word, "where": where, "message": first.message}
        raise UnavailableError(translatable("the report at {revision} cannot be read: {where}: {message}", **values))
    return read.report
