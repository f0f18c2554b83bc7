"""What a figure includes (`of_which`) is never larger than the figure. Code: `inclusion-too-large`."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.diagnostics.problem import Code, Problem
from bilan.messages.message import translatable
from bilan.model.report import Report
from bilan.rules.sums import unread_part
from bilan.values.quantity import quantity_text

TOO_LARGE = Code("inclusion-too-large")


def check(report: Report) -> Iterator[Problem]:
    """Every `of_which`, on the intervals that qualifiers and roundings claim."""
    for year in report.years.values():
        for figure in year.figures.values():
            for reference in figure.of_which:
                included = year.figures.get(reference.name)
                if included and included.interval and figure.interval and figure.interval.below(included.interval):
                    message = translatable(
                        "“{part}” ({value}) is larger than “{whole}” ({total}), which includes it.",
                        part=included.id,
                        value=included.quantity and quantity_text(included.quantity),
                        whole=figure.id,
                        total=figure.quantity and quantity_text(figure.quantity),
                    )
                    problem = TOO_LARGE.at(reference.place, message, translatable("Check both numbers."))
                    yield problem.following(unread_part(report, figure))
