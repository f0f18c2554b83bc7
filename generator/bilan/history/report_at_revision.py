"""The report at a revision, read by the same code as today's."""

from __future__ import annotations

from pathlib import Path

from bilan.cache.cache import Cache
from bilan.history.git_repository import Revision, UnavailableError, folder_at
from bilan.messages.message import translatable
from bilan.model.loader import load_report
from bilan.model.report import Report


def report_at(root: Path, revision: Revision, cache: Cache | None = None) -> Report:
    """Return the report at a revision. Raises `UnavailableError` if it could not be read, so that nothing was published."""
    with folder_at(root, revision) as folder:
        read = load_report(folder, cache=cache)
    wrong = read.errors
    if wrong or read.report is None:
        first = wrong[0]
        where = f"{first.place.file}:{first.place.line}"
        values = {"revision": revision.word, "where": where, "message": first.message}
        raise UnavailableError(translatable("the report at {revision} cannot be read: {where}: {message}", **values))
    return read.report
