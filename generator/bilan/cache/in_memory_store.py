"""A result store that also keeps results in memory, for the preview, which needs the same ones at each save."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bilan.cache.result_store import ResultStore


class SupersededError(Exception):
    """Raised in a build that a newer change of the files has superseded."""


class InMemoryStore(ResultStore):
    """A result store that keeps the results used in the last build in memory."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__(folder)
        self._in_memory: dict[str, Any] = {}
        self._used_now: dict[str, Any] = {}
        self._superseded: Callable[[], bool] = lambda: False

    def get_json(self, key: str) -> Any:
        """A JSON result, which must not be modified; None if it is not cached. Raises `SupersededError`."""
        if self._superseded():
            raise SupersededError
        value = self._in_memory.get(key)
        if value is None:
            value = super().get_json(key)
        else:
            self._used.add(key)
        if value is not None:
            self._in_memory[key] = self._used_now[key] = value
        return value

    def put_json(self, key: str, value: object) -> None:
        """Cache a JSON result."""
        super().put_json(key, value)
        self._in_memory[key] = self._used_now[key] = value

    @contextmanager
    def unless(self, superseded: Callable[[], bool]) -> Iterator[None]:
        """In this context, `get_json` raises `SupersededError` once `overtaken` returns True."""
        self._superseded = superseded
        try:
            yield
        finally:
            self._superseded = lambda: False

    def finish(self) -> None:
        """Finish a whole build: forget results that it did not use, in memory and on disk."""
        super().collect_garbage()
        self._forget_unused()

    def rest(self) -> None:
        """Finish a partial build: write new results, and forget in memory those it did not use."""
        super().close()
        self._forget_unused()

    def _forget_unused(self) -> None:
        self._in_memory, self._used_now = self._used_now, {}
