"""Problems as JSON values and back, for the cache."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bilan.diagnostics.problem import Place, Problem, Severity
from bilan.messages.message import Message


def dump_problems(problems: Iterable[Problem]) -> list[Any]:
    """Return problems as JSON values."""
    return [
        [
            [*found.place],
            found.code,
            _dump_message(found.message),
            _dump_message(found.hint),
            found.severity.value,
            found.snippet,
            found.cause and [*found.cause],
            found.subject,
            found.quotable,
        ]
        for found in problems
    ]


def load_problems(notes: Sequence[Any]) -> tuple[Problem, ...]:
    """Return the problems from JSON values."""
    return tuple(
        Problem(
            Place(*place),
            code,
            _words(message),
            _words(hint),
            Severity(severity),
            snippet,
            cause and Place(*cause),
            subject,
            quotable,
        )
        for place, code, message, hint, severity, snippet, cause, subject, quotable in notes
    )


def _dump_message(text: object) -> Any:
    """Return a message as its words and values. Other values become text, except a number that chooses a plural form."""
    if isinstance(text, Message):
        return [text.words, {name: _dump_message(value) for name, value in text.values.items()}]
    return text if type(text) is int else str(text)


def _words(note: Any) -> Any:
    if not isinstance(note, list):
        return note
    words, values = note
    given: Mapping[str, Any] = {name: _words(value) for name, value in values.items()}
    return Message(tuple(words) if isinstance(words, list) else words, given)
