"""Details of downloads for pages: names, sizes, checksums, columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bilan.exports.data_table import Column, ColumnType, Table
from bilan.exports.downloads import Downloads
from bilan.exports.export_file import ExportFile
from bilan.render.escape import escape_markdown
from bilan.render.formatter import PageFormatter

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


@dataclass(frozen=True, slots=True)
class Download:
    """A download on a page: its format, relative address and size."""

    form: str
    href: Markup
    size: str
    file: ExportFile


@dataclass(frozen=True)
class DownloadDetails:
    """The downloads for one page."""

    formatter: PageFormatter
    offer: Downloads

    @property
    def tables(self) -> Sequence[Table]:
        """The tables, in the order of the page."""
        return self.offer.tables

    def workbook(self) -> Sequence[Download]:
        """The workbook in the language of the page."""
        release = self.offer.release
        return self._downloads(release.path(self.formatter.language, "/data/figures.xlsx"))

    def documents_by_year(self) -> Sequence[tuple[int, Download]]:
        """The PDF of each year in the language of the page, the newest first; empty if there are none."""
        release = self.offer.release
        paths = {year: release.path(self.formatter.language, f"/{year}/report.pdf") for year in release.report.years}
        return [(year, download) for year in sorted(paths, reverse=True) for download in self._downloads(paths[year])]

    def of(self, table: Table) -> Sequence[Download]:
        """The files of a table."""
        others = {"revisions": "errata.json"}
        return self._downloads(f"data/{table.name}.csv", others.get(table.name, f"data/{table.name}.json"))

    def package(self) -> Sequence[Download]:
        """The Data Package that describes the tables for programs."""
        return self._downloads("data/datapackage.json")

    def checked(self) -> Sequence[Download]:
        """The files whose checksums the page shows, sorted by path."""
        workbook = {self.offer.release.path(self.formatter.language, "/data/figures.xlsx")}
        plain = [file.path for file in self.offer.files if file.path.count("/") == 1 and file.path.startswith("data/")]
        tables = [path for path in plain if not path.endswith((".xlsx", "datapackage.json"))]
        return self._downloads(*sorted(workbook | set(tables)))

    def _downloads(self, *paths: str) -> Sequence[Download]:
        files = [self.offer.by_path[path] for path in paths if path in self.offer.by_path]
        return [self._download(file) for file in files]

    def _download(self, file: ExportFile) -> Download:
        form = file.path.rpartition(".")[2].upper()
        return Download(form, self.formatter.file(file.path), self.formatter.language.size(file.size), file)

    def columns(self, table: Table) -> Sequence[tuple[Column, str]]:
        """The columns of a table with their type in words. A column that exists for each language is listed once."""
        default = self.offer.release.languages[0].subtag
        columns = [column for column in table.columns if column.language in (None, default)]
        return [(column, self.formatter.language.words(_TYPE_NAMES[column.type])) for column in columns]

    def column_name(self, column: Column) -> Markup:
        """The name of a column, or its names in all languages (`name_fr`, `name_ar`)."""
        if column.language is None:
            return Markup("<code>{}</code>").format(column.name)
        languages = [f"{column.stem}_{language.subtag}" for language in self.offer.release.languages]
        return Markup(", ").join(Markup("<code>{}</code>").format(name) for name in languages)

    def documents(self) -> Sequence[tuple[str, Markup]]:
        """JSON files and feeds for programs, with their description; one year and one indicator as examples."""
        say, release = self.formatter.say, self.offer.release
        year = max((year.number for year in release.report.years.values() if year.figures), default=0)
        first = next((figure.id for figure in release.report.years[year].figures.values()), "") if year else ""
        descriptions = {
            f"data/{year}/figures.json": say("The figures of one year."),
            f"data/indicators/{first}.json": say("One indicator with all its years."),
            "errata.json": say("Every change of a published number."),
            release.path(self.formatter.language, "/feed.xml"): say("What is new, as a feed (Atom)."),
            release.path(self.formatter.language, "/errata.xml"): say("The corrections, as a feed (Atom)."),
        }
        return [(path, description) for path, description in descriptions.items() if path in self.offer.by_path]

    def citation(self) -> Markup:
        """The citation of the data: institution, report, date, address and licence."""
        release = self.offer.release
        publication = release.report.publication
        citation = self.formatter.say(
            "{institution}, {report}, data of {day}.",
            institution=self.formatter.text(publication.institution.name),
            report=self.formatter.text(publication.title),
            day=self.formatter.day(release.day),
        )
        if release.site:
            citation += " " + escape_markdown(release.link(self.formatter.language, "/data/"))
        if not publication.licence:
            return citation
        return citation + " " + self.formatter.say("Licence: {licence}.", licence=publication.licence)
