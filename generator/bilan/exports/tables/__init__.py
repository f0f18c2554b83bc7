"""The tables of the data: one a module, found by being here. Every format is written from them."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from bilan.exports.data_table import Table
from bilan.exports.release import Release


def every_table(release: Release) -> tuple[Table, ...]:
    """The tables of a release, in the order in which a reader wants them."""
    names = (module.name for module in iter_modules(__path__))
    made = (import_module(f"{__name__}.{name}").table(release) for name in names)
    return tuple(sorted(made, key=lambda table: table.rank))


def all_tables(release: Release) -> tuple[Table, ...]:
    """Those that have rows, or had when they were published: their addresses answer for good."""
    published = release.report.addresses
    return tuple(table for table in every_table(release) if table.rows or f"/data/{table.name}.csv" in published)
