"""What a format with one field of text says of a problem: the message, what to do, and how much follows from it."""

from __future__ import annotations

from bilan.diagnostics.causes import Cause
from bilan.locales.editor_locale import EditorLocale
from bilan.messages.message import EMPTY_MESSAGE, Message, translatable_plural


def in_one_text(cause: Cause, editor_locale: EditorLocale) -> str:
    """Message, hint, what to paste and the number of consequences, as one text."""
    problem = cause.problem
    words = " ".join(filter(None, map(editor_locale, (problem.message, problem.hint, follows(cause)))))
    return f"{words}\n{problem.snippet}" if problem.snippet else words


def follows(cause: Cause) -> Message:
    """How many problems follow from this one; nothing where none does."""
    number = len(cause.consequences)
    if not number:
        return EMPTY_MESSAGE
    return translatable_plural(
        number, "{number} more problem follows from this.", "{number} more problems follow from this."
    )
