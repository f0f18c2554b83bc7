"""Which problems are causes and which only follow from one: a report shows each cause once and counts its consequences.

A problem follows from another where a check says so: it names the place of its cause. Problems of one code about the same
subject are one: the first in order is the cause. Everything else is a cause without consequences.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bilan.diagnostics.problem import Place, Problem, Severity, sort_problems

DATA = "data/"  # what is wrong there is the cause of what is wrong in pages


@dataclass(frozen=True, slots=True)
class Cause:
    """A problem that follows from no other, and those that follow from it, directly or through others."""

    problem: Problem
    consequences: tuple[Problem, ...] = ()


def causes(problems: Iterable[Problem]) -> tuple[Cause, ...]:
    """Every problem, as a cause or among the consequences of one.

    Causes of others come first, then errors, then warnings; among those, data before pages, and as one reads.
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


def each_apart(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The same problems, none of which follows from another."""
    return tuple(replace(problem, cause=None, subject="") for problem in problems)


def _parents(problems: Sequence[Problem]) -> Mapping[int, int]:
    """For each problem that follows from another, the number of that one."""
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
    """True of another problem that is as grave: an error is never hidden behind a warning."""
    return problem is not cause and (cause.severity is Severity.ERROR or problem.severity is Severity.WARNING)


def _root(number: int, parents: Mapping[int, int]) -> int:
    """The problem at the end of the chain of causes; of those that would follow from one another, the first."""
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
