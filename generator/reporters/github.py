"""Problems as workflow commands, which GitHub and Forgejo show beside the lines of a merge request.

A forge shows ten of each severity a step: the errors come first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.problems import Problem, Severity
from generator.reading.source import Source


def report(problems: Sequence[Problem], sources: Mapping[str, Source]) -> str:  # noqa: ARG001
    """One command a line."""
    gravest_first = sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)
    return "".join(f"{_told(problem)}\n" for problem in gravest_first)


def _told(problem: Problem) -> str:
    place = problem.place
    end = place.column + place.width
    where = f"file={_property(place.file)},line={place.line},col={place.column},endColumn={end}"
    text = " ".join(filter(None, (problem.message, problem.hint)))
    return f"::{problem.severity} {where},title={_property(problem.code)}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
