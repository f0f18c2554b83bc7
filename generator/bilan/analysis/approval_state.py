"""Whether the data of a year is the data that was approved."""

from __future__ import annotations

from enum import StrEnum

from bilan.analysis.approval_fingerprint import approval_fingerprint
from bilan.model.publication import Policy
from bilan.model.report import Report
from bilan.model.year import Year, YearStatus


class Approval(StrEnum):
    """The state of a year's approval: not approved, approved, or changed since the approval."""

    NONE = "none"
    HOLDS = "holds"
    VOID = "void"


def approval(report: Report, year: Year) -> Approval:
    """The state of a year's approval, for its data as it is now."""
    signed = year.about.approved
    if signed is None:
        return Approval.NONE
    return Approval.HOLDS if signed.digest == approval_fingerprint(report, year.number) else Approval.VOID


def needs_approval(report: Report, year: Year) -> bool:
    """True when the report requires an approval to publish this year: it has figures and is not a draft."""
    required = report.publication.publish is Policy.REQUIRE_APPROVAL
    return required and bool(year.figures) and year.about.status is YearStatus.PUBLISHED
