"""Shows on a terminal what takes more than a second: what Bilan does and for how long, or how many pages are done."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import TextIO

from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.messages.message import Message

PATIENCE = 1.0  # seconds until something is shown, and between two numbers of seconds
OFTEN = 0.1  # seconds between two numbers of pages

LINE_ANEW = "\r\x1b[K"


@contextmanager
def show_progress(doing: Message, terminal: TextIO | None = None) -> Iterator[None]:
    """Show a message on standard error while the block runs; afterwards the line is empty again."""
    stream = terminal or sys.stderr
    if not stream.isatty():
        yield
        return
    done = Event()
    words = EditorLocale(editor_language())(doing)
    thread = Thread(target=show_until, args=(done.wait, words, stream), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def show_until(done: Callable[[float], bool], words: str, terminal: TextIO) -> None:
    """Show the words and the seconds that have passed, until `done` returns true.

    `done` waits for the seconds it is given.
    """
    seconds = 0
    while not done(PATIENCE):
        seconds += 1
        _write(terminal, f"{LINE_ANEW}{words} {seconds} s")
    if seconds:
        _write(terminal, LINE_ANEW)


class PageCounter:
    """How many pages are done, in one line of the terminal that is overwritten each time: `137 / 412`."""

    def __init__(self, terminal: TextIO, now: Callable[[], float] = time.monotonic) -> None:
        self._terminal, self._now = terminal, now
        self._next = now() + PATIENCE if terminal.isatty() else None
        self._shown = False

    def show(self, done: int, total: int) -> None:
        """Show how many pages are rendered."""
        if self._next is not None and self._now() >= self._next:
            _write(self._terminal, f"{LINE_ANEW}{done} / {total}")
            self._next, self._shown = self._now() + OFTEN, True

    def clear(self) -> None:
        """Clear the line."""
        if self._shown:
            _write(self._terminal, LINE_ANEW)
            self._shown = False


def _write(terminal: TextIO, words: str) -> None:
    terminal.write(words)
    terminal.flush()
