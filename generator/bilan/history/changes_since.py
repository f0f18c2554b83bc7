"""Published figures that changed without a revision entry since a revision of git."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from bilan.analysis.visibility import public_view
from bilan.cache.cache import Cache
from bilan.diagnostics.problem import Problem
from bilan.history.changed_targets import changed_targets
from bilan.history.git_repository import revision
from bilan.history.report_at_revision import report_at
from bilan.history.unannounced_changes import unannounced_changes
from bilan.model.loader import load_report


def silent_changes(root: Path, since: str, today: date, cache: Cache, unread: Collection[str]) -> tuple[Problem, ...]:
    """Return the changes without a revision entry since a git revision. Raises `UnavailableError` if it cannot be read.

    With the cache of the current report, only files that changed are parsed. Changes in the files of `unread`, which
    have errors now, are not reported.

    A year whose day of publication has come by now counts as published at the revision, even if its day was later then.
    """
    now = load_report(root, cache=cache).report
    before = report_at(root, revision(root, since), cache)
    if now is None:
        return ()
    published, current = public_view(before, today), public_view(now, today)
    return (
        *unannounced_changes(published, current, today, unread),
        *changed_targets(published, current, today, unread),
    )
