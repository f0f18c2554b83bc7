"""The interface between a preview and the rebuild of what changed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Protocol


class FullRebuildNeededError(Exception):
    """More than texts and files changed: a full rebuild is needed."""


class RebuildHandler(Protocol):
    """Builds what changed into the current site."""

    def rebuild(self, first: Collection[str], seen: Callable[[], None], overtaken: Callable[[], bool]) -> Collection[str]:
        """Build what changed, and return the paths of the pages built after the first ones.

        `first` are the paths of pages to build before all others; `seen` is called when these are in place. `overtaken` says
        whether a newer save makes this build useless. Raises `FullRebuildNeededError`, and `SupersededError` after a newer
        save.
        """
        ...

    def index(self) -> None:
        """Update the search index if pages changed since it was made. Called when a browser asks for it."""
        ...
