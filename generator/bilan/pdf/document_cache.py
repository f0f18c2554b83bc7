"""Documents that were set before, found again without their trees, while everything that was read for them is the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from bilan.cache.dependency_tracking import Snapshot, Trace, Tracker, untracked
from bilan.cache.fingerprint import fingerprint
from bilan.cache.result_store import ResultStore
from bilan.cache.text_hash import hash_texts
from bilan.exports.export_file import ExportFile, load_file
from bilan.model.report import Report
from bilan.pages.page import Page
from bilan.pdf.typeset_document import Outcome


class DocumentCache:
    """The documents of a report; `made_from` is what all of them are made from beside it."""

    def __init__(self, report: Report, store: ResultStore, made_from: object) -> None:
        self._report, self._store, self._made_from = report, store, made_from

    def key(self, plan: object, written: Sequence[Page]) -> str:
        """What a document is kept under: which it is, and the hand-written pages in it; empty where nothing is kept."""
        pages = [(page.address, page.title, page.text.digest, page.place.file) for page in written]
        return hash_texts("bound", self._base, fingerprint((plan, pages))) if self._store.keeps else ""

    def watch(self) -> Tracker | None:
        """What notes what is read of the report while a document is made."""
        return Tracker(self._facts) if self._store.keeps else None

    def get(self, key: str) -> ExportFile | None:
        """The document, if it is still what would be made."""
        kept = self._store.get_json(key) if key else None
        if kept is None or not self._facts.holds(kept["read"]):
            return None
        return load_file(kept["file"], self._store)

    def put(self, key: str, made: Outcome, read: Trace) -> Outcome:
        """Keep what came of a document, where that is a file."""
        if isinstance(made, ExportFile):
            self._store.put_json(key, {"file": made.summary, "read": read})
        return made

    @cached_property
    def _facts(self) -> Snapshot:
        return Snapshot(self._report)

    @cached_property
    def _base(self) -> str:
        return hash_texts(self._store.toolchain, fingerprint((untracked(self._report), self._made_from)))
