"""What is offered beside the pages: a release and its files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.exports.file import File
from generator.exports.release import Release
from generator.exports.table import Table
from generator.exports.tables import all_tables


@dataclass(frozen=True)
class Offer:
    """A release with every file made of it."""

    release: Release
    files: tuple[File, ...]

    def with_files(self, more: Iterable[File]) -> Offer:
        """The same with more files."""
        return Offer(self.release, (*self.files, *more))

    @cached_property
    def by_path(self) -> dict[str, File]:
        """The files by their paths."""
        return {file.path: file for file in self.files}

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables that the files hold."""
        return all_tables(self.release)
