"""What a preview asks of the site that stands, when something is saved."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Protocol


class FullRebuildNeededError(Exception):
    """More than texts and files changed: the whole way must be gone."""


class RebuildHandler(Protocol):
    """Builds what changed into the site that stands."""

    def renew(self, first: Collection[str], seen: Callable[[], None], overtaken: Callable[[], bool]) -> Collection[str]:
        """Build what changed; `FrameError` where the whole way must be gone, `OvertakenError` after the next save.

        `first` are the paths of pages to be built before all others; `seen` is called once these are in their place. The
        paths of pages that were built after that are returned.
        """
        ...

    def index(self) -> None:
        """Make the search index anew where pages changed since it was made: when a browser asks for it."""
        ...
