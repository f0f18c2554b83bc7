"""The problems found while a site is built, the same for `mkdocs build` and `bilan check`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bilan.cache.cache import Cache
from bilan.diagnostics.problem import Problem, errors, sort_problems
from bilan.yaml.source_text import SourceText

ReportProblems = Callable[[tuple[Problem, ...], Mapping[str, SourceText]], object]


class Findings:
    """The problems found so far. New ones are reported when they are added."""

    def __init__(self, report: ReportProblems | None = None) -> None:
        """`report` reports problems with their sources; without it they are only collected."""
        self.problems: tuple[Problem, ...] = ()
        self.sources: Mapping[str, SourceText] = {}
        self._report = report

    def add(self, problems: Iterable[Problem], sources: Mapping[str, SourceText]) -> bool:
        """Add problems. Return True if no problem found so far prevents publication."""
        known = set(self.problems)
        new = sort_problems(problem for problem in problems if problem not in known)
        self.problems = sort_problems((*self.problems, *new))
        self.sources = {**self.sources, **sources}
        if new and self._report:
            self._report(new, self.sources)
        return not errors(self.problems)


@dataclass(frozen=True)
class DryRun:
    """A build that is not published: the folder it is made in, and what gathers the problems that are found.

    The command that makes it owns the `cache`.
    """

    folder: Path
    findings: Findings
    cache: Cache = field(default_factory=Cache)
