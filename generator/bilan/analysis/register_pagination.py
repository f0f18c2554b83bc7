"""The pages of a register: one for a year, one for each month of a long list, only the contents of a huge one.

The address `/registers/releases/2025/` always works.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bilan.model.registers.register_table import RegisterRow, RegisterTable
from bilan.values.partial_date import PartialDate

MAX_ON_YEAR_PAGE = 100  # rows of a year; with more, each month has a page
MAX_LISTED = 5_000  # rows of a year; with more, readers get the contents by month and the downloads

Month = tuple[int, int]


@dataclass(frozen=True, slots=True)
class RegisterMonth:
    """The number of rows of a month, None for rows without a month; `address` is that of its page, if it has one."""

    month: Month | None
    number: int
    address: str | None

    @property
    def name(self) -> str:
        """The month in an address: `2025-03`; `undated` if it is not known."""
        return f"{self.month[0]:04d}-{self.month[1]:02d}" if self.month else "undated"


def register_address(name: str, year: int) -> str:
    """The address of the list of a register in a year."""
    return f"/registers/{name}/{year}/"


def is_on_one_page(table: RegisterTable) -> bool:
    """True when all rows of a list are on the page of the year."""
    return len(table) <= MAX_ON_YEAR_PAGE


def register_months(table: RegisterTable, year: int) -> tuple[RegisterMonth, ...]:
    """The months of a list, the newest first, rows without a month last."""
    address = register_address(table.register.id, year)
    paged = MAX_ON_YEAR_PAGE < len(table) <= MAX_LISTED
    numbers: dict[Month | None, int] = {}
    for month in _months(table):
        numbers[month] = numbers.get(month, 0) + 1
    found = [RegisterMonth(month, number, None) for month, number in sorted(numbers.items(), key=_newest_first)]
    return tuple(RegisterMonth(one.month, one.number, f"{address}{one.name}/" if paged else None) for one in found)


def rows_of(table: RegisterTable, month: RegisterMonth | None = None) -> tuple[RegisterRow, ...]:
    """The rows of a list, or of one of its months: the newest first, those of one day in the order of the file."""
    dated = list(zip(table.dates or [None] * len(table), table.rows, strict=True))
    chosen = [(day, row) for day, row in dated if month is None or _month(day) == month.month]
    return tuple(row for _, row in sorted(chosen, key=lambda item: _day(item[0])))


def _months(table: RegisterTable) -> Iterator[Month | None]:
    return map(_month, table.dates or [None] * len(table))


def _month(day: object) -> Month | None:
    return (day.year, day.month) if isinstance(day, PartialDate) and day.month else None


def _day(day: object) -> int:
    """What sorts a row: the newest day first, rows without a date last."""
    return -day.first.toordinal() if isinstance(day, PartialDate) else 0


def _newest_first(item: tuple[Month | None, int]) -> tuple[int, int]:
    month = item[0]
    return (-month[0], -month[1]) if month else (0, 0)
