"""Problems for people: place, plain words, the line with the place underlined, and what to write instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.problems import Problem, Severity
from generator.reading.source import Source

WIDEST = 100  # columns of a source line that are shown


def report(problems: Sequence[Problem], sources: Mapping[str, Source]) -> str:
    """One paragraph a problem, then how many there are, and the command that tells more about the first."""
    told = [_told(problem, sources) for problem in problems]
    more = [f"“bilan explain {problem.code}” tells more about the first." for problem in problems[:1]]
    return "\n".join([*told, summary(problems), *more]) + "\n"


def summary(problems: Sequence[Problem]) -> str:
    """How many errors and warnings there are, in one line."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    if not problems:
        return "No problems."
    return ", ".join(filter(None, (_counted(errors, "error"), _counted(warnings, "warning")))) + "."


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number > 1 else ''}" if number else ""


def _told(problem: Problem, sources: Mapping[str, Source]) -> str:
    place = problem.place
    lines = [f"{place.file}:{place.line}:{place.column}: {problem.severity} [{problem.code}]", f"  {problem.message}"]
    source = sources.get(place.file)
    if source and source.line(place.line).strip():
        lines += excerpt(source.line(place.line), place.line, place.column, place.width)
    if problem.hint:
        lines.append(f"  What to do: {problem.hint}")
    return "\n".join(lines) + "\n"


def excerpt(line: str, number: int, column: int, width: int) -> list[str]:
    """A source line and, below it, the marks under the place; a long line is cut around the place."""
    start = max(0, column - WIDEST // 2) if len(line) > WIDEST else 0
    shown = line[start : start + WIDEST]
    marks = " " * (column - 1 - start) + "^" * max(1, min(width, len(shown) - (column - 1 - start)))
    gutter = f"{number:>6} | "
    return [f"{gutter}{shown}", f"{' ' * (len(gutter) - 2)}| {marks}"]
