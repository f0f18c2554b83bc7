"""Which sheets of a file are read, by which mapping: the first sheet that some mapping knows, and all that are like it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.importing.cell_text import NameIndex
from generator.importing.mapping import Imports, ReadMapping
from generator.importing.sheet import Book, Sheet, shown
from generator.importing.table import Table, indicator_names, lacking, under_mapping
from generator.model.report import Report
from generator.said import Said, joined, said

MOST_COLUMNS_NAMED = 20


@dataclass(frozen=True, slots=True)
class Recognised:
    """The tables of a file, all of one mapping; the names of indicators it knows; what was not read."""

    tables: Sequence[Table]
    names: NameIndex
    remarks: Sequence[Said]


def recognised(book: Book, known: Sequence[ReadMapping], report: Report, *, chosen: bool) -> Recognised | None:
    """The tables of a file, None where no mapping knows any of its sheets. Of articles only the first sheet is read."""
    for sheet in book.sheets:
        for mapping in known:
            names = indicator_names(report, mapping.mapping) if mapping.mapping else NameIndex(())
            first = under_mapping(sheet, mapping, names, chosen=chosen)
            if first is not None:
                tables = [first, *_alike(book, sheet, mapping, names, chosen)] if _of_figures(first) else [first]
                return Recognised(tables, names, tuple(_unread(book, tables)))
    return None


def with_always(known: ReadMapping, always: Mapping[str, str]) -> ReadMapping:
    """The mapping, with what the editor says of all rows."""
    if known.mapping is None:
        return known
    return replace(known, mapping=replace(known.mapping, always={**known.mapping.always, **always}))


def unknown(book: Book, known: Sequence[ReadMapping]) -> Said:
    """Why no mapping reads a file: the columns it has, and what the nearest mapping would need."""
    sheet = next((sheet for sheet in book.sheets if sheet.rows), None)
    if sheet is None:
        return said("{file} has no row that can be read.", file=book.file)
    near = [
        (len(missing), mapping.name, row, missing)
        for mapping in known
        if mapping.mapping is not None and mapping.mapping.imports is Imports.ARTICLES
        for row, missing in [lacking(sheet, mapping.mapping)]
        if row is not None and len(missing) < 1 + len(mapping.mapping.known_by)
    ]
    row = min(near, key=lambda one: one[0])[2] if near else sheet.rows[0]
    columns = joined(shown(cell) for cell in row.cells[:MOST_COLUMNS_NAMED] if shown(cell))
    if near:
        _, name, _, missing = min(near, key=lambda one: one[0])
        return said(
            "no mapping knows the columns of {file}: {columns}. The nearest, “{mapping}”, lacks {missing}. "
            "docs/import.md says how to write one.",
            file=sheet.file,
            columns=columns,
            mapping=name,
            missing=joined(missing),
        )
    return said(
        "no mapping knows the columns of {file}: {columns}. A table of figures names indicators of the report and years; "
        "docs/import.md says how to write a mapping.",
        file=sheet.file,
        columns=columns,
    )


def _of_figures(table: Table) -> bool:
    return table.mapping.imports is Imports.FIGURES


def _alike(book: Book, first: Sheet, mapping: ReadMapping, names: NameIndex, chosen: bool) -> Iterator[Table]:
    for sheet in book.sheets:
        table = under_mapping(sheet, mapping, names, chosen=chosen) if sheet is not first else None
        if table is not None:
            yield table


def _unread(book: Book, tables: Sequence[Table]) -> Iterator[Said]:
    read = [table.sheet for table in tables]
    for sheet in book.sheets:
        if not any(sheet is one for one in read):
            yield said("The sheet “{name}” was not read; “--sheet” names another one.", name=sheet.name)
