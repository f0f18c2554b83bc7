"""The formats of downloads, one in each module."""

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
    """Return the function `files` of every module, by name; with `quick`, without slow formats (`SLOW`)."""
    names = sorted(module.name for module in iter_modules(__path__))
    modules = [import_module(f"{__name__}.{name}") for name in names]
    return tuple(module.files for module in modules if not (quick and getattr(module, "SLOW", False)))


def exported_files(release: Release, cache: Cache | None = None, *, quick: bool = False) -> tuple[ExportFile, ...]:
    """Return every file of a release by path, or with `quick` those that take no time. Equal releases give equal bytes.

    Files come from the cache while everything that was read of the report is the same.
    """
    exports = ExportCache(release, cache or Cache())
    exported = (file for form in all_formats(quick=quick) for file in exports.files(("format", form.__module__), (), form))
    return tuple(sorted(exported, key=lambda file: file.path))
