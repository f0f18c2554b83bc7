"""What is wrong with a table, for people: each cell by its place, with the row it stands in; the first ones of many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.importing.sheet import BETWEEN, Sheet, column_letters, shown
from generator.language.wording import Wording
from generator.problems import Problem, in_order
from generator.reading.source import Source
from generator.reporters.text import SEVERITIES, excerpt, hinted
from generator.reporters.text import report as report_of_files
from generator.said import said, said_of

MOST_LISTED = 50  # problems


def listed(problems: Sequence[Problem], sheets: Sequence[Sheet], sources: Mapping[str, Source], wording: Wording) -> str:
    """A paragraph for each problem: first those of the table, then those of the report's files."""
    tables = {sheet.file: sheet for sheet in sheets}
    of_cells = in_order(problem for problem in problems if problem.place.file in tables)
    of_files = in_order(problem for problem in problems if problem.place.file not in tables)
    told = [_told(problem, tables[problem.place.file], wording) for problem in of_cells[:MOST_LISTED]]
    if len(of_cells) > MOST_LISTED:
        more = said_of(
            len(of_cells) - MOST_LISTED,
            "{number} more problem is not listed.",
            "{number} more problems are not listed.",
        )
        told.append(f"{wording(more)}\n")
    if of_files:
        told.append(report_of_files(of_files, sources, wording))
    return "\n".join(told)


def _told(problem: Problem, sheet: Sheet, wording: Wording) -> str:
    place = problem.place
    lines = [
        f"{_where(problem, sheet)}: {wording(SEVERITIES[problem.severity])} [{problem.code}]",
        f"  {wording(problem.message)}",
    ]
    if sheet.lines:
        line = sheet.lines[place.line - 1].rstrip("\r\n") if place.line <= len(sheet.lines) else ""
        lines += excerpt(line, place.line, place.column, place.width) if line.strip() else []
    else:
        lines += _row(sheet, place.line, place.column - 1)
    if problem.hint:
        lines.append(f"  {wording(said('What to do: {hint}', hint=hinted(problem)))}")
    return "\n".join(lines) + "\n"


def _where(problem: Problem, sheet: Sheet) -> str:
    """`serie.csv:3:9` for a text file, `serie.xlsx!2024:B7` for a workbook."""
    place = problem.place
    cell = (
        f"{place.line}:{place.column}"
        if sheet.lines or not sheet.name
        else f"{column_letters(place.column - 1)}{place.line}"
    )
    return f"{place.file}:{cell}"


def _row(sheet: Sheet, number: int, column: int) -> list[str]:
    """A row of a workbook as one line, with the marks under the cell."""
    row = next((row for row in sheet.rows if row.number == number), None)
    if row is None:
        return []
    before = sum(len(shown(cell)) + len(BETWEEN) for cell in row.cells[:column])
    return excerpt(BETWEEN.join(map(shown, row.cells)), number, before + 1, max(1, len(shown(row.at(column)))))
