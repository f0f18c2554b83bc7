"""Each table as comma-separated values: `/data/figures.csv`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.file import File
from generator.exports.release import Release
from generator.exports.separated import separated
from generator.exports.tables import all_tables


def files(release: Release) -> Iterator[File]:
    """A file for each table."""
    for table in all_tables(release):
        yield File(f"data/{table.name}.csv", separated(table))
