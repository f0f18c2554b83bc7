"""A sheet with its mapping: where its header is, and which column is which field.

Advertising value does not measure communication (Barcelona Principles), and the text of an article belongs to its author:
such columns are left out with a remark. Every other column that is not read is named.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bilan.diagnostics.problem import Place, Problem
from bilan.importers.cell_text import comparable, without_accents
from bilan.importers.column_mapping import Imports, ReadMapping, TableMapping
from bilan.importers.layout_problems import layout_problems
from bilan.importers.merged_cells import MergedCells
from bilan.importers.table_layout import Layout, find_layout
from bilan.importers.table_names import TableNames
from bilan.messages.message import Message, join_messages, translatable
from bilan.schema.record import keys_of
from bilan.spreadsheets.table_sheet import Cell, Row, Sheet, column_letters, shown

SEARCHED = 30  # rows above a header
_AVE = re.compile(r"\bAVE\b|advertis\w+ value|[ée]quivalen\w+ publicitaire|valeur publicitaire|\bEAP\b", re.IGNORECASE)
REQUIRED = ("title", "url")  # of an article
_ADDRESSES = ("url", "archive_url")
_SHARED = ("outlet", "date", "language", "country")  # fields that one merged cell may give to several articles


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below a header, and the column of each field of an article. `layout` is that of figures."""

    sheet: Sheet
    name: str
    mapping: TableMapping
    rows: tuple[Row, ...]
    columns: Mapping[str, int]
    remarks: tuple[Message, ...]
    layout: Layout | None = None
    header: Row | None = None  # of articles
    problems: Sequence[Problem] = ()  # that keep the whole table from being read
    members: Mapping[str, str] = field(default_factory=dict)  # by dimension: what the sheet is named after

    def cell(self, row: Row, field: str) -> Cell:
        """Return the cell of a field in a row, empty if no column has it.

        For an address, the link behind the cell is used.
        """
        column = self.columns.get(field)
        if column is None:
            return ""
        link = row.links.get(column, "") if field in _ADDRESSES else ""
        return link if link and "://" not in shown(row.at(column)) else row.at(column)

    def text(self, row: Row, field: str) -> str:
        """Return the same as text, or the mapping's value for all rows."""
        return shown(self.cell(row, field)) or self.mapping.always.get(field, "")

    def place(self, row: Row, field: str) -> Place:
        """Return the place of a field in a row."""
        return self.sheet.place(row, self.columns.get(field, 0))


def apply_mapping(sheet: Sheet, known: ReadMapping, names: TableNames, *, chosen: bool = False) -> Table | None:
    """Return the sheet as the mapping reads it, None if its header is not there.

    A chosen mapping need not recognise the sheet.
    """
    mapping = known.mapping
    if mapping is None:
        return None
    if mapping.imports is Imports.ARTICLES:
        return _articles(sheet, known.name, mapping, chosen)
    return _figures(sheet, known.name, mapping, names, chosen)


def nearest_header(sheet: Sheet, mapping: TableMapping) -> tuple[Row | None, Sequence[str]]:
    """Return the row nearest to a header of articles, and the columns it lacks; the first row if none is near."""
    best = max(sheet.rows[:SEARCHED], key=lambda row: _count_known(row, mapping), default=None)
    if best is None:
        return None, ()
    names = [comparable(shown(cell)) for cell in best.cells]
    columns = dict(_columns(mapping, names))
    known = [name for name in mapping.known_by if comparable(name) not in names]
    required = [next(iter(getattr(mapping.columns, field)), field) for field in REQUIRED if field not in columns]
    return best, list(dict.fromkeys((*known, *required)))


def _count_known(row: Row, mapping: TableMapping) -> int:
    names = [comparable(shown(cell)) for cell in row.cells]
    return len(dict(_columns(mapping, names)))


def _articles(sheet: Sheet, name: str, mapping: TableMapping, chosen: bool) -> Table | None:
    for position, row in enumerate(sheet.rows[:SEARCHED]):
        labels = [shown(cell) for cell in row.cells]
        compared = [comparable(label) for label in labels]
        columns = dict(_columns(mapping, compared))
        below = sheet.rows[position + 1 :]
        title = columns.get("title")
        if title is not None and "url" not in columns and any(title in row.links for row in below):
            columns["url"] = title  # the headline itself is the link
        recognised = chosen or all(comparable(label) in compared for label in mapping.known_by)
        if recognised and all(field in columns or mapping.always.get(field) for field in REQUIRED):
            remarks = tuple(_left_out(mapping, _with_letters(labels, below), {*columns.values()}))
            shared = {column for field, column in columns.items() if field in _SHARED}
            rows = tuple(_with_merged(sheet, below, shared)) if sheet.merged else below
            return Table(sheet, name, mapping, rows, columns, remarks, header=row)
    return None


