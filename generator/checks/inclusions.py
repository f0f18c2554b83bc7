"""What a figure includes (`of_which`) is never larger than the figure. Code: `inclusion-too-large`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.sums import unread_part
from generator.model.report import Report
from generator.problems import Code, Problem
from generator.said import said

TOO_LARGE = Code("inclusion-too-large")


def check(report: Report) -> Iterator[Problem]:
    """Every `of_which`, on the intervals that qualifiers and roundings claim."""
    for year in report.years.values():
        for figure in year.figures.values():
            for reference in figure.of_which:
                included = year.figures.get(reference.name)
                if included and included.claims and figure.claims and figure.claims.below(included.claims):
                    message = said(
                        "“{part}” ({value}) is larger than “{whole}” ({total}), which includes it.",
                        part=included.id,
                        value=included.value,
                        whole=figure.id,
                        total=figure.value,
                    )
                    problem = TOO_LARGE.at(reference.place, message, said("Check both numbers."))
                    yield problem.following(unread_part(report, figure))
