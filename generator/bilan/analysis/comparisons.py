"""Two years, or two indicators, side by side: their figures and the changes between them.

A change has the rules of `change.py`: nothing is compared across a break, with a missing value or with a limit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from bilan.analysis.cached_view import cached_view
from bilan.analysis.change import Change, Incomparable, Reason, change
from bilan.analysis.time_series import observations, observed_indicators
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.model.report import Report


@dataclass(frozen=True, slots=True)
class Comparison:
    """An indicator in two years: its figures, and the change or why there is none; no change where a value is missing."""

    indicator: Indicator
    before: Figure | None
    figure: Figure | None
    change: Change | Incomparable | None


Changes = Mapping[tuple[int, int], Change | Incomparable]  # by the two years, the earlier first


@cached_view
def changes_between_years(report: Report) -> Mapping[str, Changes]:
    """For each indicator, the change between any two years with a value, or why there is none. Ranks have no changes."""
    return {indicator.id: dict(_changes(report, indicator)) for indicator in observed_indicators(report)}


def _changes(report: Report, indicator: Indicator) -> Iterator[tuple[tuple[int, int], Change | Incomparable]]:
    years = [figure.year for figure in observations(report, indicator.id) if figure.value is not None]
    for since, year in combinations(years, 2):
        found = change(report, indicator, year, since)
        if not (isinstance(found, Incomparable) and found.reason is Reason.RANK):
            yield (since, year), found


def compared_years(report: Report, since: int, year: int) -> tuple[Comparison, ...]:
    """Each indicator that has a figure in one of two years, the earlier of which is `since`."""
    changes = changes_between_years(report)
    pairs = (
        Comparison(item, report.figure(item.id, since), report.figure(item.id, year), changes[item.id].get((since, year)))
        for item in observed_indicators(report)
    )
    return tuple(pair for pair in pairs if pair.before or pair.figure)


@cached_view
def comparable_indicators(report: Report) -> Mapping[str, Indicator]:
    """The indicators that have a value in two years or more, by id."""
    return {item.id: item for item in observed_indicators(report) if len(_valued(report, item)) > 1}


def _valued(report: Report, indicator: Indicator) -> list[Figure]:
    return [figure for figure in observations(report, indicator.id) if figure.value is not None]
