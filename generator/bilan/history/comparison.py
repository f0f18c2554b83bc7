"""Two editions of a report compared: figures, texts, and the pages they touch."""

from __future__ import annotations

from dataclasses import dataclass

from bilan.build_result import BuildResult
from bilan.history.page_differences import PageDifference, page_differences
from bilan.history.report_differences import FigureDifference, TextDifference, figure_differences, text_differences
from bilan.model.report import Report


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two editions. `rendered` is False where one of them has errors, so that it has no pages."""

    before: Report
    after: Report
    figures: tuple[FigureDifference, ...]
    texts: tuple[TextDifference, ...]
    pages: tuple[PageDifference, ...]
    rendered: bool


def compare_reports(before: BuildResult, after: BuildResult) -> Comparison | None:
    """The comparison of two printed editions, None where one of them has no report."""
    if before.report is None or after.report is None:
        return None
    rendered = bool(before.pages and after.pages)
    return Comparison(
        before.report,
        after.report,
        figure_differences(before.report, after.report),
        text_differences(before.report, after.report),
        page_differences(before.pages, after.pages) if rendered else (),
        rendered,
    )
