"""What an import would change: whole files, as they are and as they would be, checked as the report they would make."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import unified_diff
from pathlib import Path

from generator.checks import check_report
from generator.checks.left_to_write import LEFT
from generator.importing.articles import new_articles
from generator.importing.dates import order
from generator.importing.figures import NewFigure, cells_of, new_figures, with_figures
from generator.importing.mapping import DateOrder, Imports
from generator.importing.numbers import signs
from generator.importing.table import Table
from generator.model.folder import Read, read_folder
from generator.model.report import Report
from generator.problems import Problem, errors, in_order
from generator.reading.source import Source
from generator.said import Said, said, said_of, verbatim
from generator.scaffolds.article import alone, appended, block, empty_list


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the editor said beside the file."""

    year: int | None = None
    source: str = ""
    decimal: str = ""
    thousands: str = ""
    dates: DateOrder | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """The files that would change, by path within the report's folder, and what is to be told; nothing with problems."""

    files: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Said, ...] = ()
    problems: tuple[Problem, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)


def proposed(root: Path, report: Report, table: Table, wanted: Wanted, today: date) -> Proposal:
    """What the table would change; nothing where a value cannot be read or the report would have a new error."""
    if table.mapping.imports is Imports.ARTICLES:
        made = _articles(root, report, table, wanted)
    else:
        made = _figures(root, report, table, wanted, today)
    remarks = (*table.sheet.remarks, *table.remarks, *made.remarks)
    if made.problems:
        return Proposal(remarks=remarks, problems=in_order(made.problems))
    wrong, sources = _newly_wrong(root, made.files)
    return Proposal({} if wrong else made.files, remarks, wrong, sources)


def _articles(root: Path, report: Report, table: Table, wanted: Wanted) -> Proposal:
    cells = [table.cell(row, "date") for row in table.rows]
    found = new_articles(table, report, order(cells, wanted.dates or table.mapping.dates), wanted.year)
    files: dict[str, str] = {}
    remarks = [*found.remarks]
    for year, answers in found.by_year.items():
        files |= _with_articles(root, report, year, [block(one) for one in answers], remarks)
    new = sum(map(len, found.by_year.values()))
    remarks.append(
        said_of(
            new,
            "{number} new article; it still needs its summary, in your own words.",
            "{number} new articles; each still needs its summary, in your own words.",
        )
    )
    return Proposal(files, tuple(remarks), tuple(found.problems))


def _with_articles(root: Path, report: Report, year: int, items: list[str], remarks: list[Said]) -> dict[str, str]:
    """The files of that year with these articles added, each where the year keeps its own."""
    listed, single = f"data/{year}/articles.yml", root / f"data/{year}/articles"
    if single.is_dir() and not (root / listed).exists():
        return {f"data/{year}/articles/{_id(item)}.yml": alone(item) for item in items}
    text = appended(_before(root, listed) or empty_list(report.languages[0], year), "".join(items))
    if text is None:
        remarks.append(said("{file} cannot be added to safely; paste this into it:", file=listed))
        remarks.append(verbatim("".join(items)))
        return {}
    return {listed: text}


def _id(item: str) -> str:
    return item.splitlines()[0].removeprefix("- id: ")


def _figures(root: Path, report: Report, table: Table, wanted: Wanted, today: date) -> Proposal:
    found = new_figures(table, report, signs(cells_of(table), wanted.decimal, wanted.thousands), wanted.year)
    remarks = [*found.remarks]
    new, changed, same = [], [], 0
    for figure in found.figures:
        known = report.figure(figure.indicator, figure.year)
        if known is None:
            new.append(figure)
        elif known.value == figure.value:
            same += 1
        else:
            changed.append(figure)
            remarks.append(_change(figure, known.value))
    absent = sorted({figure.year for figure in new if figure.year not in report.years})
    remarks += [said("There is no folder data/{year}; “bilan new year {year}” makes it.", year=year) for year in absent]
    kept = [figure for figure in (*new, *changed) if figure.year in report.years]
    remarks.append(
        said(
            "{new} new figures, {changed} changed, {same} as they were.",
            new=len(kept) - len(changed),
            changed=len(changed),
            same=same,
        )
    )
    return Proposal(dict(_figure_files(root, kept, report, today, wanted.source)), tuple(remarks), tuple(found.problems))


def _change(figure: NewFigure, before: object) -> Said:
    key = f"{figure.year}/{figure.indicator}"
    if before is None:
        return said("{figure}: now {value}.", figure=key, value=f"{figure.value:f}")
    return said("{figure}: {before} → {value}.", figure=key, before=before, value=f"{figure.value:f}")


def _figure_files(
    root: Path, figures: list[NewFigure], report: Report, today: date, source: str
) -> Iterator[tuple[str, str]]:
    for year in sorted({figure.year for figure in figures}):
        file = f"data/{year}/figures.yml"
        text = _before(root, file) or "figures:\n"
        yield file, with_figures(text, [figure for figure in figures if figure.year == year], report, today, source)


def _before(root: Path, file: str) -> str:
    path = root / file
    return path.read_bytes().decode("utf-8") if path.exists() else ""


def _newly_wrong(root: Path, files: Mapping[str, str]) -> tuple[tuple[Problem, ...], Mapping[str, Source]]:
    """The errors that the report would have with these files and has not now; texts left to write are none."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary)
        shutil.copytree(root / "data", copy / "data")
        for file, text in files.items():
            (copy / file).parent.mkdir(parents=True, exist_ok=True)
            (copy / file).write_text(text, encoding="utf-8", newline="")
        after = read_folder(copy)
    before = {(problem.code, problem.message) for problem in _errors(read_folder(root))}
    new = [problem for problem in _errors(after) if (problem.code, problem.message) not in before]
    return in_order(problem for problem in new if problem.code != LEFT.word), after.sources


def _errors(read: Read) -> tuple[Problem, ...]:
    return errors((*read.problems, *(check_report(read.report) if read.report else ())))


def difference(root: Path, files: Mapping[str, str]) -> str:
    """What would change, as a unified diff."""
    told: list[str] = []
    for file, text in sorted(files.items()):
        before = _before(root, file).splitlines(keepends=True)
        told += unified_diff(before, text.splitlines(keepends=True), f"a/{file}" if before else "/dev/null", f"b/{file}")
    return "".join(told)
