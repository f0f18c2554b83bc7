"""Lists the problems of a table for people: each cell by its place, with its row; the first of many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bilan.diagnostics.problem import Problem, sort_problems
from bilan.locales.editor_locale import EditorLocale
from bilan.messages.message import translatable, translatable_plural
from bilan.reporters.text_report import SEVERITIES, excerpt, hint_line
from bilan.reporters.text_report import report as report_of_files
from bilan.spreadsheets.table_sheet import BETWEEN, Sheet, column_letters, shown
from bilan.yaml.source_text import SourceText

MOST_LISTED = 50  # problems


def list_problems(
    problems: Sequence[Problem], sheets: Sequence[Sheet], sources: Mapping[str, SourceText], editor_locale: EditorLocale
) -> str:
    """Return a paragraph for each problem: first those of the table, then those of the report's files."""
    tables = {sheet.file: sheet for sheet in sheets}
    of_cells = sort_problems(problem for problem in problems if problem.place.file in tables)
    of_files = sort_problems(problem for problem in problems if problem.place.file not in tables)
    paragraphs = [_format_problem(problem, tables[problem.place.file], editor_locale) for problem in of_cells[:MOST_LISTED]]
    if len(of_cells) > MOST_LISTED:
        more = translatable_plural(
            len(of_cells) - MOST_LISTED,
            "{number} more problem is not listed.",
            "{number} more problems are not listed.",
        )
        paragraphs.append(f"{editor_locale(more)}\n")
    if of_files:
        paragraphs.append(report_of_files(of_files, sources, editor_locale))
    return "\n".join(paragraphs)


def _format_problem(problem: Problem, sheet: Sheet, editor_locale: EditorLocale) -> str:
    place = problem.place
    lines = [
        f"{_where(problem, sheet)}: {editor_locale(SEVERITIES[problem.severity])} [{problem.code}]",
        f"  {editor_locale(problem.message)}",
    ]
    if sheet.lines:
        line = sheet.lines[place.line - 1].rstrip("\r\n") if place.line <= len(sheet.lines) else ""
        lines += excerpt(line, place.line, place.column, place.width) if line.strip() else []
    else:
        lines += _row(sheet, place.line, place.column - 1)
    if problem.hint:
        lines.append(f"  {editor_locale(translatable('What to do: {hint}', hint=hint_line(problem)))}")
    return "\n".join(lines) + "\n"


def _where(problem: Problem, sheet: Sheet) -> str:
    """Return the place of a problem: `serie.csv:3:9` for a text file, `serie.xlsx!2024:B7` for a workbook."""
    place = problem.place
    cell = (
        f"{place.line}:{place.column}"
        if sheet.lines or not sheet.name
        else f"{column_letters(place.column - 1)}{place.line}"
    )
    return f"{place.file}:{cell}"


def _row(sheet: Sheet, number: int, column: int) -> list[str]:
    """Return a row of a workbook as one line, with marks below the cell."""
    row = next((row for row in sheet.rows if row.number == number), None)
    if row is None:
        return []
    before = sum(len(shown(cell)) + len(BETWEEN) for cell in row.cells[:column])
    return excerpt(BETWEEN.join(map(shown, row.cells)), number, before + 1, max(1, len(shown(row.at(column)))))
