"""Whether what stands in a year is what somebody approved."""

from __future__ import annotations

from enum import StrEnum

from bilan.analysis.approval_fingerprint import approval_fingerprint
from bilan.model.publication import Policy
from bilan.model.report import Report
from bilan.model.year import Year, YearStatus


class Approval(StrEnum):
    """How a year stands: nobody signed, the signature holds, or a figure changed since."""

    NONE = "none"
    HOLDS = "holds"
    VOID = "void"


def approval(report: Report, year: Year) -> Approval:
    """How a year stands, as it is written now."""
    signed = year.about.approved
    if signed is None:
        return Approval.NONE
    return Approval.HOLDS if signed.digest == approval_fingerprint(report, year.number) else Approval.VOID


def needs_approval(report: Report, year: Year) -> bool:
    """True when the year may be published only with an approval: by the report's rule, once it is no draft."""
    required = report.publication.publish is Policy.REQUIRE_APPROVAL
    return required and bool(year.figures) and year.about.status is YearStatus.PUBLISHED
