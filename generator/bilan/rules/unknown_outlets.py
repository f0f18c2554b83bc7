"""With outlets.yml, articles name its entries. Without it, any name will do. Code: `unknown-outlet`."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.outlets import outlet_entry
from bilan.diagnostics.problem import Code, Problem, Severity, suggestion
from bilan.messages.message import translatable
from bilan.model.article_index import index_of
from bilan.model.report import Report

UNKNOWN_OUTLET = Code("unknown-outlet", Severity.WARNING)
OUTLETS = "data/outlets.yml"


def check(report: Report) -> Iterator[Problem]:
    """One warning for each outlet of a year that is not in outlets.yml, at the first article that names it."""
    if not report.outlets:
        return
    for year in report.years.values():
        for name, place in index_of(year.articles).outlets.items():
            if outlet_entry(report, name) is None:
                message = translatable("“{name}” is not an outlet of outlets.yml; it is shown as it is written.", name=name)
                hint = suggestion(name, report.outlets) or translatable(
                    "Add it to {file}: “{entry}”.", file=OUTLETS, entry=f"name-of-the-outlet: {{name: {name}}}"
                )
                yield UNKNOWN_OUTLET.at(place, message, hint)
