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
            str(item.year),
            item.value,
            formatter.language.words("Target: {number}").format(number=formatter.short_tick(item.value, indicator)),
        )
        for item in shown
    )


def with_years_to_come(targets: Sequence[Target], points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The points, and an empty one for each year from the last of them to the last target."""
    last = int(points[-1].label)
    end = max((int(target.label) for target in targets), default=last)
    return (*points, *(Point.empty(str(year)) for year in range(last + 1, end + 1)))


def targets_in_words(targets: Sequence[Target]) -> tuple[str, ...]:
    """The targets for those who do not see the chart: `2027: Target: 2 000`."""
    return tuple(f"{target.label}: {target.printed}" for target in targets)
