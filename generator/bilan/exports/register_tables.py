"""The lists that figures are counted from, as tables: one for each register and year, without private columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bilan.exports.data_table import Column, ColumnType, Table, rows
from bilan.exports.release import Release
from bilan.model.registers.register import ColumnKind, Register, RegisterColumn
from bilan.model.registers.register_table import RegisterRow, RegisterTable, Value

_TYPES = {
    ColumnKind.DATE: ColumnType.WHEN,
    ColumnKind.NUMBER: ColumnType.NUMBER,
    ColumnKind.DIMENSION: ColumnType.NAME,
    ColumnKind.URL: ColumnType.ADDRESS,
}


@dataclass(frozen=True, slots=True)
class RegisterExport:
    """The list of a register in a year, and the path of its files without their ending: `data/2025/registers/releases`."""

    year: int
    register: Register
    table: RegisterTable
    path: str


def register_exports(release: Release) -> Iterator[RegisterExport]:
    """The lists of every year, oldest first."""
    for year in release.report.years.values():
        for name, table in year.registers.items():
            yield RegisterExport(year.number, table.register, table, register_path(name, year.number))


def register_path(name: str, year: int) -> str:
    """The path of the files of a list, without their ending."""
    return f"data/{year}/registers/{name}"


def register_table(release: Release, export: RegisterExport) -> Table:
    """A list as a table. Titles are in the default language; a member of a dimension is given by its id."""
    columns = tuple(_column(name, item, release) for name, item in export.register.public_columns.items())
    title = f"{export.register.name.original} {export.year}"
    meaning = export.register.definition.original if export.register.definition else title
    records = tuple(export.table.rows)
    return Table(f"{export.register.id}-{export.year}", title, meaning, 0, columns, rows(columns, records))


def _column(name: str, column: RegisterColumn, release: Release) -> Column:
    title = column.name.original if column.name else column.written
    dimension = release.report.dimensions.get(column.dimension.name) if column.dimension else None
    choices = dict.fromkeys(column.values, "")
    if dimension:
        choices = {id: member.name.original for id, member in dimension.members.items()}
    type = _TYPES.get(column.kind, ColumnType.TEXT)
    return Column(name, title, "", _reader(name), type, column.must_be_filled, choices)


def _reader(name: str) -> Callable[[RegisterRow], Value]:
    return lambda row: row.values[name]
