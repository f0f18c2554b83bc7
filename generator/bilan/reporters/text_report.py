"""Problems for people: place, label of the field, message, the line with the place underlined, and the hint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bilan.diagnostics.causes import Cause, causes
from bilan.diagnostics.problem import Problem, Severity
from bilan.editing.field_labels import Labels
from bilan.locales.editor_locale import ENGLISH, EditorLocale
from bilan.messages.message import Message, join_messages, literal, translatable, translatable_plural
from bilan.reporters.sentences import follows, source_line
from bilan.yaml.source_text import SourceText

MOST_CODES = 6  # codes that the last line names
WIDEST = 100  # columns of a source line that are shown
SEVERITIES = {Severity.ERROR: translatable("error"), Severity.WARNING: translatable("warning")}


def report(problems: Sequence[Problem], sources: Mapping[str, SourceText], editor_locale: EditorLocale = ENGLISH) -> str:
    """Return one paragraph for each problem, then the counts, and the command that explains the codes."""
    labels = Labels(sources, editor_locale.language)
    found = causes(problems)
    paragraphs = [_paragraph(cause, sources, editor_locale, labels) for cause in found]
    return "\n".join([*paragraphs, editor_locale(summary(problems)), *map(editor_locale, _more(found))]) + "\n"


def _more(found: Sequence[Cause]) -> Iterator[Message]:
    """Return the commands that explain more: the codes of the errors, or else of the warnings, and the consequences."""
    if any(cause.consequences for cause in found):
        yield translatable("“bilan check --all” also lists the problems that follow from others.")
    errors = [cause.problem.code for cause in found if cause.problem.severity is Severity.ERROR]
    codes = [*dict.fromkeys(errors or [cause.problem.code for cause in found])]
    if len(codes) == 1:
        yield translatable("“bilan explain {code}” explains it.", code=codes[0])
    elif codes:
        named = join_messages([*codes[:MOST_CODES], *(["…"] if len(codes) > MOST_CODES else [])])
        yield translatable("“bilan explain CODE” explains each code: {codes}.", codes=named)


def summary(problems: Sequence[Problem]) -> Message:
    """Return the number of errors and warnings in one line; consequences are not counted."""
    found = [cause.problem for cause in causes(problems)]
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    warnings = len(found) - errors
    if not problems:
        return translatable("No problems.")
    wrong = [translatable_plural(errors, "{number} error", "{number} errors")] if errors else []
    warned = [translatable_plural(warnings, "{number} warning", "{number} warnings")] if warnings else []
    return translatable("{counts}.", counts=join_messages([*wrong, *warned]))


def _paragraph(cause: Cause, sources: Mapping[str, SourceText], editor_locale: EditorLocale, labels: Labels) -> str:
    problem = cause.problem
    place = problem.place
    severity = editor_locale(SEVERITIES[problem.severity])
    label = labels.at(place)
    head = f"{place.file}:{place.line}:{place.column}: {severity} [{problem.code}]{f' {label}' if label else ''}"
    lines = [head, f"  {editor_locale(problem.message)}"]
    if line := source_line(problem, sources):
        lines += excerpt(line, place.line, place.column, place.width)
    if problem.hint:
        lines.append(f"  {editor_locale(translatable('What to do: {hint}', hint=hint_line(problem)))}")
    if problem.snippet:
        lines += ["", *problem.snippet.split("\n")]  # at the margin, so that the indentation can be copied
    if cause.consequences:
        lines += [*([""] if problem.snippet else []), f"  {editor_locale(follows(cause))}"]
    return "\n".join(lines) + "\n"


def hint_line(problem: Problem) -> Message:
    """Return the hint for use in a sentence."""
    return problem.hint if isinstance(problem.hint, Message) else literal(problem.hint)


def excerpt(line: str, number: int, column: int, width: int) -> list[str]:
    """Return a source line and the marks below the place; a long line is cut around the place."""
    start = max(0, column - WIDEST // 2) if len(line) > WIDEST else 0
    shown = line[start : start + WIDEST]
    marks = " " * (column - 1 - start) + "^" * max(1, min(width, len(shown) - (column - 1 - start)))
    gutter = f"{number:>6} | "
    return [f"{gutter}{shown}", f"{' ' * (len(gutter) - 2)}| {marks}"]
