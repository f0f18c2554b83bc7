"""How many articles the press review holds of each month: a calendar of the latest years."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.charts import Point, PressCalendar, PressYear
from generator.derive.press import Coverage
from generator.illustrations.illustration import Illustration
from generator.markdown.printer import Printer
from generator.values.partial_date import PartialDate

MOST_YEARS = 8  # their names stand side by side on a phone
FEWEST = 10  # articles of a known month; the list itself says as much of fewer
MONTHS = range(1, 13)


def covered(printer: Printer, coverage: Coverage) -> Illustration | None:
    """The illustration of a coverage, None where it is too thin to be drawn."""
    if sum(coverage.months.values()) < FEWEST:
        return None
    return Illustration(
        "press-coverage",
        _finding(printer, coverage),
        _subtitle(printer, coverage.years),
        "; ".join(f"{_month(printer, month)}: {_number(printer, number)}" for month, number in coverage.months.items()),
        PressCalendar(
            tuple(printer.language.short_month(month) for month in MONTHS),
            tuple(_year(printer, coverage, year) for year in coverage.years),
        ),
        (),
        over_time=True,
    )


def _year(printer: Printer, coverage: Coverage, year: int) -> PressYear:
    numbers = [coverage.months.get((year, month), 0) for month in MONTHS]
    return PressYear(str(year), tuple(Point("", Decimal(number), _number(printer, number)) for number in numbers))


def _finding(printer: Printer, coverage: Coverage) -> str:
    if coverage.busiest is None:
        return printer.language.words("No single month is the most covered")
    busiest = printer.language.date(PartialDate(*coverage.busiest))
    return printer.language.words("The most covered month is {month}").format(month=busiest)


def _subtitle(printer: Printer, years: Sequence[int]) -> str:
    words = printer.language.words
    if len(years) == 1:
        return words("Articles whose month of publication is known, {year}").format(year=years[0])
    return words("Articles whose month of publication is known, {years}").format(
        years=printer.language.years(years[0], years[-1])
    )


def _month(printer: Printer, month: tuple[int, int]) -> str:
    return printer.language.date(PartialDate(*month)).capitalize()


def _number(printer: Printer, number: int) -> str:
    return printer.language.number(Decimal(number))
