"""The changes of a year: the figures comparable with an earlier year, and the others grouped by reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bilan.analysis.change import Change, Incomparable, Reason, latest_changes
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.values.local_text import LocalText


@dataclass(frozen=True, slots=True)
class NotComparable:
    """Figures that are not comparable for the same reason: the text of a break in the series, or a rule."""

    why: LocalText | Incomparable
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class YearChanges:
    """The changes of a year, highlights first, and the figures that are not comparable (`apart`)."""

    changes: tuple[Change, ...]
    apart: tuple[NotComparable, ...]

    @property
    def described(self) -> bool:
        """True when there is something to show; a first year has no earlier year to compare with."""
        return bool(self.changes or self.apart)


def year_changes(report: Report, year: Year) -> YearChanges:
    """The changes of a year. A figure only included in another (`of_which`) is left out, unless it is a highlight."""
    changes = latest_changes(report)
    compared = [(figure, None if figure.value is None else changes.get(figure.key)) for figure in _compared_figures(year)]
    reasons = [(figure, _reason(figure, change)) for figure, change in compared]
    return YearChanges(
        tuple(change for _, change in compared if isinstance(change, Change)),
        tuple(_grouped_by_reason([(figure, why) for figure, why in reasons if why is not None])),
    )


def _compared_figures(year: Year) -> list[Figure]:
    highlights = dict.fromkeys(name.name for name in year.about.highlights if name.name in year.figures)
    details = {included.name for figure in year.figures.values() for included in figure.of_which}
    others = [name for name in year.figures if name not in highlights and name not in details]
    return [year.figures[name] for name in (*highlights, *others)]


def _reason(figure: Figure, change: Change | Incomparable | None) -> LocalText | Incomparable | None:
    if isinstance(change, Incomparable):
        if change.reason is Reason.RANK:
            return None
        broken = change.broken_by.break_ if change.reason is Reason.BREAK and change.broken_by else None
        return broken or change
    return figure.break_ if change is None else None


def _grouped_by_reason(reasons: list[tuple[Figure, LocalText | Incomparable]]) -> Iterator[NotComparable]:
    distinct: list[LocalText | Incomparable] = []
    for _, why in reasons:
        if why not in distinct:
            distinct.append(why)
    for why in distinct:
        yield NotComparable(why, tuple(figure for figure, other in reasons if other == why))
