"""What is new in a year: the figures that compare with those before, and those that do not, grouped by the reason why."""

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
    """Figures that do not compare, for one reason: what changed in the series as its editors say it, or a rule."""

    why: LocalText | Incomparable
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class YearChanges:
    """The changes of a year, highlights first, and what stands apart."""

    changes: tuple[Change, ...]
    apart: tuple[NotComparable, ...]

    @property
    def described(self) -> bool:
        """Whether there is any: a first year has no year before it."""
        return bool(self.changes or self.apart)


def year_changes(report: Report, year: Year) -> YearChanges:
    """What is new in a year. A figure that is only included in another is a detail, and no news unless it is a highlight."""
    known = latest_changes(report)
    compared = [(figure, None if figure.value is None else known.get(figure.key)) for figure in _told(year)]
    reasons = [(figure, _why(figure, found)) for figure, found in compared]
    return YearChanges(
        tuple(found for _, found in compared if isinstance(found, Change)),
        tuple(_grouped([(figure, why) for figure, why in reasons if why is not None])),
    )


def _told(year: Year) -> list[Figure]:
    highlights = dict.fromkeys(name.name for name in year.about.highlights if name.name in year.figures)
    details = {included.name for figure in year.figures.values() for included in figure.of_which}
    others = [name for name in year.figures if name not in highlights and name not in details]
    return [year.figures[name] for name in (*highlights, *others)]


def _why(figure: Figure, found: Change | Incomparable | None) -> LocalText | Incomparable | None:
    if isinstance(found, Incomparable):
        if found.reason is Reason.RANK:
            return None
        broken = found.broken_by.break_ if found.reason is Reason.BREAK and found.broken_by else None
        return broken or found
    return figure.break_ if found is None else None


def _grouped(reasons: list[tuple[Figure, LocalText | Incomparable]]) -> Iterator[NotComparable]:
    different: list[LocalText | Incomparable] = []
    for _, why in reasons:
        if why not in different:
            different.append(why)
    for why in different:
        yield NotComparable(why, tuple(figure for figure, other in reasons if other == why))
