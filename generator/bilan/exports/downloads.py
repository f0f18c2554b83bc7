"""The downloads of a report: a release and its files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from bilan.exports.data_table import Table
from bilan.exports.export_file import ExportFile, FileFacts
from bilan.exports.release import Release
from bilan.exports.tables import all_tables


@dataclass(frozen=True)
class Downloads:
    """A release with all its files."""

    release: Release
    files: tuple[ExportFile, ...]

    def with_files(self, more: Iterable[ExportFile]) -> Downloads:
        """Return the same with more files."""
        return Downloads(self.release, (*self.files, *more))

    @cached_property
    def by_path(self) -> dict[str, ExportFile]:
        """The files by path."""
        return {file.path: file for file in self.files}

    @cached_property
    def facts(self) -> dict[str, FileFacts]:
        """The size and the digest of each file, by path."""
        return {file.path: FileFacts(file.size, file.digest) for file in self.files}

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the files."""
        return all_tables(self.release)
