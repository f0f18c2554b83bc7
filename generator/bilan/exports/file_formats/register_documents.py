"""The lists that figures are counted from, for machines: `/data/2025/registers/releases.json`, and their JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.exports.data_table import Cell
from bilan.exports.decimal_json import dump_exact
from bilan.exports.export_file import ExportFile
from bilan.exports.file_formats.json_documents import SCHEMAS, document
from bilan.exports.json_members import Json
from bilan.exports.json_schemas import register_schema
from bilan.exports.register_tables import RegisterExport, register_exports, register_table
from bilan.exports.release import Release
from bilan.values.partial_date import PartialDate

SCHEMA = "register"


def files(release: Release) -> Iterator[ExportFile]:
    """A document for each register and year, and the schema that they follow."""
    found = [_document(release, export) for export in register_exports(release)]
    yield from found
    if found:
        yield ExportFile(f"{SCHEMAS}/{SCHEMA}.schema.json", dump_exact(register_schema()))


def _document(release: Release, export: RegisterExport) -> ExportFile:
    table = register_table(release, export)
    names = [column.name for column in table.columns]
    records = [dict(zip(names, map(_value, row), strict=True)) for row in table.rows]
    columns = [{"name": column.name, "title": column.title} for column in table.columns]
    about: Json = {"id": export.register.id, "name": export.register.name.texts, "year": export.year, "columns": columns}
    return document(release, f"{export.path}.json", SCHEMA, {"register": about, "records": records})


def _value(cell: Cell) -> object:
    return str(cell) if isinstance(cell, PartialDate) else cell
