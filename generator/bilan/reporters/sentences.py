"""A problem as one text, for formats with a single text field, and the line that it is about."""

from __future__ import annotations

from collections.abc import Mapping

from bilan.diagnostics.causes import Cause
from bilan.diagnostics.problem import Problem
from bilan.locales.editor_locale import EditorLocale
from bilan.messages.message import EMPTY_MESSAGE, Message, translatable_plural
from bilan.yaml.source_text import SourceText


def as_one_text(cause: Cause, editor_locale: EditorLocale) -> str:
    """Return message, hint, snippet and the number of consequences, as one text."""
    problem = cause.problem
    words = " ".join(filter(None, map(editor_locale, (problem.message, problem.hint, follows(cause)))))
    return f"{words}\n{problem.snippet}" if problem.snippet else words


def follows(cause: Cause) -> Message:
    """Return how many problems follow from this one; empty for none."""
    number = len(cause.consequences)
    if not number:
        return EMPTY_MESSAGE
    return translatable_plural(
        number, "{number} more problem follows from this.", "{number} more problems follow from this."
    )


def source_line(problem: Problem, sources: Mapping[str, SourceText]) -> str:
    """Return the line of a problem as it is written; empty if it is blank, not known, or may not be quoted."""
    source = sources.get(problem.place.file) if problem.quotable else None
    line = source.line(problem.place.line) if source else ""
    return line if line.strip() else ""
