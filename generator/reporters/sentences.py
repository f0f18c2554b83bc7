"""What a format with one field of text says of a problem: the message, what to do, and how much follows from it."""

from __future__ import annotations

from generator.causes import Cause
from generator.language.wording import Wording
from generator.said import NOTHING, Said, said_of


def in_one_text(cause: Cause, wording: Wording) -> str:
    """Message, hint, what to paste and the number of consequences, as one text."""
    problem = cause.problem
    words = " ".join(filter(None, map(wording, (problem.message, problem.hint, follows(cause)))))
    return f"{words}\n{problem.snippet}" if problem.snippet else words


def follows(cause: Cause) -> Said:
    """How many problems follow from this one; nothing where none does."""
    number = len(cause.consequences)
    if not number:
        return NOTHING
    return said_of(number, "{number} more error follows from this.", "{number} more errors follow from this.")
