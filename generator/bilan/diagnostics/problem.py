"""What can be wrong with a report, as values: a code, a place, plain words and what to write instead.

Every room that reads or checks makes `Problem`s and none of them prints: a reporter does, at the very end.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from bilan.diagnostics.spelling import one_typo_away
from bilan.messages.message import EMPTY_MESSAGE, Message, alternatives, translatable


class Severity(StrEnum):
    """An error keeps the report from being published; a warning is for the editor-in-chief to weigh."""

    ERROR = "error"
    WARNING = "warning"


class Place(NamedTuple):
    """Where something was written: a file relative to the report's folder, line and column from 1.

    `width` is the number of characters to underline on that line, at least 1.
    """

    file: str
    line: int = 1
    column: int = 1
    width: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where, and what to write instead (`hint`, empty when nothing can be proposed).

    Both are English; made by a `Code` they are `Said`, which reporters say in other languages too. `snippet` is text to
    paste into a file, where the hint announces some.

    A problem that only follows from another names the place of that cause. Problems of one code about the same `subject`,
    such as a name that is nowhere, are one: the first is the cause of the others (`bilan.diagnostics.causes`).
    """

    place: Place
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    snippet: str = ""
    cause: Place | None = None
    subject: str = ""

    @property
    def order(self) -> tuple[Place, str, str]:
        """The order problems are told in: by file, then as one reads."""
        return (self.place, self.code, self.message)

    def following(self, cause: Place | None) -> Problem:
        """The same problem as a consequence of the one at a place; as it is where there is no cause."""
        return replace(self, cause=cause) if cause else self


@dataclass(frozen=True, slots=True)
class Code:
    """The stable word by which a kind of problem is known and documented, and how grave it is."""

    word: str
    severity: Severity = Severity.ERROR

    def at(self, place: Place, message: Message, hint: Message = EMPTY_MESSAGE) -> Problem:
        """This problem at a place, in plain words."""
        return Problem(place, self.word, message, hint, self.severity)


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems sorted by file, line and column, each told once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.order))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those problems that keep the report from being published."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def suggestion(word: str, known: Iterable[str]) -> Message:
    """A question that proposes the known word that is one typing error away, or nothing when none is."""
    near = one_typo_away(word, known)
    return translatable("Did you mean “{word}”?", word=near) if near else EMPTY_MESSAGE


def list_in_words(words: Iterable[str]) -> Message:
    """Words for a message: `“a”, “b” or “c”`, in the order given."""
    return alternatives([translatable("“{word}”", word=word) for word in words] or [EMPTY_MESSAGE])
