"""What an import would change: whole files, as they are and as they would be, checked as the report they would make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import unified_diff
from pathlib import Path

from generator.filesystem.problems import too_large
from generator.importing.articles import new_articles
from generator.importing.figure_changes import figure_changes, text_before
from generator.importing.figures import new_figures, value_cells
from generator.importing.mapping import DateOrder, Imports
from generator.importing.numbers import signs
from generator.importing.recognition import Recognised
from generator.importing.table import Table
from generator.importing.would_be import newly_wrong
from generator.model.report import Report
from generator.problems import Problem
from generator.reading.source import LARGEST_FILE, Source
from generator.said import Said, said, said_of, verbatim
from generator.scaffolds.article import alone, appended, empty_list


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the editor said beside the file."""

    year: int | None = None
    source: str = ""
    decimal: str = ""
    thousands: str = ""
    dates: DateOrder | None = None
    century: int | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """The files that would change, by path within the report's folder, what is to be told, and what could not be read."""

    files: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Said, ...] = ()
    problems: tuple[Problem, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)


def proposed(root: Path, report: Report, found: Recognised, wanted: Wanted, today: date) -> Proposal:
    """What the tables would change without a new error in the report, and what is wrong with the rest of them."""
    first = found.tables[0]
    if first.mapping.imports is Imports.ARTICLES:
        made = _articles(root, report, first, wanted)
    else:
        made = _figures(root, report, found, wanted, today)
    told = [remark for table in found.tables for remark in (*table.sheet.remarks, *table.remarks)]
    broken = [problem for table in found.tables for problem in table.sheet.problems]
    return Proposal(made.files, (*told, *found.remarks, *made.remarks), (*broken, *made.problems), made.sources)


def _articles(root: Path, report: Report, table: Table, wanted: Wanted) -> Proposal:
    found = new_articles(table, report, wanted.dates or table.mapping.dates, wanted.year, wanted.century)
    files: dict[str, str] = {}
    remarks = [*found.remarks, _number_of_articles(found.number)]
    while found.by_year:  # let go of the items once they are in the text of their file
        files |= _with_articles(root, report, *found.by_year.popitem(), remarks)
    if unreadable := tuple(_too_large(files)):
        return Proposal({}, tuple(remarks), (*found.problems, *unreadable))
    wrong, after = newly_wrong(root, files) if files else ((), None)
    return Proposal({} if wrong else files, tuple(remarks), (*found.problems, *wrong), after.sources if after else {})


def _too_large(files: Mapping[str, str]) -> Iterator[Problem]:
    for file, text in files.items():
        if len(text) > LARGEST_FILE // 4 and (size := len(text.encode())) > LARGEST_FILE:
            yield too_large(file, size, LARGEST_FILE)


def _number_of_articles(new: int) -> Said:
    if not new:
        return said("There are no new articles.")
    return said_of(
        new,
        "{number} new article; it still needs its summary, in your own words.",
        "{number} new articles; each still needs its summary, in your own words.",
    )


def _with_articles(root: Path, report: Report, year: int, items: list[str], remarks: list[Said]) -> dict[str, str]:
    """The files of that year with these articles added, each where the year keeps its own."""
    listed, single = f"data/{year}/articles.yml", root / f"data/{year}/articles"
    if single.is_dir() and not (root / listed).exists():
        return {f"data/{year}/articles/{_id(item)}.yml": alone(item) for item in items}
    text = appended(text_before(root, listed) or empty_list(report.languages[0], year), *items)
    if text is None:
        remarks.append(said("{file} cannot be added to safely; paste this into it:", file=listed))
        remarks.append(verbatim("".join(items)))
        return {}
    return {listed: text}


def _id(item: str) -> str:
    return item.splitlines()[0].removeprefix("- id: ")


def _figures(root: Path, report: Report, found: Recognised, wanted: Wanted, today: date) -> Proposal:
    read = signs(value_cells(found.tables), wanted.decimal, wanted.thousands)
    new = new_figures(found.tables, report, found.names, read, wanted.year)
    made = figure_changes(root, report, new.figures, wanted.source, today)
    return Proposal(made.files, (*new.remarks, *made.remarks), (*new.problems, *made.problems), made.sources)


def difference(root: Path, files: Mapping[str, str]) -> str:
    """What would change, as a unified diff."""
    told: list[str] = []
    for file, text in sorted(files.items()):
        before = text_before(root, file).splitlines(keepends=True)
        told += unified_diff(before, text.splitlines(keepends=True), f"a/{file}" if before else "/dev/null", f"b/{file}")
    return "".join(told)
