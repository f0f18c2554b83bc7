"""Chooses the sheets and the mapping: the first sheet that a mapping recognises, and all similar ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bilan.importers.cell_text import NameIndex, without_footnotes
from bilan.importers.column_mapping import Imports, ReadMapping
from bilan.importers.mapped_table import Table, apply_mapping, nearest_header
from bilan.importers.table_names import TableNames, table_names
from bilan.importers.year_label import year_label
from bilan.messages.message import Message, join_messages, translatable
from bilan.model.report import Report
from bilan.spreadsheets.table_sheet import Book, shown

MOST_COLUMNS_NAMED = 20


@dataclass(frozen=True, slots=True)
class RecognisedTables:
    """The tables of a file, all of one mapping, and what words mean in it.

    If one sheet could be read as well as another, `undecided` names them, and the editor must choose.
    """

    tables: Sequence[Table]
    names: TableNames
    remarks: Sequence[Message]
    undecided: Sequence[str] = ()


def recognise_tables(
    book: Book, known: Sequence[ReadMapping], report: Report, *, chosen: bool, named: bool
) -> RecognisedTables | None:
    """Return the tables of a file, None if no mapping recognises a sheet.

    All sheets of figures are read that the editor named, or that have the name of a year or a theme, or of a member of one
    dimension. Otherwise one is read: the only one that can be, or the only one with a status or qualifier. If there are
    several, the editor must choose, because a sheet of targets or of a month looks the same.
    """
    for sheet in book.sheets:
        for mapping in known:
            names = table_names(report, mapping.mapping) if mapping.mapping else TableNames(NameIndex(()), NameIndex(()))
            first = apply_mapping(sheet, mapping, names, chosen=chosen)
            if first is None:
                continue
            others = [one for one in book.sheets if one is not sheet] if first.layout is not None else []
            alike = [table for one in others if (table := apply_mapping(one, mapping, names, chosen=chosen)) is not None]
            by_member = _by_member([first, *alike], report, names, named)
            together = named or _is_year_or_theme(sheet.name, report) or len(by_member) > 1
            tables = by_member or _chosen([first, *alike], report, named)
            undecided = [table.sheet.name for table in tables] if len(tables) > 1 and not together else []
            return RecognisedTables(tables, names, (*book.remarks, *_unread(book, tables)), undecided)
    return None


def _chosen(tables: Sequence[Table], report: Report, named: bool) -> Sequence[Table]:
    if named:
        return tables
    if _is_year_or_theme(tables[0].sheet.name, report):
        return [table for table in tables if _is_year_or_theme(table.sheet.name, report)]
    sound = [table for table in tables if table.layout is not None and not table.problems]
    saying_more = [table for table in sound if table.layout is not None and table.layout.has_details]
    return saying_more if len(saying_more) == 1 else tables


def _by_member(tables: Sequence[Table], report: Report, names: TableNames, named: bool) -> Sequence[Table]:
    """Return the tables on sheets that are named after members of one dimension, and a sheet of the whole; none if there are
    no two such sheets, and the editor did not name them."""
    others = [table for table in tables if table.layout is not None and not _is_year_or_theme(table.sheet.name, report)]
    dimension = names.dimension_of(table.sheet.name for table in others)
    found = {
        table.sheet.name: replace(table, members={dimension: member})
        for table in others
        if dimension and (member := names.member(dimension, table.sheet.name))
    }
    if named:
        return [found.get(table.sheet.name, table) for table in tables] if found else []
    if len(found) < 2:
        return []
    return [
        found.get(table.sheet.name, table)
        for table in tables
        if table.sheet.name in found or names.is_whole(table.sheet.name)
    ]


def _is_year_or_theme(name: str, report: Report) -> bool:
    themes = NameIndex((text, theme.id) for theme in report.themes.values() for text in theme.name.texts.values())
    copied = without_footnotes(name)[1]  # `2024 (2)` is Excel's name for a copy of a sheet
    return not copied and (name in themes or year_label(name, report.publication.begins) is not None)


def with_always(known: ReadMapping, always: Mapping[str, str]) -> ReadMapping:
    """Return the mapping with the values that the editor gives for all rows."""
    if known.mapping is None:
        return known
    return replace(known, mapping=replace(known.mapping, always={**known.mapping.always, **always}))


def no_mapping_message(book: Book, known: Sequence[ReadMapping]) -> Message:
    """Return the message that no mapping matches: the columns of the file, and what the nearest mapping lacks."""
    sheet = next((sheet for sheet in book.sheets if sheet.rows), None)
    if sheet is None:
        return translatable("{file} has no row that can be read.", file=book.file)
    near = [
        (len(missing), mapping.name, row, missing)
        for mapping in known
        if mapping.mapping is not None and mapping.mapping.imports is Imports.ARTICLES
        for row, missing in [nearest_header(sheet, mapping.mapping)]
        if row is not None and len(missing) < len(mapping.mapping.known_by)
    ]
    row = min(near, key=lambda one: one[0])[2] if near else sheet.rows[0]
    columns = join_messages(shown(cell) for cell in row.cells[:MOST_COLUMNS_NAMED] if shown(cell))
    if near:
        _, name, _, missing = min(near, key=lambda one: one[0])
        return translatable(
            "no mapping matches the columns of {file}: {columns}. The nearest, “{mapping}”, lacks "
            "{missing}. docs/import.md says how to write one.",
            file=sheet.file,
            columns=columns,
            mapping=name,
            missing=join_messages(missing),
        )
    return translatable(
        "no mapping matches the columns of {file}: {columns}. A table of figures names indicators of "
        "the report and years; docs/import.md says how to write a mapping.",
        file=sheet.file,
        columns=columns,
    )


def _unread(book: Book, tables: Sequence[Table]) -> Iterator[Message]:
    read = [table.sheet for table in tables]
    names = [sheet.name for sheet in book.sheets if not any(sheet is one for one in read)]
    if names:
        yield translatable("Sheets that were not read (“--sheet” names those to read): {names}.", names=join_messages(names))
