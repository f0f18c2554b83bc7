"""Drawings made of marks from figures: the parts of a total, or the years of an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from bilan.analysis.amount import Amount
from bilan.analysis.composition import composition
from bilan.analysis.time_series import observations
from bilan.charts.mark_field import MAX_PER_FIELD, Field, PartField, YearField
from bilan.figure_charts.titled_chart import TitledChart
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.model.unit import PERCENT, RANK
from bilan.render.formatter import PageFormatter

MIN_MARKS = 20  # in the largest field: fewer are no picture
MAX_YEARS = 10
MAX_PER_YEAR = 400  # marks
MIN_YEARS = 2
_NICE = (Decimal(1), Decimal(2), Decimal(5))


@dataclass(frozen=True, slots=True)
class MarkDrawing:
    """What is drawn: figures with as many marks as they have times `each`. With a `total` they are its parts, else years."""

    indicator: Indicator
    each: Decimal
    figures: tuple[Figure, ...]
    total: Figure | None = None

    @property
    def id(self) -> str:
        """`marks-activities-2024`."""
        return f"marks-{self.indicator.id}-{self.figures[-1].year}"

    def titled(self, formatter: PageFormatter) -> TitledChart:
        """The drawing in a language."""
        fields = tuple(
            Field(self._name(formatter, figure), formatter.short(figure), self._marks(figure)) for figure in self.figures
        )
        title = self._title(formatter)
        description = formatter.comma.join(f"{field.name}: {field.printed}" for field in fields)
        subtitle = formatter.language.words("Each mark stands for {amount}.").format(amount=self._amount(formatter))
        drawing = PartField(fields) if self.total else YearField(fields)
        return TitledChart(self.id, title, subtitle, description, drawing, self.figures, over_time=not self.total)

    def _name(self, formatter: PageFormatter, figure: Figure) -> str:
        if self.total:
            return formatter.label(formatter.indicator_of(figure).name)
        return formatter.short_year(figure.year)

    def _title(self, formatter: PageFormatter) -> str:
        name = formatter.label(self.indicator.name)
        if self.total:
            value = formatter.printed(self.total, unit=True)
            return formatter.language.words("{name}: {figure}").format(name=name, figure=value)
        years = formatter.language.years(self.figures[0].year, self.figures[-1].year)
        return formatter.comma.join((name, years))

    def _amount(self, formatter: PageFormatter) -> str:
        return formatter.amount_in_words(Amount(self.indicator, self.each))

    def _marks(self, figure: Figure) -> int:
        value = (figure.value or Decimal(0)) / self.each
        return int(value.to_integral_value(ROUND_HALF_UP))


def mark_drawing(report: Report, indicator: Indicator, year: int) -> MarkDrawing | None:
    """The parts of an indicator in a year, or its years up to it; None where they cannot be counted in marks."""
    figure = report.figure(indicator.id, year)
    if figure is None or not _can_be_counted(report, indicator):
        return None
    parts = composition(report, figure)
    if parts and parts.residual is None and _drawable(parts.parts):
        total = sum((_value(part) for part in parts.parts), Decimal(0))
        return MarkDrawing(indicator, _each(total, MAX_PER_FIELD), parts.parts, figure)
    years = tuple(one for one in observations(report, indicator.id) if one.year <= year and one.value is not None)
    shown = years[-MAX_YEARS:]
    if len(shown) < MIN_YEARS or not _drawable(shown):
        return None
    return MarkDrawing(indicator, _each(max(map(_value, shown)), MAX_PER_YEAR), shown)


def _can_be_counted(report: Report, indicator: Indicator) -> bool:
    unit = report.units.get(indicator.unit.name)
    return indicator.unit.name not in (PERCENT, RANK) and (unit is None or unit.scale is None)


def _drawable(figures: Sequence[Figure]) -> bool:
    values = [_value(figure) for figure in figures]
    return all(figure.value is not None for figure in figures) and min(values) >= 0 and max(values) >= MIN_MARKS


def _value(figure: Figure) -> Decimal:
    return figure.value or Decimal(0)


def _each(most: Decimal, marks: int) -> Decimal:
    """1, 2 or 5 times a power of ten: the least with which there are at most so many marks."""
    power = Decimal(1)
    while True:
        for nice in _NICE:
            if most / (nice * power) <= marks:
                return nice * power
        power *= 10
