"""The tables of the data: one a module, found by being here. Every format is written from them."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from generator.exports.release import Release
from generator.exports.table import Table


def all_tables(release: Release) -> tuple[Table, ...]:
    """The tables of a release that have rows, in the order in which a reader wants them."""
    names = (module.name for module in iter_modules(__path__))
    made = (import_module(f"{__name__}.{name}").table(release) for name in names)
    return tuple(sorted((table for table in made if table.rows), key=lambda table: table.rank))
