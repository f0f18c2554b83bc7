"""Problems for people: place, field by its label, plain words, the line with the place underlined, what to write instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.causes import Cause, causes
from generator.editing.labels import Labels
from generator.language.wording import ENGLISH, Wording
from generator.problems import Problem, Severity
from generator.reading.source import Source
from generator.reporters.sentences import follows
from generator.said import Said, joined, said, said_of, verbatim

WIDEST = 100  # columns of a source line that are shown
SEVERITIES = {Severity.ERROR: said("error"), Severity.WARNING: said("warning")}


def report(problems: Sequence[Problem], sources: Mapping[str, Source], wording: Wording = ENGLISH) -> str:
    """One paragraph a problem, then how many there are, and the command that tells more about the gravest."""
    labels = Labels(sources, wording.language)
    found = causes(problems)
    told = [_told(cause, sources, wording, labels) for cause in found]
    return "\n".join([*told, wording(summary(problems)), *map(wording, _more(found))]) + "\n"


def _more(found: Sequence[Cause]) -> Iterator[Said]:
    """The commands that tell more: about the gravest problem, and about what was only counted."""
    if any(cause.consequences for cause in found):
        yield said("“bilan check --all” lists the errors that follow from others too.")
    errors = [cause.problem.code for cause in found if cause.problem.severity is Severity.ERROR]
    for code in [*errors, *(cause.problem.code for cause in found)][:1]:
        yield said("“bilan explain {code}” tells more about it.", code=code)


def summary(problems: Sequence[Problem]) -> Said:
    """How many errors and warnings there are, in one line; those that follow from others are not counted."""
    found = [cause.problem for cause in causes(problems)]
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    warnings = len(found) - errors
    if not problems:
        return said("No problems.")
    wrong = [said_of(errors, "{number} error", "{number} errors")] if errors else []
    doubtful = [said_of(warnings, "{number} warning", "{number} warnings")] if warnings else []
    return said("{counts}.", counts=joined([*wrong, *doubtful]))


def _told(cause: Cause, sources: Mapping[str, Source], wording: Wording, labels: Labels) -> str:
    problem = cause.problem
    place = problem.place
    severity = wording(SEVERITIES[problem.severity])
    label = labels.at(place)
    head = f"{place.file}:{place.line}:{place.column}: {severity} [{problem.code}]{f' {label}' if label else ''}"
    lines = [head, f"  {wording(problem.message)}"]
    source = sources.get(place.file)
    if source and source.line(place.line).strip():
        lines += excerpt(source.line(place.line), place.line, place.column, place.width)
    if problem.hint:
        lines.append(f"  {wording(said('What to do: {hint}', hint=hinted(problem)))}")
    if problem.snippet:
        lines += ["", *problem.snippet.split("\n")]  # at the margin: copied, its indentation is that of the file
    if cause.consequences:
        lines += [*([""] if problem.snippet else []), f"  {wording(follows(cause))}"]
    return "\n".join(lines) + "\n"


def hinted(problem: Problem) -> Said:
    """The hint as something that can be put into a sentence."""
    return problem.hint if isinstance(problem.hint, Said) else verbatim(problem.hint)


def excerpt(line: str, number: int, column: int, width: int) -> list[str]:
    """A source line and, below it, the marks under the place; a long line is cut around the place."""
    start = max(0, column - WIDEST // 2) if len(line) > WIDEST else 0
    shown = line[start : start + WIDEST]
    marks = " " * (column - 1 - start) + "^" * max(1, min(width, len(shown) - (column - 1 - start)))
    gutter = f"{number:>6} | "
    return [f"{gutter}{shown}", f"{' ' * (len(gutter) - 2)}| {marks}"]
