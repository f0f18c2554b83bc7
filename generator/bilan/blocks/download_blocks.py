"""Blocks of downloads: files, the meaning of their columns and codes, their checksums; sizes are looked up by renderers."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from bilan.blocks.block import Block
from bilan.values.sentence import Text


@dataclass(frozen=True, slots=True)
class FilePath:
    """A file that may be in the site: `data/figures.csv`; if `localized`, one for each language (`ar/2021/report.pdf`).

    Its link has a `label`, or else the format.
    """

    path: str
    localized: bool = False
    label: str = ""


class ReportDownload(Block):
    """The PDF of a year, if there is one."""

    year: int

    @property
    def file(self) -> FilePath:
        """The PDF in the language of the page."""
        return FilePath(f"{self.year}/report.pdf", localized=True)


class DataFacts(Block):
    """The licence of the data and the date of the edition."""

    licence: str | None
    day: datetime.date


@dataclass(frozen=True)
class DownloadItem:
    """A download: what it is, what is in it, its rows if it is a table, and its files by format.

    `role` is `first` for the workbook and `whole` for the report as a document, whose files are by year.
    """

    name: Text
    meaning: Text
    files: tuple[FilePath, ...]
    rows: Text | None = None
    role: str = ""


class DownloadList(Block):
    """The downloads of a report. One without a file is left out."""

    items: tuple[DownloadItem, ...]


@dataclass(frozen=True)
class ColumnMeaning:
    """A column of a table: its names (one for each language, if it is a text), its meaning, its codes, and its type."""

    names: tuple[str, ...]
    meaning: Text
    choices: tuple[str, ...]
    holds: Text


class ColumnDictionary(Block):
    """The meaning of the columns of a table."""

    title: Text
    name: str
    columns: tuple[ColumnMeaning, ...]


@dataclass(frozen=True)
class CodeMeaning:
    """A code of a column, its meaning, and the code of SDMX if it has one."""

    column: str
    code: str
    meaning: Text
    sdmx: str = ""


class CodeTable(Block):
    """What the codes in the tables mean."""

    codes: tuple[CodeMeaning, ...]


@dataclass(frozen=True)
class ProgramFile:
    """A file for programs, and what it is."""

    file: FilePath
    meaning: Text


class ProgramFiles(Block):
    """JSON documents and feeds."""

    items: tuple[ProgramFile, ...]


class ChecksumTable(Block):
    """The sizes and checksums of files."""

    files: tuple[FilePath, ...]
