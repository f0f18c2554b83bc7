"""A heat map of press coverage: twelve months of one or more years, with a darker cell for a larger number.

If there is enough width, the months are along the top; otherwise they go down the side, and the years along the top. Every
number is printed, so nothing depends on the shades.
"""

from __future__ import annotations

from dataclasses import dataclass

from bilan.charts.data_points import Point
from bilan.charts.drawing import Drawing
from bilan.charts.heat_map import HeatMap
from bilan.charts.laid_out_chart import LaidOutChart
from bilan.charts.text_setter import TextSetter

MONTHS = 12


@dataclass(frozen=True, slots=True)
class PressYear:
    """A year with its twelve months. The `label` of a month is not drawn; the calendar has the names of the months."""

    label: str
    cells: tuple[Point, ...]

    def __post_init__(self) -> None:
        if len(self.cells) != MONTHS:
            raise ValueError(f"{self.label}: a year has {MONTHS} months, not {len(self.cells)}")
        if any(cell.broken for cell in self.cells):
            raise ValueError(f"{self.label}: a calendar cannot show a break")


@dataclass(frozen=True, slots=True)
class PressCalendar(LaidOutChart):
    """Years in order, and the names of the twelve months as they are printed."""

    months: tuple[str, ...]
    years: tuple[PressYear, ...]

    def __post_init__(self) -> None:
        if len(self.months) != MONTHS or not self.years:
            raise ValueError("a press calendar needs the names of twelve months, and a year")

    def layout(self, setter: TextSetter) -> Drawing:
        """The chart as placed marks, running from left to right."""
        years = tuple(year.label for year in self.years)
        return HeatMap(years, self.months, tuple(year.cells for year in self.years)).layout(setter)
