"""The formats: one a module, found by being here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules

from generator.exports.file import File
from generator.exports.release import Release

Format = Callable[[Release], Iterator[File]]


def all_formats() -> tuple[Format, ...]:
    """The function `files` of every module of this folder, by name of module."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").files for name in names)


def exported(release: Release) -> tuple[File, ...]:
    """Every file of a release, by path; the same release gives the same bytes."""
    made = (file for files in all_formats() for file in files(release))
    return tuple(sorted(made, key=lambda file: file.path))
