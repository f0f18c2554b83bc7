"""The changes that an import proposes: whole files, checked as the report that they would make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from difflib import unified_diff
from pathlib import Path

from bilan.diagnostics.problem import Problem
from bilan.filesystem.file_problems import too_large
from bilan.importers.article_import import new_articles
from bilan.importers.column_mapping import DateOrder, Imports
from bilan.importers.figure_changes import current_text, figure_changes
from bilan.importers.figure_import import new_figures, value_cells
from bilan.importers.layout_recognition import RecognisedTables
from bilan.importers.mapped_table import Table
from bilan.importers.proposed_report import new_errors
from bilan.importers.table_numbers import decimal_sign
from bilan.importers.unused_options import unused_options
from bilan.messages.message import Message, literal, translatable, translatable_plural
from bilan.model.report import Report
from bilan.scaffolds.article_entry import append_article, empty_list, standalone_article
from bilan.yaml.source_text import LARGEST_FILE, SourceText


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """The editor's choices, by the names of the command line."""

    year: int | None = None
    source: str = ""
    decimal: str = ""
    thousands: str = ""
    dates: DateOrder | None = None
    century: int | None = None
    sheet: Sequence[str] = ()
    encoding: str = ""
    separator: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The files that would change, by path in the report's folder; remarks for the editor.

    Problems of what could not be read.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Message, ...] = ()
    problems: tuple[Problem, ...] = ()
    sources: Mapping[str, SourceText] = field(default_factory=dict)


def propose_import(root: Path, report: Report, found: RecognisedTables, options: ImportOptions, today: date) -> Proposal:
    """Return the changes that cause no new error in the report, and what is wrong with the other rows."""
    first = found.tables[0]
    if first.mapping.imports is Imports.ARTICLES:
        proposal = _articles(root, report, first, options)
    else:
        proposal = _figures(root, report, found, options, today)
    detected = [remark for table in found.tables for remark in (*table.sheet.remarks, *table.remarks)]
    broken = [problem for table in found.tables for problem in table.sheet.problems]
    return replace(
        proposal,
        remarks=(*detected, *found.remarks, *proposal.remarks),
        problems=(*broken, *proposal.problems),
    )


def _articles(root: Path, report: Report, table: Table, options: ImportOptions) -> Proposal:
    found = new_articles(table, report, options.dates or table.mapping.dates, options.year, options.century)
    files: dict[str, str] = {}
    remarks = [*found.remarks, _number_of_articles(found.number)]
    remarks += unused_options(asdict(options), [table], year_used=True)
    while found.by_year:  # free the items once they are in the text of their file
        files |= _with_articles(root, report, *found.by_year.popitem(), remarks)
    if unreadable := tuple(_too_large(files)):
        return Proposal({}, tuple(remarks), (*found.problems, *unreadable))
    wrong, after = new_errors(root, files) if files else ((), None)
    return Proposal({} if wrong else files, tuple(remarks), (*found.problems, *wrong), after.sources if after else {})


def _too_large(files: Mapping[str, str]) -> Iterator[Problem]:
    for file, text in files.items():
        if len(text) > LARGEST_FILE // 4 and (size := len(text.encode())) > LARGEST_FILE:
            yield too_large(file, size, LARGEST_FILE)


def _number_of_articles(new: int) -> Message:
    if not new:
        return translatable("There are no new articles.")
    return translatable_plural(
        new,
        "{number} new article; it still needs its summary, in your own words.",
        "{number} new articles; each still needs its summary, in your own words.",
    )


def _with_articles(root: Path, report: Report, year: int, items: list[str], remarks: list[Message]) -> dict[str, str]:
    """Return the files of that year with these articles added; in one file or in a folder, as the year has them."""
    listed, single = f"data/{year}/articles.yml", root / f"data/{year}/articles"
    if single.is_dir() and not (root / listed).exists():
        return {f"data/{year}/articles/{_id(item)}.yml": standalone_article(item) for item in items}
    text = append_article(current_text(root, listed) or empty_list(report.languages[0], year), *items)
    if text is None:
        remarks.append(translatable("Bilan cannot add to {file} safely; paste this into it:", file=listed))
        remarks.append(literal("".join(items)))
        return {}
    return {listed: text}


def _id(item: str) -> str:
    return item.splitlines()[0].removeprefix("- id: ")


def _figures(root: Path, report: Report, found: RecognisedTables, options: ImportOptions, today: date) -> Proposal:
    decimal = decimal_sign(value_cells(found.tables), options.decimal, options.thousands)
    new = new_figures(found.tables, report, found.names, decimal, options.year)
    changes = figure_changes(root, report, new.figures, options.source, today)
    unused = unused_options(asdict(options), found.tables, year_used=new.year_used)
    remarks = (*new.remarks, *changes.remarks, *unused)
    return Proposal(changes.files, remarks, (*new.problems, *changes.problems), changes.sources)


def difference(root: Path, files: Mapping[str, str]) -> str:
    """Return the changes as a unified diff."""
    lines: list[str] = []
    for file, text in sorted(files.items()):
        before = current_text(root, file).splitlines(keepends=True)
        lines += unified_diff(before, text.splitlines(keepends=True), f"a/{file}" if before else "/dev/null", f"b/{file}")
    return "".join(lines)
