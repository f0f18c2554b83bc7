"""Breaking text into lines of a maximum width."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable

ELLIPSIS = "…"
MOST_IN_A_LINE = 2_000  # characters of a text that are looked at for each line; a line of a chart holds some two hundred
_BREAK = re.compile("[ \t\n\r]+")  # not at no-break spaces
_NEVER_FIRST = ("Mn", "Mc", "Me", "Cf")


def wrap_lines(text: str, width: float, measure: Callable[[str], float], most: int) -> tuple[str, ...]:
    """The lines of a text: at most `most`, none wider than `width` when measured with `measure`.

    A word is broken only if it is wider than a line. Text too long for the last line is cut and ends with an ellipsis.
    A width too narrow for a single character gives no lines.
    """
    words = _words(text[: most * MOST_IN_A_LINE])
    whole = " ".join(words)
    if most and whole and measure(whole) <= width:
        return (whole,)
    lines = _fill_lines([piece for word in words for piece in _pieces(word, width, measure)], width, measure)
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], _with_ellipsis(" ".join(lines[most - 1 :]), width, measure))


def _words(text: str) -> list[str]:
    return [word for word in _BREAK.split(text) if word]


def _pieces(word: str, width: float, measure: Callable[[str], float]) -> list[str]:
    pieces: list[str] = []
    while word and measure(word) > width:
        count = _longest_prefix(word, width, measure)
        if not count:
            return pieces
        pieces.append(word[:count])
        word = word[count:]
    return [*pieces, word] if word else pieces


def _longest_prefix(word: str, width: float, measure: Callable[[str], float]) -> int:
    most = _largest_that_fits(len(word) - 1, lambda count: measure(word[:count]) <= width)
    fitting = (count for count in range(most, 0, -1) if _may_break_at(word, count) and measure(word[:count]) <= width)
    return next(fitting, 0)


def _largest_that_fits(most: int, fits: Callable[[int], bool]) -> int:
    """The largest number up to `most` that fits, by bisection: a longer text is wider."""
    return bisect_left(range(1, most + 1), True, key=lambda count: not fits(count))


def _may_break_at(word: str, at: int) -> bool:
    return unicodedata.category(word[at]) not in _NEVER_FIRST


def _fill_lines(pieces: list[str], width: float, measure: Callable[[str], float]) -> list[str]:
    lines: list[str] = []
    for piece in pieces:
        if lines and measure(f"{lines[-1]} {piece}") <= width:
            lines[-1] += f" {piece}"
        else:
            lines.append(piece)
    return lines


def _with_ellipsis(text: str, width: float, measure: Callable[[str], float]) -> str:
    text = text[: _largest_that_fits(len(text), lambda count: measure(text[:count].rstrip() + ELLIPSIS) <= width)].rstrip()
    whole = text + ELLIPSIS
    while whole != ELLIPSIS and measure(whole) > width:
        text = text[:-1].rstrip()
        whole = text + ELLIPSIS
    return whole if measure(whole) <= width else ""
