"""Problems as lists of texts and numbers, and back: how they are kept between one process and the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bilan.diagnostics.problem import Place, Problem, Severity
from bilan.messages.message import Message


def dump_problems(problems: Iterable[Problem]) -> list[Any]:
    """Problems as JSON holds them."""
    return [
        [
            [*found.place],
            found.code,
            _said(found.message),
            _said(found.hint),
            found.severity.value,
            found.snippet,
            found.cause and [*found.cause],
            found.subject,
        ]
        for found in problems
    ]


def load_problems(notes: Sequence[Any]) -> tuple[Problem, ...]:
    """The problems that were noted."""
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
        )
        for place, code, message, hint, severity, snippet, cause, subject in notes
    )


def _said(text: object) -> Any:
    """A sentence by its words and values; a value that is none of ours is kept as it is shown, but a number that counts."""
    if isinstance(text, Message):
        return [text.words, {name: _said(value) for name, value in text.values.items()}]
    return text if type(text) is int else str(text)


def _words(note: Any) -> Any:
    if not isinstance(note, list):
        return note
    words, values = note
    given: Mapping[str, Any] = {name: _words(value) for name, value in values.items()}
    return Message(tuple(words) if isinstance(words, list) else words, given)
