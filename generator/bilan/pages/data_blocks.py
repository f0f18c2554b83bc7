"""Builds the blocks of the page of the data: downloads, columns, codes, checksums, and the citation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bilan.blocks.download_blocks import (
    ChecksumTable,
    CodeMeaning,
    ColumnDictionary,
    ColumnMeaning,
    DownloadItem,
    FilePath,
    ProgramFile,
    ProgramFiles,
)
from bilan.blocks.text_blocks import Paragraph
from bilan.exports.data_table import Column, ColumnType, Table
from bilan.exports.register_tables import register_path
from bilan.exports.release import Release
from bilan.exports.tables.figures_table import ORIGINS, QUALIFIERS, SDMX, STATUSES
from bilan.model.figure import Origin
from bilan.model.registers.register_table import RegisterTable
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.values.interval import Qualifier
from bilan.values.period import year_label
from bilan.values.sentence import PageUrl, Text, plural_sentence, sentence

_TYPE_NAMES = {
    ColumnType.TEXT: "text",
    ColumnType.NAME: "identifier",
    ColumnType.NAMES: "identifiers",
    ColumnType.ADDRESS: "address",
    ColumnType.WHEN: "date (YYYY, YYYY-MM or YYYY-MM-DD)",
    ColumnType.DAY: "date (YYYY-MM-DD)",
    ColumnType.YEAR: "year",
    ColumnType.NUMBER: "number",
    ColumnType.COUNT: "whole number",
    ColumnType.TRUTH: "true or false",
}
_WORKBOOK = FilePath("data/figures.xlsx", localized=True)
_PACKAGE = FilePath("data/datapackage.json")
_JSON_NAMES = {"revisions": "errata.json"}  # of tables whose JSON document has another path than `data/NAME.json`


def download_items(report: Report, tables: Iterable[Table]) -> Iterator[DownloadItem]:
    """The workbook, the PDF of each year (the newest first), and the tables. A file that does not exist is not shown."""
    yield DownloadItem(
        sentence("Workbook"),
        sentence(
            "Everything in one file for a spreadsheet: a cover, notes, the figures by year, and a sheet for each table."
        ),
        (_WORKBOOK,),
        role="first",
    )
    years, begins = sorted(report.years, reverse=True), report.publication.begins
    yield DownloadItem(
        sentence("The report as a PDF"),
        sentence("Each year as a PDF, to print and to keep."),
        tuple(FilePath(f"{year}/report.pdf", localized=True, label=year_label(year, begins)) for year in years),
        role="whole",
    )
    for table in tables:
        yield DownloadItem(sentence(table.title), sentence(table.meaning), _files_of(table), _rows_of(table))
    for year in years:
        for name, listed in report.years[year].registers.items():
            yield register_download(name, report.years[year], listed)


def register_download(name: str, year: Year, table: RegisterTable) -> DownloadItem:
    """The files of a list that figures are counted from."""
    path = register_path(name, year.number)
    files = (FilePath(f"{path}.csv"), FilePath(f"{path}.xlsx", localized=True), FilePath(f"{path}.json"))
    title = sentence("{name} {year}", name=table.register.name, year=year.period)
    meaning = sentence("Every row of the list that figures are counted from.")
    return DownloadItem(title, meaning, files, plural_sentence(len(table), "One row.", "{number} rows."))


def _files_of(table: Table) -> tuple[FilePath, ...]:
    return FilePath(f"data/{table.name}.csv"), FilePath(_JSON_NAMES.get(table.name, f"data/{table.name}.json"))


def _rows_of(table: Table) -> Text:
    return plural_sentence(len(table.rows), "One row.", "{number} rows.")


def column_dictionaries(tables: Iterable[Table], languages: Sequence[str]) -> Iterator[ColumnDictionary]:
    """The meaning of the columns of each table. A column that exists for each of the languages is listed once."""
    for table in tables:
        columns = (column for column in table.columns if column.language in (None, languages[0]))
        meanings = tuple(_meaning(column, languages) for column in columns)
        yield ColumnDictionary(sentence(table.title), table.name, meanings)


def _meaning(column: Column, languages: Iterable[str]) -> ColumnMeaning:
    names = (column.name,) if column.language is None else tuple(f"{column.stem}_{language}" for language in languages)
    return ColumnMeaning(names, sentence(column.meaning), tuple(column.choices), sentence(_TYPE_NAMES[column.type]))


def code_meanings() -> Iterator[CodeMeaning]:
    """The codes of qualifiers, statuses and origins."""
    for qualifier in Qualifier:
        yield CodeMeaning("qualifier", qualifier.value, sentence(QUALIFIERS[qualifier]))
    for status, code in SDMX.items():
        yield CodeMeaning("status", status.value, sentence(STATUSES[status]), code)
    for origin in Origin:
        yield CodeMeaning("origin", origin.value, sentence(ORIGINS[origin]))


def program_files(report: Report) -> ProgramFiles:
    """The Data Package, JSON documents and feeds; one year and one indicator as examples."""
    year = max((year.number for year in report.years.values() if year.figures), default=0)
    first = next((figure.id for figure in report.years[year].figures.values()), "") if year else ""
    return ProgramFiles(
        (
            ProgramFile(_PACKAGE, sentence("The tables described for programs (Data Package 2).")),
            ProgramFile(FilePath(f"data/{year}/figures.json"), sentence("The figures of one year.")),
            ProgramFile(FilePath(f"data/indicators/{first}.json"), sentence("One indicator with all its years.")),
            ProgramFile(FilePath("errata.json"), sentence("Every change of a published number.")),
            ProgramFile(FilePath("feed.xml", localized=True), sentence("What is new, as a feed (Atom).")),
            ProgramFile(FilePath("errata.xml", localized=True), sentence("The corrections, as a feed (Atom).")),
        )
    )


def data_citation(release: Release) -> Paragraph:
    """The citation of the data: publisher, report, date, address and licence."""
    publication = release.report.publication
    citation = sentence(
        "{publisher}, {report}, data of {day}.",
        publisher=publication.publisher.name,
        report=publication.title,
        day=release.day,
    )
    address = (PageUrl("/data/"),) if release.site else ()
    licence = (sentence("Licence: {licence}.", licence=publication.licence),) if publication.licence else ()
    return Paragraph((citation, *address, *licence), "citation")


def checksum_table(paths: Iterable[str]) -> ChecksumTable:
    """The checksums of the tables in CSV and JSON, and of the workbook in the language of the page."""
    plain = (path for path in paths if path.count("/") == 1 and path.startswith("data/"))
    tables = [path for path in plain if not path.endswith((".xlsx", "datapackage.json"))]
    return ChecksumTable((_WORKBOOK, *(FilePath(path) for path in sorted(set(tables)))))
