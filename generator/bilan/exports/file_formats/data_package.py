"""The tables as a Data Package (datapackage.org, Data Package and Table Schema 2.0): a CSV file for each, and a descriptor.

`/data/figures.csv` …, and `/data/datapackage.json` with the size and SHA-256 of each. Its texts are in the default
language.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bilan.analysis.independence import independence
from bilan.exports.csv_writer import to_csv
from bilan.exports.data_table import Column, ColumnType, Link, Table
from bilan.exports.decimal_json import dump_exact
from bilan.exports.export_file import ExportFile
from bilan.exports.register_tables import register_exports, register_table
from bilan.exports.release import Release
from bilan.exports.tables import all_tables
from bilan.locales.catalog import Catalog

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
WHEN = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
WEB = "(https?://|/).+"

_TYPES = {
    ColumnType.DAY: "date",
    ColumnType.YEAR: "year",
    ColumnType.NUMBER: "number",
    ColumnType.COUNT: "integer",
    ColumnType.TRUTH: "boolean",
}
_PATTERNS = {ColumnType.WHEN: WHEN, ColumnType.ADDRESS: WEB}


def files(release: Release) -> Iterator[ExportFile]:
    """Return a file for each table, and the descriptor."""
    resources = []
    for path, table in _tables(release):
        file = ExportFile(path, to_csv(table))
        yield file
        resources.append(_resource(release, table, file))
    if resources:
        yield ExportFile("data/datapackage.json", dump_exact({**_about(release), "resources": resources}))


def _tables(release: Release) -> Iterator[tuple[str, Table]]:
    """Every table, and the lists that figures are counted from, each with its path."""
    yield from ((f"data/{table.name}.csv", table) for table in all_tables(release))
    yield from ((f"{export.path}.csv", register_table(release, export)) for export in register_exports(release))


def _about(release: Release) -> dict[str, Any]:
    publication = release.report.publication
    publisher = publication.publisher
    contributor = {"title": publisher.name.original, "path": publisher.url, "roles": ["publisher", "rightsHolder"]}
    independent = independence(publication)
    descriptor = {
        "$schema": PROFILE,
        "name": _package_name(release),
        "title": publication.title.original,
        "description": release.formatter(release.languages[0]).plain(independent) if independent else None,
        "homepage": release.located("/data/") if release.site else None,
        "version": release.day.isoformat(),
        "created": f"{release.day.isoformat()}T00:00:00Z",
        "licenses": [{"name": publication.licence, "path": publication.licence_address}] if publication.licence else None,
        "contributors": [_without_null(contributor)],
    }
    return _without_null(descriptor)


def _package_name(release: Release) -> str:
    """Return a name in lower-case ASCII, from the institution's short name if it has one."""
    short = release.report.publication.institution.short_name or ""
    plain = "".join(sign for sign in short.lower() if sign.isascii() and sign.isalnum())
    return f"{plain}-figures" if plain else "figures"


def _resource(release: Release, table: Table, file: ExportFile) -> dict[str, Any]:
    words = release.languages[0].words
    return {
        "name": table.name,
        "type": "table",
        "title": words(table.title),
        "description": words(table.meaning),
        "path": file.path.removeprefix("data/"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.digest}",
        "schema": _schema(release, table),
    }


def _schema(release: Release, table: Table) -> dict[str, Any]:
    return _without_null(
        {
            "fields": [_field(release, column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key) or None,
            "foreignKeys": [_foreign(link) for link in table.links] or None,
        }
    )


def _field(release: Release, column: Column) -> dict[str, Any]:
    words = release.languages[0].words
    constraints = _without_null(
        {
            "required": True if column.required else None,
            "enum": list(column.choices) or None,
            "pattern": _PATTERNS.get(column.type),
        }
    )
    return _without_null(
        {
            "name": column.name,
            "type": _TYPES.get(column.type, "string"),
            "title": column.label.original if column.label else words(column.title),
            "description": words(column.meaning) or None,
            "constraints": constraints or None,
            "categories": _categories(column, words) or None,
        }
    )


def _categories(column: Column, words: Catalog) -> list[dict[str, str]]:
    return [{"value": code, "label": words(meaning)} for code, meaning in column.choices.items() if meaning]


def _foreign(link: Link) -> dict[str, Any]:
    return {"fields": list(link.columns), "reference": {"resource": link.table, "fields": list(link.named)}}


def _without_null(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value is not None}
