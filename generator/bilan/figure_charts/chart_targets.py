"""The targets of an indicator as marks on its chart."""

from __future__ import annotations

from collections.abc import Sequence

from bilan.charts import Point
from bilan.charts.targets import Target
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.render.formatter import PageFormatter

MOST_YEARS_TO_COME = 5  # after the last figure; a later target would press the figures together


def chart_targets(formatter: PageFormatter, indicator: Indicator, figures: Sequence[Figure]) -> tuple[Target, ...]:
    """The targets from the first year of the figures to a few years after the last, the earliest first."""
    first, last = figures[0].year, figures[-1].year + MOST_YEARS_TO_COME
    shown = sorted((item for item in indicator.targets.values() if first <= item.year <= last), key=lambda item: item.year)
    return tuple(
        Target(
            formatter.short_year(item.year),
            item.value,
            formatter.language.words("Target: {number}").format(number=formatter.short_tick(item.value, indicator)),
        )
        for item in shown
    )


def with_years_to_come(
    formatter: PageFormatter, targets: Sequence[Target], figures: Sequence[Figure], points: tuple[Point, ...]
) -> tuple[Point, ...]:
    """The points, and an empty one for each year from the last of the figures to the last target."""
    last, shown = figures[-1].year, {target.label for target in targets}
    to_come = [(year, formatter.short_year(year)) for year in range(last + 1, last + MOST_YEARS_TO_COME + 1)]
    end = max((year for year, label in to_come if label in shown), default=last)
    return (*points, *(Point.empty(label) for year, label in to_come if year <= end))


def targets_in_words(formatter: PageFormatter, targets: Sequence[Target]) -> tuple[str, ...]:
    """The targets for those who do not see the chart: `2027: Target: 2 000`."""
    return tuple(formatter.labelled(target.label, target.printed) for target in targets)
