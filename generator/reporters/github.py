"""Problems as workflow commands, which GitHub shows beside the lines of a merge request.

Without the runner's escapes (actions/toolkit, packages/core/src/command.ts) a text could write commands of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.causes import Cause, causes
from generator.language.wording import ENGLISH, Wording
from generator.problems import Problem, Severity
from generator.reading.source import Source
from generator.reporters.sentences import in_one_text
from generator.reporters.text import summary
from generator.said import said

SHOWN = 10  # of each severity a step; the rest is dropped silently (actions/toolkit, docs/problem-matchers.md)


def report(problems: Sequence[Problem], sources: Mapping[str, Source], wording: Wording = ENGLISH) -> str:  # noqa: ARG001
    """One command a line: the errors first, and at last a notice where GitHub will not show them all."""
    found = causes(problems)
    gravest_first = sorted(found, key=lambda cause: cause.problem.severity is not Severity.ERROR)
    return "".join(
        f"{command}\n" for command in [*(_told(cause, wording) for cause in gravest_first), *_left_out(found, wording)]
    )


def _told(cause: Cause, wording: Wording) -> str:
    problem = cause.problem
    place = problem.place
    end = place.column + place.width
    where = f"file={_property(place.file)},line={place.line},col={place.column},endColumn={end}"
    return f"::{problem.severity} {where},title={_property(problem.code)}::{_data(in_one_text(cause, wording))}"


def _left_out(found: Sequence[Cause], wording: Wording) -> list[str]:
    problems = [cause.problem for cause in found]
    if max(sum(problem.severity is severity for problem in problems) for severity in Severity) <= SHOWN:
        return []
    text = said(
        "{summary} Only {shown} of each are shown beside the lines; “bilan check” tells all of them.",
        summary=summary(problems),
        shown=SHOWN,
    )
    return [f"::notice title=bilan::{_data(wording(text))}"]


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
