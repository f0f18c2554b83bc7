"""Formats years, months and periods as plain text."""

from __future__ import annotations

from dataclasses import dataclass

from bilan.analysis.press_review import Group
from bilan.locales.period_names import name_in_year, period_name, short_period_name
from bilan.render.render_context import RenderContext
from bilan.values.partial_date import PartialDate
from bilan.values.period import Period, year_period


@dataclass(frozen=True)
class PeriodText(RenderContext):
    """Formats years, months and periods."""

    def year(self, number: int) -> str:
        """A year as plain text: `2025`, and `2025–2026` in a report whose years do not begin in January."""
        return self.period_name(self._year_period(number))

    def short_year(self, number: int) -> str:
        """A year on an axis: `2025`, `2025–26`."""
        return short_period_name(self.language, self._year_period(number))

    def years(self, first: int, last: int) -> str:
        """A span of years, or one year."""
        return self.language.years(first, last) if first < last else str(first)

    def _year_period(self, number: int) -> Period:
        return year_period(number, self.report.publication.begins)

    def period_name(self, period: Period, *, short: bool = False, in_full: bool = False) -> str:
        """The name of a period as plain text; without its year, `short` for a column, `in_full` for a row."""
        if in_full:
            return name_in_year(self.language, period)
        return (short_period_name if short else period_name)(self.language, period)

    def month_name(self, month: tuple[int, int]) -> str:
        """A month for a heading, as plain text."""
        return self.language.date(PartialDate(*month)).capitalize()

    def period_in_words(self, group: Group) -> str:
        """The period of a group of articles as plain text."""
        if group.whole:
            return str(group.year)
        if group.month is None:
            return self.language.words("{year}, month unknown").format(year=group.year)
        return self.language.date(PartialDate(*group.month))
