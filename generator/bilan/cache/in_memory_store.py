"""A store that keeps at hand what it was asked for, for the preview, which asks for the same again at each save."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bilan.cache.result_store import ResultStore


class SupersededError(Exception):
    """What was being made is not wanted any more."""


class InMemoryStore(ResultStore):
    """What was asked for since the last build is found without being read again."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__(folder)
        self._known: dict[str, Any] = {}
        self._asked_now: dict[str, Any] = {}
        self._overtaken: Callable[[], bool] = lambda: False

    def get_json(self, key: str) -> Any:
        """A result made of lists, mappings, texts and numbers, which is not to be changed; None where it is not kept."""
        if self._overtaken():
            raise SupersededError
        found = self._known.get(key)
        if found is None:
            found = super().get_json(key)
        else:
            self._asked.add(key)
        if found is not None:
            self._known[key] = self._asked_now[key] = found
        return found

    def put_json(self, key: str, value: object) -> None:
        """Keep a result."""
        super().put_json(key, value)
        self._known[key] = self._asked_now[key] = value

    @contextmanager
    def unless(self, overtaken: Callable[[], bool]) -> Iterator[None]:
        """Within it, `OvertakenError` is raised in the place of the next result once `overtaken` says so."""
        self._overtaken = overtaken
        try:
            yield
        finally:
            self._overtaken = lambda: False

    def finish(self) -> None:
        """A whole build is complete."""
        super().collect_garbage()
        self._forgets()

    def rest(self) -> None:
        """All was asked for that is wanted now."""
        super().close()
        self._forgets()

    def _forgets(self) -> None:
        self._known, self._asked_now = self._asked_now, {}
