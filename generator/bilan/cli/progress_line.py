"""Shows on a terminal what a command is doing and for how long, once it has taken more than a second."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import TextIO

from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.messages.message import Message
from bilan.mkdocs_plugin.build_progress import LINE_ANEW, PATIENCE


@contextmanager
def show_progress(doing: Message, terminal: TextIO | None = None) -> Iterator[None]:
    """Show a message on standard error while the block runs; afterwards the line is empty again."""
    stream = terminal or sys.stderr
    if not stream.isatty():
        yield
        return
    done = Event()
    teller = Thread(target=show_until, args=(done.wait, EditorLocale(editor_language())(doing), stream), daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


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


def _write(terminal: TextIO, words: str) -> None:
    terminal.write(words)
    terminal.flush()
