"""What the pages say of the files beside them: names, sizes, checksums, columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.exports.file import File
from generator.exports.offer import Offer
from generator.exports.table import Column, Holds, Table
from generator.markdown.encoder import inert
from generator.markdown.printer import Printer

_HOLDS = {
    Holds.TEXT: "text",
    Holds.NAME: "identifier",
    Holds.NAMES: "identifiers",
    Holds.ADDRESS: "address",
    Holds.WHEN: "date (YYYY, YYYY-MM or YYYY-MM-DD)",
    Holds.DAY: "date (YYYY-MM-DD)",
    Holds.YEAR: "year",
    Holds.NUMBER: "number",
    Holds.COUNT: "whole number",
    Holds.TRUTH: "true or false",
}


@dataclass(frozen=True, slots=True)
class Download:
    """A file as a reader is offered it: its format, its relative address, its size."""

    form: str
    href: Markup
    size: str
    file: File


@dataclass(frozen=True)
class Offering:
    """The files as one page offers them."""

    printer: Printer
    offer: Offer

    @property
    def tables(self) -> Sequence[Table]:
        """The tables, in the order in which a reader wants them."""
        return self.offer.tables

    def workbook(self) -> Sequence[Download]:
        """The workbook in the language of the page."""
        release = self.offer.release
        return self._downloads(release.path(self.printer.language, "/data/figures.xlsx"))

    def documents_by_year(self) -> Sequence[tuple[int, Download]]:
        """The document of each year in the language of the page, the newest first; none where none are made."""
        release = self.offer.release
        paths = {year: release.path(self.printer.language, f"/{year}/report.pdf") for year in release.report.years}
        return [(year, made) for year in sorted(paths, reverse=True) for made in self._downloads(paths[year])]

    def of(self, table: Table) -> Sequence[Download]:
        """The files that hold a table."""
        others = {"revisions": "errata.json"}
        return self._downloads(f"data/{table.name}.csv", others.get(table.name, f"data/{table.name}.json"))

    def package(self) -> Sequence[Download]:
        """The description of the tables for programs."""
        return self._downloads("data/datapackage.json")

    def checked(self) -> Sequence[Download]:
        """The files whose checksums are told, in the order of their paths."""
        own = {self.offer.release.path(self.printer.language, "/data/figures.xlsx")}
        plain = [file.path for file in self.offer.files if file.path.count("/") == 1 and file.path.startswith("data/")]
        kept = [path for path in plain if not path.endswith((".xlsx", "datapackage.json"))]
        return self._downloads(*sorted(own | set(kept)))

    def _downloads(self, *paths: str) -> Sequence[Download]:
        files = [self.offer.by_path[path] for path in paths if path in self.offer.by_path]
        return [self._download(file) for file in files]

    def _download(self, file: File) -> Download:
        form = file.path.rpartition(".")[2].upper()
        return Download(form, self.printer.file(file.path), self.printer.language.size(file.size), file)

    def columns(self, table: Table) -> Sequence[tuple[Column, str]]:
        """The columns of a table with what they hold in words; those of several languages once, their language left open."""
        default = self.offer.release.languages[0].subtag
        kept = [column for column in table.columns if column.language in (None, default)]
        return [(column, self.printer.language.words(_HOLDS[column.holds])) for column in kept]

    def column_name(self, column: Column) -> Markup:
        """The name of a column; `name_fr` stands for one in each language."""
        if column.language is None:
            return Markup("<code>{}</code>").format(column.name)
        languages = [f"{column.stem}_{language.subtag}" for language in self.offer.release.languages]
        return Markup(", ").join(Markup("<code>{}</code>").format(name) for name in languages)

    def documents(self) -> Sequence[tuple[str, Markup]]:
        """Documents and feeds for programs, each with what it holds; one year and one indicator stand for all."""
        say, release = self.printer.say, self.offer.release
        year = max((year.number for year in release.report.years.values() if year.figures), default=0)
        first = next((figure.id for figure in release.report.years[year].figures.values()), "") if year else ""
        told = {
            f"data/{year}/figures.json": say("The figures of one year."),
            f"data/indicators/{first}.json": say("One indicator with all its years."),
            "errata.json": say("Every change of a published number."),
            release.path(self.printer.language, "/feed.xml"): say("What is new, as a feed (Atom)."),
            release.path(self.printer.language, "/errata.xml"): say("The corrections, as a feed (Atom)."),
        }
        return [(path, meaning) for path, meaning in told.items() if path in self.offer.by_path]

    def citation(self) -> Markup:
        """How to cite the data: who, what, when, where, under which licence."""
        release = self.offer.release
        publication = release.report.publication
        cited = self.printer.say(
            "{institution}, {report}, data of {day}.",
            institution=self.printer.text(publication.institution.name),
            report=self.printer.text(publication.title),
            day=self.printer.day(release.day),
        )
        if release.site:
            cited += " " + inert(release.link(self.printer.language, "/data/"))
        if not publication.licence:
            return cited
        return cited + " " + self.printer.say("Licence: {licence}.", licence=publication.licence)
