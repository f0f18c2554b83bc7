"""Compares two builds of a report: figures, targets, texts, and the pages that change."""

from __future__ import annotations

from dataclasses import dataclass

from bilan.build_result import BuildResult
from bilan.history.page_differences import PageDifference, page_differences
from bilan.history.report_differences import FigureDifference, TextDifference, figure_differences, text_differences
from bilan.history.target_differences import TargetDifference, target_differences
from bilan.model.report import Report


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences of two reports. `rendered` is False if one of them has errors and so no pages."""

    before: Report
    after: Report
    figures: tuple[FigureDifference, ...]
    targets: tuple[TargetDifference, ...]
    texts: tuple[TextDifference, ...]
    pages: tuple[PageDifference, ...]
    rendered: bool


def compare_reports(before: BuildResult, after: BuildResult) -> Comparison | None:
    """Return the comparison of two rendered reports, None if one of them cannot be read."""
    if before.report is None or after.report is None:
        return None
    rendered = bool(before.pages and after.pages)
    return Comparison(
        before.report,
        after.report,
        figure_differences(before.report, after.report),
        target_differences(before.report, after.report),
        text_differences(before.report, after.report),
        page_differences(before, after) if rendered else (),
        rendered,
    )
