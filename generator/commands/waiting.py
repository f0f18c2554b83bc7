"""What a command is doing and for how long, on a terminal, once it has taken more than a second; nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import TextIO

from generator.language.wording import Wording, spoken
from generator.said import Said
from generator.site.progress import LINE_ANEW, PATIENCE


@contextmanager
def waiting(doing: Said, terminal: TextIO | None = None) -> Iterator[None]:
    """While something is done, say on standard error what it is; afterwards the line is as it was."""
    stream = terminal or sys.stderr
    if not stream.isatty():
        yield
        return
    done = Event()
    teller = Thread(target=tell_until, args=(done.wait, Wording(spoken())(doing), stream), daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def tell_until(done: Callable[[float], bool], words: str, terminal: TextIO) -> None:
    """Say the words and the seconds that have passed until `done`, which waits for so many seconds at most, is true."""
    seconds = 0
    while not done(PATIENCE):
        seconds += 1
        _write(terminal, f"{LINE_ANEW}{words} {seconds} s")
    if seconds:
        _write(terminal, LINE_ANEW)


def _write(terminal: TextIO, words: str) -> None:
    terminal.write(words)
    terminal.flush()
