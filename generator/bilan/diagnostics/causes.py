"""Which problems are causes and which follow from another: a report shows each cause once and counts its consequences.

A problem follows from another if a check names the place of its cause. Problems of one code about the same subject are one:
the first in order is the cause. Every other problem is a cause without consequences.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bilan.diagnostics.problem import Place, Problem, Severity, sort_problems

DATA = "data/"  # what is wrong there causes what is wrong in pages


@dataclass(frozen=True, slots=True)
class Cause:
    """A problem that follows from no other, and those that follow from it, directly or through others."""

    problem: Problem
    consequences: tuple[Problem, ...] = ()


def causes(problems: Iterable[Problem]) -> tuple[Cause, ...]:
    """Return the causes with their consequences; each problem is in one of them.

    Causes with consequences come first, then errors, then warnings; among those, data before pages, in reading order.
    """
    known = sorted(sort_problems(problems), key=_data_first)
    parents = _parents(known)
    following: dict[int, list[Problem]] = defaultdict(list)
    for number, problem in enumerate(known):
        root = _root(number, parents)
        if root != number:
            following[root].append(problem)
    found = [
        Cause(problem, tuple(following[number])) for number, problem in enumerate(known) if _root(number, parents) == number
    ]
    return tuple(sorted(found, key=_gravest_first))


def without_causes(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the same problems without links between cause and consequence."""
    return tuple(replace(problem, cause=None, subject="") for problem in problems)


def _parents(problems: Sequence[Problem]) -> Mapping[int, int]:
    """Return the index of the cause of each problem that follows from another."""
    first_at: dict[Place, int] = {}
    for number in sorted(range(len(problems)), key=lambda number: _is_cause_first(problems[number])):
        first_at.setdefault(_start(problems[number].place), number)
    first_about: dict[tuple[str, str], int] = {}
    for number, problem in enumerate(problems):
        if problem.subject:
            first_about.setdefault((problem.code, problem.subject), number)
    parents = {}
    for number, problem in enumerate(problems):
        if problem.cause is not None:
            parents[number] = first_at.get(_start(problem.cause), number)
        elif problem.subject:
            parents[number] = first_about[problem.code, problem.subject]
    return {number: parent for number, parent in parents.items() if _may_follow(problems[number], problems[parent])}


def _may_follow(problem: Problem, cause: Problem) -> bool:
    """Return whether a problem may be shown as a consequence.

    It is another one, and an error is never hidden behind a warning.
    """
    return problem is not cause and (cause.severity is Severity.ERROR or problem.severity is Severity.WARNING)


def _root(number: int, parents: Mapping[int, int]) -> int:
    """Return the problem at the end of the chain of causes; in a circle, the first of them."""
    chain = [number]
    while chain[-1] in parents:
        parent = parents[chain[-1]]
        if parent in chain:
            return min(chain[chain.index(parent) :])
        chain.append(parent)
    return chain[-1]


def _start(place: Place) -> Place:
    return place._replace(width=1)


def _is_cause_first(problem: Problem) -> tuple[bool, bool]:
    return (problem.cause is not None, problem.severity is not Severity.ERROR)


def _data_first(problem: Problem) -> tuple[bool, object]:
    return (not problem.place.file.startswith(DATA), problem.order)


def _gravest_first(cause: Cause) -> tuple[bool, bool]:
    return (not cause.consequences, cause.problem.severity is not Severity.ERROR)
