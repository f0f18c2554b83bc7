"""A year with figures or rebuttals says whether they are public: they are a draft until it does. Code: `missing-status`."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.diagnostics.problem import Code, Place, Problem, Severity
from bilan.messages.message import translatable
from bilan.model.report import Report
from bilan.model.year import Year

MISSING_STATUS = Code("missing-status", Severity.WARNING)


def check(report: Report) -> Iterator[Problem]:
    """One problem for each year whose year.yml is missing or has no `status`."""
    for year in report.years.values():
        if "status" not in year.about.places and (year.figures or year.rebuttals):
            file = year.place.file
            message = translatable(
                "The figures and rebuttals of {year} are a draft: {file} does not say otherwise.",
                year=year.number,
                file=file,
            )
            hint = translatable(
                "To publish them, write “status: published” in {file}; to keep them, “status: draft”.", file=file
            )
            yield MISSING_STATUS.at(_place(year), message, hint)


def _place(year: Year) -> Place:
    """The beginning of the file that is a draft; of year.yml where there is one."""
    if year.about.places:
        return Place(year.place.file)
    first = next(iter(year.figures.values()), None) or year.rebuttals[0]
    return Place(first.place.file)
