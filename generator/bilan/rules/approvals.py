"""Published figures were approved, where the report asks for it, and an approval is of the figures as they are.

Codes: `not-approved`; warning: `approval-void`.
"""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.approval_state import Approval, approval, needs_approval
from bilan.diagnostics.problem import Code, Problem, Severity
from bilan.messages.message import Message, translatable
from bilan.model.report import Report
from bilan.model.year import Year

NOT_APPROVED = Code("not-approved")
VOID = Code("approval-void", Severity.WARNING)


def check(report: Report) -> Iterator[Problem]:
    """Every year whose figures nobody approved, or that changed since."""
    for year in report.years.values():
        state = approval(report, year)
        if state is Approval.HOLDS or (state is Approval.NONE and not needs_approval(report, year)):
            continue
        code = NOT_APPROVED if needs_approval(report, year) else VOID
        hint = translatable(
            "Check the figures, then approve them: in the preview with “Edit the report”, “Approve the figures of this "
            "year”, or with “bilan review {year} --approve NAME”. “bilan review {year}” prints a checklist.",
            year=year.number,
        )
        yield code.at(year.about.at("approved"), _message(year), hint)


def _message(year: Year) -> Message:
    signed = year.about.approved
    if signed is None:
        return translatable(
            "The figures of {year} are not approved; this report publishes a year only after approval.",
            year=year.number,
        )
    values = {"year": year.number, "name": signed.by, "date": signed.on}
    return translatable("Figures of {year} changed since {name} approved them on {date}: the approval is void.", **values)
