"""An independent compilation says who counted its figures. Code: `missing-origin`.

Without an origin the report does not say who counted a figure. But a person who reads a report that others compiled about an
institution needs to know which numbers are the institution's. In a report of the institution itself, an origin is optional.
"""

from __future__ import annotations

from collections.abc import Iterator

from bilan.diagnostics.problem import Code, Problem, Severity
from bilan.messages.message import translatable, translatable_plural
from bilan.model.report import Report

MISSING_ORIGIN = Code("missing-origin", Severity.WARNING)


def check(report: Report) -> Iterator[Problem]:
    """One problem for each figures.yml with figures that have a number and no origin, at the first of them."""
    if report.publication.compiled_by is None:
        return
    for year in report.years.values():
        silent = [figure for figure in year.figures.values() if figure.value is not None and not figure.origin]
        if silent:
            message = translatable_plural(
                len(silent), "{number} figure does not say who counted it.", "{number} figures do not say who counted them."
            )
            hint = translatable(
                "Add “{key}” at the head of the file, or to the figure: {names}.",
                key="origin: institution",
                names="institution, press, compiler",
            )
            yield MISSING_ORIGIN.at(silent[0].place, message, hint)
