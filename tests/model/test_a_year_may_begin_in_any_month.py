"""Financial and school years: which folder is which year, which dates are in it, and which months."""

from __future__ import annotations

import pytest

from bilan.model.loader import load_report
from bilan.rules import check_report
from tests.conftest import MINIMAL, Folder

BEGINS = MINIMAL["data/report.yml"] + "year: {begins: 09}\n"
EVENT = "events:\n  - {{date: {}, title: Journée, source: review}}\n"


def _codes(files: dict[str, str | bytes], folder: Folder) -> list[str]:
    loaded = load_report(folder(files))
    found = (*loaded.problems, *(check_report(loaded.report) if loaded.report else ()))
    return [problem.code for problem in found if problem.cause is None]


@pytest.mark.parametrize(
    ("date", "code"),
    [
        ("2021-08-31", "date-outside-year"),
        ("2021-09-01", None),
        ("2022-08-31", None),
        ("2022-09-01", "date-outside-year"),
        ("2021", None),
        ("2022", None),
        ("2020", "date-outside-year"),
    ],
)
def test_dates_are_those_of_the_year_that_begins_in_that_month(folder: Folder, date: str, code: str | None) -> None:
    files: dict[str, str | bytes] = {"data/report.yml": BEGINS, "data/2021/events.yml": EVENT.format(date)}
    assert _codes(files, folder) == ([code] if code else [])


@pytest.mark.parametrize(("date", "code"), [("2022-03-31", None), ("2022-04-01", "date-outside-year"), ("2021-01-01", None)])
def test_a_stock_is_read_until_the_end_of_the_third_month_after(folder: Folder, date: str, code: str | None) -> None:
    figures = f"source: review\nfigures:\n  one: {{value: 1, as_of: {date}}}\n"
    assert _codes({"data/2021/figures.yml": figures}, folder) == ([code] if code else [])


def test_a_folder_may_name_both_calendar_years(folder: Folder) -> None:
    root = folder({"data/report.yml": BEGINS, "data/2022-23/figures.yml": "source: review\nfigures: {one: 1}\n"})
    report = load_report(root).report
    assert report
    year = report.years[2022]
    assert (str(year.period.start), str(year.period.end), year.folder) == ("2022-09-01", "2023-08-31", "data/2022-23")
    assert sorted(report.years) == [2021, 2022]


@pytest.mark.parametrize(
    ("name", "report", "expected"),
    [
        ("2022-23", MINIMAL["data/report.yml"], "unknown-file"),
        ("2022-24", BEGINS, "unknown-file"),
        ("2021-22", BEGINS, "duplicate-year"),
        ("2099-00", BEGINS, None),
    ],
)
def test_a_folder_that_is_no_year_is_a_problem(folder: Folder, name: str, report: str, expected: str | None) -> None:
    files: dict[str, str | bytes] = {"data/report.yml": report, f"data/{name}/year.yml": "status: published\n"}
    assert _codes(files, folder) == ([expected] if expected else [])


def test_a_short_month_lies_in_the_year_of_its_folder(folder: Folder) -> None:
    figures = "source: review\nfigures:\n  one: {value: 3, by: {month: {09: 1, 03: 2}, quarter: {Q3: 2}}}\n"
    report = load_report(folder({"data/report.yml": BEGINS, "data/2021/figures.yml": figures})).report
    assert report
    (figure,) = report.figures
    assert [cell.key for cell in figure.by["month"].cells.values()] == ["2021-09/one", "2022-03/one"]
    (third,) = figure.by["quarter"].cells.values()
    assert third.period and (str(third.period.start), str(third.period.end)) == ("2022-03-01", "2022-05-31")


@pytest.mark.parametrize(("begins", "code"), [("1", None), ("12", None), ("0", "invalid-number"), ("13", "invalid-number")])
def test_a_year_begins_in_one_of_twelve_months(folder: Folder, begins: str, code: str | None) -> None:
    files: dict[str, str | bytes] = {"data/report.yml": f"{MINIMAL['data/report.yml']}year: {{begins: {begins}}}\n"}
    assert _codes(files, folder) == ([code] if code else [])
