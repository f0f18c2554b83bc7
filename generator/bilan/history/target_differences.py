"""The targets that differ between two reports: added, removed, changed, or with another verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bilan.analysis.target_verdicts import TargetVerdict, Verdict, target_verdicts
from bilan.model.report import Report


@dataclass(frozen=True, slots=True)
class TargetDifference:
    """A target with its verdict before and after; None if there was none. The two differ in number or verdict."""

    before: TargetVerdict | None
    after: TargetVerdict | None

    @property
    def verdict(self) -> TargetVerdict:
        """The later of the two that there is."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def key(self) -> str:
        """The target as the reference of its figure: `2025/press_releases`."""
        return f"{self.verdict.target.year}/{self.verdict.indicator.id}"


def target_differences(before: Report, after: Report) -> tuple[TargetDifference, ...]:
    """Return the targets that differ, in the order of the indicators, then by year."""
    old, new = _by_key(before), _by_key(after)
    pairs = (TargetDifference(old.get(key), new.get(key)) for key in {**new, **old})
    return tuple(pair for pair in pairs if _stated(pair.before) != _stated(pair.after))


def _by_key(report: Report) -> Mapping[tuple[str, int], TargetVerdict]:
    return {
        (indicator, verdict.target.year): verdict
        for indicator, verdicts in target_verdicts(report).items()
        for verdict in verdicts
    }


def _stated(verdict: TargetVerdict | None) -> tuple[object, Verdict] | None:
    return (verdict.target.value, verdict.verdict) if verdict else None