def _with_merged(sheet: Sheet, rows: Sequence[Row], columns: Collection[int]) -> Iterator[Row]:
    """Yield the rows with the value of a merged area in each of its cells in these columns."""
    merged = MergedCells(sheet.merged, rows)
    for row in rows:
        cells = [*row.cells, *("" for _ in range(len(row.cells), max(columns, default=-1) + 1))]
        for column in columns:
            cells[column] = merged.value(row, column)
        yield replace(row, cells=tuple(cells))


def _figures(sheet: Sheet, name: str, mapping: TableMapping, names: TableNames, chosen: bool) -> Table | None:
    layout = find_layout(sheet, names)
    if layout is None:
        return None
    labels = [layout.header.text(column) for column in range(len(layout.header.labels))]
    compared = {comparable(shown(cell)) for row in sheet.rows[: layout.header.below] for cell in row.cells}
    if not chosen and not all(comparable(label) in compared for label in mapping.known_by):
        return None
    rows = sheet.rows[layout.header.below :]
    remarks = tuple(_column_remarks(rows, labels, layout.columns))
    return Table(sheet, name, mapping, rows, {}, remarks, layout, problems=layout_problems(sheet, layout, names))


def _columns(mapping: TableMapping, names: list[str]) -> Iterator[tuple[str, int]]:
    """Yield the column of each field, by the comparable names of the header."""
    bare = [without_accents(name) for name in names]
    taken = {name for name in names if _AVE.search(name)} | {comparable(name) for name in mapping.text_of_articles}
    for name in keys_of(type(mapping.columns)):
        labels_of_field = [comparable(label) for label in getattr(mapping.columns, name)]
        exact = next((names.index(name) for name in labels_of_field if name in names and name not in taken), None)
        if exact is not None:
            yield name, exact
        else:
            alike = (bare.index(name) for name in map(without_accents, labels_of_field) if bare.count(name) == 1)
            found = next((index for index in alike if names[index] not in taken), None)
            if found is not None:
                yield name, found


def _with_letters(labels: Sequence[str], rows: Sequence[Row]) -> list[str]:
    """Return the labels of a header; a column that has values and no label gets its letters."""
    filled = {column for row in rows for column, cell in enumerate(row.cells) if shown(cell)}
    return [label or (column_letters(column) if column in filled else "") for column, label in enumerate(labels)]


def _left_out(mapping: TableMapping, names: list[str], read: Collection[int]) -> Iterator[Message]:
    unread = [name for index, name in enumerate(names) if index not in read and name]
    values = [name for name in unread if _AVE.search(name)]
    if values:
        yield translatable(
            "Left out: {columns}. The price of advertising space does not measure communication (Barcelona Principles).",
            columns=join_messages(values),
        )
    quoted = {comparable(name) for name in mapping.text_of_articles}
    texts = [name for name in unread if comparable(name) in quoted]
    if texts:
        yield translatable(
            "Left out: {columns}. The text of an article belongs to its author; write a summary of your own.",
            columns=join_messages(texts),
        )
    others = [name for name in unread if name not in values and name not in texts]
    if others:
        yield translatable("Columns that were not read: {columns}.", columns=join_messages(others))


def _column_remarks(rows: Sequence[Row], labels: list[str], read: Collection[int]) -> Iterator[Message]:
    """Yield the columns that are read and those that are not; a filled column without a label by its letters."""
    filled = {column for row in rows for column, cell in enumerate(row.cells) if cell != "" and column not in read}
    columns = range(max(len(labels), max(filled, default=-1) + 1))
    named = [
        (labels[column] if column < len(labels) else "") or column_letters(column)
        for column in columns
        if column not in read and (column in filled or (column < len(labels) and labels[column]))
    ]
    yield translatable(
        "Columns that were read: {columns}.",
        columns=join_messages(labels[column] for column in sorted(read) if column < len(labels) and labels[column]),
    )
    if named:
        yield translatable("Columns that were not read: {columns}.", columns=join_messages(named))
