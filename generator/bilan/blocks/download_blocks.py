"""Blocks of downloads: files with their sizes, columns, codes and checksums."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from bilan.blocks.block import Block
from bilan.values.sentence import Text


@dataclass(frozen=True)
class DownloadFile:
    """A file: its path in the site, its size in bytes, and its SHA-256."""

    path: str
    size: int
    digest: str

    @property
    def form(self) -> str:
        """The format, from the end of the name: `CSV`."""
        return self.path.rpartition(".")[2].upper()


@dataclass(frozen=True)
class ReportDownload(Block):
    """The PDF of a year, if there is one; in each language the file is another."""

    year: int


@dataclass(frozen=True)
class DataFacts(Block):
    """The licence of the data and the date of the edition."""

    licence: str | None
    day: datetime.date


@dataclass(frozen=True)
class DownloadItem:
    """A download: what it is, what is in it, its number of rows, and its files by format."""

    name: Text
    meaning: Text
    rows: int | None
    files: tuple[DownloadFile, ...]
