"""The formats: one a module, found by being here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules

from bilan.cache.cache import Cache
from bilan.exports.export_file import ExportFile
from bilan.exports.release import Release
from bilan.exports.tracked_downloads import ExportCache

Format = Callable[[Release], Iterator[ExportFile]]


def all_formats(*, quick: bool = False) -> tuple[Format, ...]:
    """The function `files` of every module of this folder, by name; with `quick`, without those that say `SLOW`."""
    names = sorted(module.name for module in iter_modules(__path__))
    modules = [import_module(f"{__name__}.{name}") for name in names]
    return tuple(module.files for module in modules if not (quick and getattr(module, "SLOW", False)))


def exported_files(release: Release, cache: Cache | None = None, *, quick: bool = False) -> tuple[ExportFile, ...]:
    """Every file of a release, by path, or with `quick` those that take no time; the same release gives the same bytes.

    What a format makes of a report is found in the cache while everything that it read of it is the same.
    """
    exports = ExportCache(release, cache or Cache())
    made = (file for form in all_formats(quick=quick) for file in exports.files(("format", form.__module__), (), form))
    return tuple(sorted(made, key=lambda file: file.path))
