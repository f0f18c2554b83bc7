"""Documents that were set before, found again without their trees, while everything that was read for them is the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from generator.exports.file import File, found
from generator.keeping.digest import digest
from generator.keeping.store import Store
from generator.keeping.text_digest import text_digest
from generator.keeping.watching import Facts, Trace, Watch, untold
from generator.model.report import Report
from generator.pages.sheet import Page
from generator.paper.setting import Outcome


class Shelf:
    """The documents of a report; `made_from` is what all of them are made from beside it."""

    def __init__(self, report: Report, store: Store, made_from: object) -> None:
        self._report, self._store, self._made_from = report, store, made_from

    def key(self, plan: object, written: Sequence[Page]) -> str:
        """What a document is kept under: which it is, and the hand-written pages in it; empty where nothing is kept."""
        pages = [(page.address, page.title, page.text.digest, page.place.file) for page in written]
        return text_digest("bound", self._base, digest((plan, pages))) if self._store.keeps else ""

    def watch(self) -> Watch | None:
        """What notes what is read of the report while a document is made."""
        return Watch(self._facts) if self._store.keeps else None

    def find(self, key: str) -> File | None:
        """The document, if it is still what would be made."""
        kept = self._store.get_json(key) if key else None
        if kept is None or not self._facts.holds(kept["read"]):
            return None
        return found(kept["file"], self._store)

    def put(self, key: str, made: Outcome, read: Trace) -> Outcome:
        """Keep what came of a document, where that is a file."""
        if isinstance(made, File):
            self._store.put_json(key, {"file": made.told, "read": read})
        return made

    @cached_property
    def _facts(self) -> Facts:
        return Facts(self._report)

    @cached_property
    def _base(self) -> str:
        return text_digest(self._store.made_with, digest((untold(self._report), self._made_from)))
