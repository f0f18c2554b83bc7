"""A chart before it is drawn: which figures, events or counts it shows. It is the same for every language."""

from __future__ import annotations

from typing import Protocol

from bilan.figure_charts.titled_chart import TitledChart
from bilan.model.figure import Figure
from bilan.render.formatter import PageFormatter


class ChartSpec(Protocol):
    """A frozen dataclass of the values that a chart shows."""

    @property
    def id(self) -> str:
        """The anchor of the chart on its page, and the name of its files. It is part of published addresses."""
        ...

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that the chart shows, in order; none for a chart of events or counts."""
        ...

    def titled(self, formatter: PageFormatter) -> TitledChart:
        """The chart with its title, its description and its labels in a language."""
        ...
