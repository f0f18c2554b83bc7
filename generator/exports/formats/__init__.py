"""The formats: one a module, found by being here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from importlib import import_module
from pkgutil import iter_modules

from generator.exports.file import File
from generator.exports.release import Release
from generator.keeping.digest import digest, text_digest
from generator.keeping.store import Store
from generator.keeping.watching import Facts, Watch, untold
from generator.keeping.workshop import workshop

Format = Callable[[Release], Iterator[File]]


def all_formats(*, quick: bool = False) -> tuple[Format, ...]:
    """The function `files` of every module of this folder, by name; with `quick`, without those that say `SLOW`."""
    names = sorted(module.name for module in iter_modules(__path__))
    modules = [import_module(f"{__name__}.{name}") for name in names]
    return tuple(module.files for module in modules if not (quick and getattr(module, "SLOW", False)))


def exported(release: Release, store: Store | None = None, *, quick: bool = False) -> tuple[File, ...]:
    """Every file of a release, by path, or with `quick` those that take no time; the same release gives the same bytes.

    What a format makes of a report is found in the store while everything that it read of it is the same.
    """
    desk = _Desk(release, store or Store(None))
    made = (file for form in all_formats(quick=quick) for file in desk.files(form))
    return tuple(sorted(made, key=lambda file: file.path))


@dataclass(frozen=True)
class _Desk:
    """Makes the files of a format, or finds them made."""

    release: Release
    store: Store

    def files(self, form: Format) -> list[File]:
        """The files of a format."""
        if not self.store.keeps:
            return list(form(self.release))
        key = text_digest("format", form.__module__, self._base)
        return self._found(key) or self._made(form, key)

    @cached_property
    def _facts(self) -> Facts:
        return Facts(self.release.report)

    @cached_property
    def _base(self) -> str:
        release = self.release
        return text_digest(workshop(), digest((untold(release.report), release.day, release.site)))

    def _found(self, key: str) -> list[File] | None:
        kept = self.store.get_json(key)
        if kept is None or not self._facts.holds(kept["read"]):
            return None
        files = [File(path, self.store.get(name) or b"") for path, name in kept["files"]]
        return files if all(file.size for file in files) else None

    def _made(self, form: Format, key: str) -> list[File]:
        watch = Watch(self._facts)
        files = list(form(replace(self.release, report=watch.report)))
        names = [(file, f"file {file.digest}") for file in files]
        for file, name in names:
            self.store.put(name, file.content)
        self.store.put_json(key, {"files": [[file.path, name] for file, name in names], "read": watch.trace()})
        return files
