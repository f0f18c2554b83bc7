"""The files of a report that hold nothing but a draft: no public page is made of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bilan.model.report import Report
from bilan.model.year import Year, YearStatus


def draft_years(report: Report) -> tuple[int, ...]:
    """The years whose figures and rebuttals are a draft. A year whose day has not come is none: it must be right by then."""
    return tuple(year.number for year in report.years.values() if year.about.status is YearStatus.DRAFT)


def draft_files(report: Report, years: Collection[int]) -> tuple[str, ...]:
    """Those files of these years, and folders of files, relative to the folder of the report: beginnings of their names."""
    return tuple(_draft_files(report, years))


def _draft_files(report: Report, years: Collection[int]) -> Iterator[str]:
    drafts = draft_years(report)
    for year in (report.years[number] for number in years):
        folder = year.place.file.removesuffix("year.yml")
        if year.number in drafts:
            yield from (f"{folder}figures.yml", f"{folder}rebuttals.yml")
            yield from (f"{folder}{name}" for name in _tables(report, year))
        if not year.press_public:
            yield from (f"{folder}articles.yml", f"{folder}articles/", f"{folder}events.yml")


def _tables(report: Report, year: Year) -> Iterator[str]:
    """The CSV and XLSX files that the figures of a year are broken down in or counted from."""
    yield from (breakdown.file for figure in year.figures.values() for breakdown in figure.by.values() if breakdown.file)
    yield from (register.file for register in report.registers.values())
