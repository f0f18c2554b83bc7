"""A store that keeps at hand what it was asked for, for the preview, which asks for the same again at each save."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.keeping.store import Store


class RememberingStore(Store):
    """What was asked for since the last build is found without being read again."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__(folder)
        self._known: dict[str, Any] = {}
        self._asked_now: dict[str, Any] = {}

    def get_json(self, key: str) -> Any:
        """A result made of lists, mappings, texts and numbers, which is not to be changed; None where it is not kept."""
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

    def finish(self) -> None:
        """A whole build is complete."""
        super().finish()
        self._forgets()

    def rest(self) -> None:
        """All was asked for that is wanted now."""
        super().rest()
        self._forgets()

    def _forgets(self) -> None:
        self._known, self._asked_now = self._asked_now, {}
