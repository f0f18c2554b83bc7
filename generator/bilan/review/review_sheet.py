"""The review of a year: a line for each figure, with everything to check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bilan.analysis.approval_state import Approval, approval
from bilan.analysis.audit_trail import AuditTrail, audit_trails
from bilan.analysis.change import Change, Incomparable, latest_changes
from bilan.analysis.press_review import Agreement, Mention
from bilan.diagnostics.problem import Problem
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.model.year import Year


@dataclass(frozen=True, slots=True)
class Line:
    """A figure to check: with that of the latest year before, the numbers that articles report, and its problems."""

    account: AuditTrail
    previous: Figure | None
    change: Change | Incomparable | None
    problems: tuple[Problem, ...]

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.account.figure

    @property
    def otherwise(self) -> tuple[Mention, ...]:
        """The articles that report another number."""
        return tuple(mention for mention in self.account.mentions if mention.agreement is Agreement.ANOTHER)


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """A year with its lines, in the order written, and the state of its approval."""

    report: Report
    year: Year
    lines: tuple[Line, ...]
    approval: Approval


def review_sheet(report: Report, year: Year, problems: Iterable[Problem]) -> ReviewSheet:
    """Return the sheet of a year; `problems` are those of the whole report."""
    own = [
        problem for problem in problems if any(figure.place.file == problem.place.file for figure in year.figures.values())
    ]
    lines = tuple(_line(report, figure, own) for figure in year.figures.values())
    return ReviewSheet(report, year, lines, approval(report, year))


def _line(report: Report, figure: Figure, problems: list[Problem]) -> Line:
    account = next(item for item in audit_trails(report, figure.id) if item.figure is figure)
    compared = latest_changes(report).get(figure.key)
    previous = report.figure(figure.id, compared.since) if compared else None
    return Line(account, previous, compared, tuple(item for item in problems if _is_about(item, figure, report)))


def _is_about(problem: Problem, figure: Figure, report: Report) -> bool:
    """Return whether a problem is between the line of the figure and that of the next."""
    lines = sorted(item.place.line for item in report.years[figure.year].figures.values())
    after = [line for line in lines if line > figure.place.line]
    return figure.place.line <= problem.place.line and (not after or problem.place.line < after[0])
