"""Blocks of comparisons: two years side by side, two indicators side by side, and all figures of all years."""

from __future__ import annotations

from dataclasses import dataclass

from bilan.analysis.change import Change, Incomparable
from bilan.analysis.comparisons import Changes, Comparison
from bilan.blocks.block import Block
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator, Theme


class YearComparison(Block):
    """Two years side by side, by theme. `years` are those that readers can choose from."""

    since: int
    year: int
    themes: tuple[tuple[Theme, tuple[Comparison, ...]], ...]
    years: tuple[int, ...]


@dataclass(frozen=True)
class FigureAndChange:
    """A figure, and its change since the latest earlier year that has a value."""

    figure: Figure
    change: Change | Incomparable | None

    @property
    def shown(self) -> Change | None:
        """The change, if there is one."""
        return self.change if isinstance(self.change, Change) else None


class IndicatorComparison(Block):
    """Two indicators side by side, the newest year first. `themes` have those that readers can choose from."""

    indicators: tuple[Indicator, Indicator]
    rows: tuple[tuple[int, tuple[FigureAndChange | None, FigureAndChange | None]], ...]
    themes: tuple[tuple[Theme, tuple[Indicator, ...]], ...]


class AllYears(Block):
    """Every indicator in every year, by theme. `changes` are those between any two years, by indicator."""

    years: tuple[int, ...]
    themes: tuple[tuple[Theme, tuple[tuple[Indicator, tuple[FigureAndChange | None, ...]], ...]], ...]
    changes: tuple[tuple[str, Changes], ...]
