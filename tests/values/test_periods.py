"""A period in SDMX notation: which days it has, which period is before it, and the problem of one that does not exist."""

from __future__ import annotations

from datetime import date

import pytest

from bilan.values.period import Frequency, Period, part_of_year, reporting_year_of, year_period
from bilan.values.period_syntax import PeriodFault, parse_period


def _period(text: str, begins: int = 1) -> Period:
    period = parse_period(text, begins)
    assert isinstance(period, Period)
    return period


@pytest.mark.parametrize(
    ("text", "begins", "start", "end", "year"),
    [
        ("2025", 1, "2025-01-01", "2025-12-31", 2025),
        ("2025", 4, "2025-04-01", "2026-03-31", 2025),
        ("2025", 12, "2025-12-01", "2026-11-30", 2025),
        ("2025-H1", 1, "2025-01-01", "2025-06-30", 2025),
        ("2025-H2", 9, "2026-03-01", "2026-08-31", 2025),
        ("2025-Q4", 1, "2025-10-01", "2025-12-31", 2025),
        ("2025-Q4", 4, "2026-01-01", "2026-03-31", 2025),
        ("2024-02", 1, "2024-02-01", "2024-02-29", 2024),
        ("2026-03", 4, "2026-03-01", "2026-03-31", 2025),
        ("2026-04", 4, "2026-04-01", "2026-04-30", 2026),
        ("2026-W01", 1, "2025-12-29", "2026-01-04", 2026),
        ("2020-W53", 1, "2020-12-28", "2021-01-03", 2020),
        ("2025-01-01/2025-12-15", 1, "2025-01-01", "2025-12-15", 2025),
        ("2024-09/2025-06", 1, "2024-09-01", "2025-06-30", 2024),
        ("2024-02/2024-02", 1, "2024-02-01", "2024-02-29", 2024),
        ("2025-12-15/2025-12-15", 1, "2025-12-15", "2025-12-15", 2025),
    ],
)
def test_a_period_has_its_days_and_its_year(text: str, begins: int, start: str, end: str, year: int) -> None:
    period = _period(text, begins)
    assert (str(period.start), str(period.end), period.year) == (start, end, year)
    assert str(period) in (text, f"{start}/{end}")
    assert period.has(period.start) and period.has(period.end)


@pytest.mark.parametrize(
    ("text", "begins", "previous", "year_before"),
    [
        ("2025", 4, "2024", "2024"),
        ("2025-H1", 1, "2024-H2", "2024-H1"),
        ("2025-Q1", 9, "2024-Q4", "2024-Q1"),
        ("2025-01", 1, "2024-12", "2024-01"),
        ("2025-W01", 1, "2024-W52", "2024-W01"),
        ("2021-W01", 1, "2020-W53", "2020-W01"),
        ("2020-W53", 1, "2020-W52", None),
        ("2025-01-01/2025-12-15", 1, None, "2024-01-01/2024-12-15"),
        ("2024-02-29/2024-03-01", 1, None, "2023-02-28/2023-03-01"),
        ("2025-02-01/2025-02-28", 1, None, "2024-02-01/2024-02-29"),
    ],
)
def test_a_period_knows_the_one_before_and_the_same_a_year_before(
    text: str, begins: int, previous: str | None, year_before: str | None
) -> None:
    period = _period(text, begins)
    found = [None if one is None else str(one) for one in (period.previous(), period.year_before())]
    assert found == [previous, year_before]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2025-13", "Write 2025-01 to 2025-12."),
        ("2025-00", "Write 2025-01 to 2025-12."),
        ("2025-W54", "Write 2025-W01 to 2025-W52."),
        ("2026-W54", "Write 2026-W01 to 2026-W53."),
        ("2025-W00", "Write 2025-W01 to 2025-W52."),
        ("2025-H3", "Write 2025-H1 or 2025-H2."),
        ("2025-H0", "Write 2025-H1 or 2025-H2."),
        ("2025-Q5", "Write 2025-Q1 to 2025-Q4."),
        ("2025-12-15/2025-01-01", "Write 2025-01-01/2025-12-15."),
        ("2025-06/2024-09", "Write 2024-09/2025-06."),
        ("2024-09/2025-13", "Write 2025-01 to 2025-12."),
        ("2025-02-30/2025-03-01", "The last day of that month is 2025-02-28."),
        ("2025-01-01/2025-13-01", "Write a month from 01 to 12."),
        ("2025-S1", "Write 2025-H1."),
        ("2025-T3", "Write 2025-Q3."),
        ("2025M3", "Write 2025-03."),
        ("2025/3", "Write 2025-03."),
        ("2025-26", "For the year that begins in 2025, write 2025 alone."),
        ("2025/2026", "For the year that begins in 2025, write 2025 alone."),
        ("mars", "Write 2025, 2025-H1, 2025-Q3, 2025-03, 2025-W07 or 2025-01-01/2025-12-15."),
        ("٢٠٢٥", "Write 2025, 2025-H1, 2025-Q3, 2025-03, 2025-W07 or 2025-01-01/2025-12-15."),
    ],
)
def test_an_invalid_period_is_a_problem_with_a_suggestion(text: str, hint: str) -> None:
    fault = parse_period(text)
    assert isinstance(fault, PeriodFault)
    assert fault.hint == hint
    assert text in fault.message


@pytest.mark.parametrize(("year", "read"), [(1799, False), (1800, True), (2199, True), (2200, False)])
def test_a_year_lies_between_its_bounds(year: int, read: bool) -> None:
    assert isinstance(parse_period(str(year)), Period) is read
    assert isinstance(parse_period(f"{year}-03"), Period) is read


def test_periods_are_ordered_by_their_first_day_and_the_longer_first() -> None:
    texts = ["2025-02", "2025-01", "2025-Q1", "2025", "2024-12", "2025-H1", "2025-W01"]
    assert [str(one) for one in sorted(map(_period, texts))] == [
        "2024-12", "2025-W01", "2025", "2025-H1", "2025-Q1", "2025-01", "2025-02",
    ]  # fmt: skip


def test_a_year_contains_its_parts_and_no_others() -> None:
    year = year_period(2025, 4)
    months = [str(month) for month in year.parts(Frequency.MONTH)]
    assert (months[0], months[-1], len(months)) == ("2025-04", "2026-03", 12)
    assert [str(part) for part in year.parts(Frequency.QUARTER)] == ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"]
    assert [str(part) for part in _period("2025-H2").parts(Frequency.MONTH)] == [f"2025-{n:02d}" for n in range(7, 13)]
    assert [str(part) for part in _period("2025-01-15/2025-04-10").parts(Frequency.MONTH)] == ["2025-02", "2025-03"]
    assert all(year.contains(part) for part in year.parts(Frequency.MONTH))
    assert not year.contains(_period("2025-03", 4))
    assert not year.contains(_period("2025-W14"))


def test_a_short_month_is_that_of_the_reporting_year() -> None:
    assert str(part_of_year(Frequency.MONTH, 2025, 3, 4)) == "2026-03"
    assert str(part_of_year(Frequency.MONTH, 2025, 4, 4)) == "2025-04"
    assert [reporting_year_of(date(2026, month, 1), 4) for month in (3, 4)] == [2025, 2026]
