"""Whether targets are met: a verdict for each target of an indicator.

The figure of the target's year decides as soon as there is one. All comparisons are of intervals, so that an approximate
figure gives a verdict only if every number in its interval gives the same one.

    met         the figure is at least the target (at most, if less is better)
    missed      it is not
    on track    the year has no figure yet, and the latest figure is on the path to the target or ahead of it
    behind      the latest figure is behind the path
    not judged  see `Obstacle`

The path is a straight line over the years from the last figure before the target was set to the target. A target was set in
the year of its source; without a dated source there is no path. No verdict reaches across a break in the series: after one,
the target and the figures do not count the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from bilan.analysis.cached_view import cached_view
from bilan.analysis.change import break_between
from bilan.analysis.documents import documents
from bilan.analysis.time_series import observations
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.model.target import Better, Target
from bilan.values.interval import Interval, single
from bilan.values.period import Period, year_period


class Verdict(StrEnum):
    """What is known of a target."""

    MET = "met"
    MISSED = "missed"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    NOT_JUDGED = "not_judged"


class Obstacle(StrEnum):
    """Why a target cannot be judged."""

    NO_DIRECTION = "no_direction"  # nothing says whether more or less is better
    NO_FIGURE = "no_figure"  # a later year has figures, the target's year has none
    NOT_YET = "not_yet"  # no figure of the year yet, and none since the target was set
    NOT_EXACT = "not_exact"  # the figure may be on either side
    BREAK = "break"  # the series breaks after the target was set


@dataclass(frozen=True, slots=True)
class TargetVerdict:
    """The verdict on a target.

    `figure` is the one compared; `start` the figure at which the path begins, `path` where the path is in the year of
    `figure`. `broken_by` is the figure that declares the break.
    """

    indicator: Indicator
    target: Target
    verdict: Verdict
    obstacle: Obstacle | None = None
    figure: Figure | None = None
    start: Figure | None = None
    path: Decimal | None = None
    broken_by: Figure | None = None
    begins: int = 1

    @property
    def period(self) -> Period:
        """The year of the target; `begins` is the month in which the report's years begin."""
        return year_period(self.target.year, self.begins)


@cached_view
def target_verdicts(report: Report) -> Mapping[str, tuple[TargetVerdict, ...]]:
    """The verdicts on the targets of each indicator that has any, by its id, the earliest target first."""
    with_targets = (indicator for indicator in report.indicators.values() if indicator.targets)
    return {indicator.id: tuple(_verdicts(report, indicator)) for indicator in with_targets}


def _verdicts(report: Report, indicator: Indicator) -> Iterator[TargetVerdict]:
    for target in sorted(indicator.targets.values(), key=lambda target: target.year):
        yield judge(report, indicator, target)


def judge(report: Report, indicator: Indicator, target: Target) -> TargetVerdict:
    """The verdict on a target."""
    return replace(_judge(report, indicator, target), begins=report.publication.begins)


def _judge(report: Report, indicator: Indicator, target: Target) -> TargetVerdict:
    start = _start(report, indicator, target)
    own = report.figure(indicator.id, target.year)
    if indicator.better is None:
        return _not_judged(indicator, target, Obstacle.NO_DIRECTION, own)
    if own is not None and own.value is not None:
        return _final(report, indicator, target, own, start)
    if own is not None or _is_past(report, target.year):
        return _not_judged(indicator, target, Obstacle.NO_FIGURE, own)
    latest = _latest_before(report, indicator, target.year)
    if start is None or latest is None or latest.year <= start.year:
        return _not_judged(indicator, target, Obstacle.NOT_YET)
    return _on_the_way(report, indicator, target, latest, start)


def year_set(report: Report, target: Target) -> int | None:
    """The year in which a target was set: that of its earliest dated source; None without one."""
    every = documents(report)
    dates = (every[source.name].date for source in target.source if source.name in every)
    return min((date.year for date in dates if date), default=None)


def sources_of_targets(indicator: Indicator) -> set[str]:
    """The ids of the documents that set the targets of an indicator."""
    return {source.name for target in indicator.targets.values() for source in target.source}


def _start(report: Report, indicator: Indicator, target: Target) -> Figure | None:
    """The last figure with a value before the year in which the target was set."""
    year = year_set(report, target)
    return None if year is None else _latest_before(report, indicator, year)


def _latest_before(report: Report, indicator: Indicator, year: int) -> Figure | None:
    before = [item for item in observations(report, indicator.id) if item.year < year and item.value is not None]
    return before[-1] if before else None


def _is_past(report: Report, year: int) -> bool:
    """True when the report has figures of that year or of a later one."""
    return any(item.figures and item.number >= year for item in report.years.values())


def _final(report: Report, indicator: Indicator, target: Target, own: Figure, start: Figure | None) -> TargetVerdict:
    """The verdict by the figure of the target's year."""
    since = start.year if start else target.year - 1
    broken_by = break_between(report, indicator.id, since, target.year)
    if broken_by:
        return _not_judged(indicator, target, Obstacle.BREAK, own, broken_by)
    reached = _reaches(indicator, own.interval, single(target.value))
    if reached is None:
        return _not_judged(indicator, target, Obstacle.NOT_EXACT, own)
    return TargetVerdict(indicator, target, Verdict.MET if reached else Verdict.MISSED, figure=own)


def _on_the_way(report: Report, indicator: Indicator, target: Target, latest: Figure, start: Figure) -> TargetVerdict:
    """The verdict by the latest figure, compared with the path."""
    broken_by = break_between(report, indicator.id, start.year, latest.year)
    if broken_by:
        return _not_judged(indicator, target, Obstacle.BREAK, latest, broken_by)
    share = Decimal(latest.year - start.year) / (target.year - start.year)
    begins = start.interval
    if begins is None or start.value is None or not begins.bounded:
        return _not_judged(indicator, target, Obstacle.NOT_EXACT, start)
    path = Interval(_between(begins.low, target.value, share), _between(begins.high, target.value, share))
    reached = _reaches(indicator, latest.interval, path)
    if reached is None:
        return _not_judged(indicator, target, Obstacle.NOT_EXACT, latest)
    verdict = Verdict.ON_TRACK if reached else Verdict.BEHIND
    middle = _between(start.value, target.value, share)
    return TargetVerdict(indicator, target, verdict, figure=latest, start=start, path=middle)


def _between(start: Decimal, end: Decimal, share: Decimal) -> Decimal:
    return start + (end - start) * share


def _reaches(indicator: Indicator, figure: Interval | None, goal: Interval) -> bool | None:
    """Whether a figure is at least a goal, or at most if less is better; None if some of its numbers are and some not."""
    if figure is None:
        return None
    if indicator.better is Better.LOWER:
        figure, goal = -figure, -goal
    if figure.low >= goal.high:
        return True
    return False if figure.below(Interval(goal.low, goal.low)) else None


def _not_judged(
    indicator: Indicator, target: Target, obstacle: Obstacle, figure: Figure | None = None, broken_by: Figure | None = None
) -> TargetVerdict:
    return TargetVerdict(indicator, target, Verdict.NOT_JUDGED, obstacle, figure, broken_by=broken_by)
