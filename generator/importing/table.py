"""A sheet under its mapping: where its header is, and which column is which field.

An advertising value equivalent is no measure of communication (Barcelona Principles), and the text of an article is its
author's: such columns are left out, with a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from generator.importing.cell_text import comparable, without_accents
from generator.importing.mapping import Imports, ReadMapping, TableMapping
from generator.importing.sheet import Cell, Row, Sheet, shown
from generator.problems import Place
from generator.said import Said, joined, said
from generator.schema.record import keys_of

SEARCHED = 30  # rows that may stand above a header
_AVE = re.compile(r"\bAVE\b|advertis\w+ value|[ée]quivalen\w+ publicitaire|valeur publicitaire|\bEAP\b", re.IGNORECASE)
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
REQUIRED = {Imports.ARTICLES: ("title", "url"), Imports.FIGURES: ("indicator",)}


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below a header, and the column of each field; `years` are columns that are named by a year."""

    sheet: Sheet
    name: str
    mapping: TableMapping
    rows: tuple[Row, ...]
    columns: Mapping[str, int]
    years: Mapping[int, int]
    remarks: tuple[Said, ...]
    header: int = 1  # its row

    def reads(self, place: Place) -> bool:
        """True of a cell, by its row and its column from 1, that is below the header and in a column of a field."""
        used = {*self.columns.values(), *(self.years.values() if "value" not in self.columns else ())}
        return place.line > self.header and place.column - 1 in used

    def cell(self, row: Row, field: str) -> Cell:
        """What a row says of a field; empty where no column does."""
        return row.at(self.columns[field]) if field in self.columns else ""

    def text(self, row: Row, field: str) -> str:
        """The same as a text, or what the mapping always says."""
        return shown(self.cell(row, field)) or self.mapping.always.get(field, "")

    def place(self, row: Row, field: str) -> Place:
        """Where a field of a row stands."""
        return self.sheet.place(row, self.columns.get(field, 0))


def under_mapping(sheet: Sheet, known: ReadMapping, *, chosen: bool = False) -> Table | None:
    """The sheet as that mapping reads it, None where it has no such header; a chosen mapping need not recognise it."""
    mapping = known.mapping
    if mapping is None:
        return None
    for position, row in enumerate(sheet.rows[:SEARCHED]):
        names = [shown(cell) for cell in row.cells]
        compared = [comparable(name) for name in names]
        columns = dict(_columns(mapping, compared))
        if (chosen or all(comparable(name) in compared for name in mapping.known_by)) and all(
            field in columns for field in REQUIRED[mapping.imports]
        ):
            years = {int(name): index for index, name in enumerate(names) if _YEAR.fullmatch(name)}
            if mapping.imports is Imports.ARTICLES or "value" in columns or years:
                read = {*columns.values(), *(years.values() if "value" not in columns else ())}
                remarks = tuple(_left_out(mapping, names, read))
                return Table(sheet, known.name, mapping, sheet.rows[position + 1 :], columns, years, remarks, row.number)
    return None


def _columns(mapping: TableMapping, names: list[str]) -> Iterator[tuple[str, int]]:
    """The column of each field, by the names of the header in their comparable form."""
    bare = [without_accents(name) for name in names]
    taken = {name for name in names if _AVE.search(name)} | {comparable(name) for name in mapping.text_of_articles}
    for field in keys_of(type(mapping.columns)):
        wanted = [comparable(name) for name in getattr(mapping.columns, field)]
        exact = next((names.index(name) for name in wanted if name in names and name not in taken), None)
        if exact is not None:
            yield field, exact
        else:
            alike = (bare.index(name) for name in map(without_accents, wanted) if bare.count(name) == 1)
            found = next((index for index in alike if names[index] not in taken), None)
            if found is not None:
                yield field, found


def _left_out(mapping: TableMapping, names: list[str], read: Collection[int]) -> Iterator[Said]:
    unread = [name for index, name in enumerate(names) if index not in read and name]
    values = [name for name in unread if _AVE.search(name)]
    if values:
        yield said(
            "Left out: {columns}. What the space would have cost says nothing of communication (Barcelona Principles).",
            columns=joined(values),
        )
    quoted = {comparable(name) for name in mapping.text_of_articles}
    texts = [name for name in unread if comparable(name) in quoted]
    if texts:
        yield said(
            "Left out: {columns}. The text of an article is its author’s; write a summary of your own.",
            columns=joined(texts),
        )
    others = [name for name in unread if name not in values and name not in texts]
    if others:
        yield said("Columns that were not read: {columns}.", columns=joined(others))
