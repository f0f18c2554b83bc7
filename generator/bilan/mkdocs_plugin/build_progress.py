"""Shows how far a build is, if it takes more than a second and writes to a terminal."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

PATIENCE = 1.0  # seconds
OFTEN = 0.1

LINE_ANEW = "\r\x1b[K"


class Progress:
    """One line of the terminal, overwritten each time: `137 / 412`."""

    def __init__(self, terminal: TextIO, now: Callable[[], float] = time.monotonic) -> None:
        self._terminal, self._now = terminal, now
        self._next = now() + PATIENCE if terminal.isatty() else None
        self._shown = False

    def show(self, done: int, total: int) -> None:
        """Show how many pages are rendered."""
        if self._next is not None and self._now() >= self._next:
            self._terminal.write(f"{LINE_ANEW}{done} / {total}")
            self._terminal.flush()
            self._next, self._shown = self._now() + OFTEN, True

    def clear(self) -> None:
        """Clear the line."""
        if self._shown:
            self._terminal.write(LINE_ANEW)
            self._terminal.flush()
            self._shown = False
