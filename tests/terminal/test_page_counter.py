"""A build that takes more than a second says on a terminal how far it is; into a file or a pipe it says nothing of it."""

from __future__ import annotations

from io import StringIO

from bilan.terminal.progress import PageCounter


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def _told(stream: StringIO, moments: list[float]) -> str:
    times = iter([0.0, *moments])
    progress = PageCounter(stream, lambda: next(times, moments[-1]))
    for done in range(1, 4):
        progress.show(done, 3)
    progress.clear()
    return stream.getvalue()


def test_a_short_build_shows_no_progress() -> None:
    assert _told(_Terminal(), [0.3, 0.6, 0.9]) == ""


def test_a_long_build_updates_one_line_and_clears_it() -> None:
    output = _told(_Terminal(), [0.5, 1.1, 1.1, 1.15])
    assert output == "\r\x1b[K2 / 3\r\x1b[K"


def test_no_progress_is_shown_without_a_terminal() -> None:
    assert _told(StringIO(), [5.0, 6.0, 7.0]) == ""
