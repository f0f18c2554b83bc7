"""What is wrong with a report, as values: a code, a place, a message and a hint.

Packages that read or check a report return problems. Only `reporters` prints them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from bilan.diagnostics.spelling import one_typo_away
from bilan.messages.message import EMPTY_MESSAGE, Message, alternatives, translatable


class Severity(StrEnum):
    """An error prevents publication; a warning is for the editor-in-chief to decide on."""

    ERROR = "error"
    WARNING = "warning"


class Place(NamedTuple):
    """Where something is written: a file relative to the report's folder, line and column from 1.

    `width` is the number of characters to underline on that line, at least 1.
    """

    file: str
    line: int = 1
    column: int = 1
    width: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where, and what to write instead (`hint`, empty if nothing can be proposed).

    Message and hint are `Message`s, which reporters translate. `snippet` is text to paste into a file, if the hint
    announces some.

    A problem that only follows from another names the place of that cause. Problems of one code about the same
    `subject`, such as an unknown name, are one: the first is the cause of the others (`bilan.diagnostics.causes`).

    If a problem is not `quotable`, its line may hold what is private: no reporter prints it.
    """

    place: Place
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    snippet: str = ""
    cause: Place | None = None
    subject: str = ""
    quotable: bool = True

    @property
    def order(self) -> tuple[Place, str, str]:
        """The order in which problems are reported: by file, then in reading order."""
        return (self.place, self.code, self.message)

    def following(self, cause: Place | None) -> Problem:
        """Return the problem as a consequence of the one at a place; unchanged if `cause` is None."""
        return replace(self, cause=cause) if cause else self


@dataclass(frozen=True, slots=True)
class Code:
    """The stable code of a kind of problem, with its severity. The documentation describes each."""

    word: str
    severity: Severity = Severity.ERROR

    def at(self, place: Place, message: Message, hint: Message = EMPTY_MESSAGE) -> Problem:
        """Return this problem at a place."""
        return Problem(place, self.word, message, hint, self.severity)


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems sorted by file, line and column, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.order))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that prevent publication."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def suggestion(word: str, known: Iterable[str]) -> Message:
    """Return a question that proposes the only known word one typing error away; empty if there is none."""
    near = one_typo_away(word, known)
    return translatable("Did you mean “{word}”?", word=near) if near else EMPTY_MESSAGE


def list_in_words(words: Iterable[str]) -> Message:
    """Return words for a message, in their order: `“a”, “b” or “c”`."""
    return alternatives([translatable("“{word}”", word=word) for word in words] or [EMPTY_MESSAGE])
