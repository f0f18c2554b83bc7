"""The tables of the data, one in each module. Every format is written from them."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from bilan.exports.data_table import Table
from bilan.exports.release import Release


def every_table(release: Release) -> tuple[Table, ...]:
    """Return the tables of a release, the most useful first."""
    names = (module.name for module in iter_modules(__path__))
    tables = (import_module(f"{__name__}.{name}").table(release) for name in names)
    return tuple(sorted(tables, key=lambda table: table.rank))


def all_tables(release: Release) -> tuple[Table, ...]:
    """Return the tables that have rows, or had when they were published, so that their addresses stay."""
    published = release.report.addresses
    return tuple(table for table in every_table(release) if table.rows or f"/data/{table.name}.csv" in published)
