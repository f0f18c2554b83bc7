"""From the folder `data/` to a `Report`: which file is read as what. All problems of all files, none raised."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

from bilan.cache.cache import Cache
from bilan.diagnostics.problem import Code, Place, Problem, errors, suggestion
from bilan.filesystem.file_problems import UNKNOWN_CONTENT
from bilan.filesystem.report_folder import Listing, ReportFolder
from bilan.messages.message import Message, join_messages, translatable
from bilan.model.article_index import AllArticles, Articles
from bilan.model.brand import FILE as BRAND
from bilan.model.brand import MAX_LOGO_BYTES, Brand, read_brand
from bilan.model.computed_figures import with_computed_figures
from bilan.model.dead_link import FILE as DEAD_LINKS
from bilan.model.dead_link import DeadLink, read_dead_links
from bilan.model.dimension import Dimension, DimensionsFile
from bilan.model.drafts import draft_files
from bilan.model.figure import Figure, FigureBreakdown, FiguresFile
from bilan.model.figure_assembly import assembled, figures_of_year
from bilan.model.figure_table import FigureTable, read_table
from bilan.model.indicator import Indicator, IndicatorsFile, most_decimals
from bilan.model.outlet import OutletsFile, PressFile
from bilan.model.picture import Picture, PicturesFile
from bilan.model.press import Article, ArticlesFile, Event, EventsFile, Rebuttal, RebuttalsFile
from bilan.model.publication import FORMAT, Publication, subtag
from bilan.model.registered_addresses import FILE as ADDRESSES
from bilan.model.registered_addresses import Published, read_register
from bilan.model.registers.counted_figures import counted_figures
from bilan.model.registers.register import Register, RegistersFile
from bilan.model.registers.year_registers import Records, year_registers
from bilan.model.report import Report
from bilan.model.report_files import Findings, ReportFiles
from bilan.model.source import GlossaryFile, SourcesFile
from bilan.model.unit import Unit
from bilan.model.year import Year, YearFile
from bilan.schema.containers import ListOf
from bilan.schema.field_type import ReadContext
from bilan.schema.record import Record, RecordOf
from bilan.schema.text_fields import LANGUAGE
from bilan.schema.unread_entries import Unread
from bilan.yaml.nodes import Mapping as MappingNode
from bilan.yaml.nodes import Node, Scalar
from bilan.yaml.parser import parse
from bilan.yaml.source_text import SourceText as SourceText

MISSING_FILE = Code("missing-file")
UNKNOWN_FILE = Code("unknown-file")
NO_LANGUAGE = Code("missing-language")
NEWER_FORMAT = Code("newer-format")
LANGUAGES = "languages"

REPORT_FILES = (
    "report.yml",
    "indicators.yml",
    "dimensions.yml",
    "registers.yml",
    "sources.yml",
    "outlets.yml",
    "press.yml",
    "glossary.yml",
    "pictures.yml",
)
YEAR_FILES = ("year.yml", "figures.yml", "articles.yml", "rebuttals.yml", "events.yml")
PICTURES_FOLDER = "pictures"
DUPLICATE_YEAR = Code("duplicate-year")

_YEAR = re.compile(r"([12]\d{3})(?:-(\d{2}))?", re.ASCII)

R = TypeVar("R", bound=Record)
D = TypeVar("D", Article, Rebuttal, Event)


@dataclass(frozen=True, slots=True)
class LoadedReport:
    """What came of reading a folder: the report (None when its frame could not be read), the problems, the texts read."""

    report: Report | None
    problems: tuple[Problem, ...]
    sources: Mapping[str, SourceText]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Those problems that keep the report from being published, which those of a draft do not."""
        drafts = draft_files(self.report, self.report.years) if self.report else ()
        return tuple(problem for problem in errors(self.problems) if not problem.place.file.startswith(drafts))


def load_report(
    root: Path, data: Path | None = None, cache: Cache | None = None, unsaved: Mapping[Path, bytes] | None = None
) -> LoadedReport:
    """Read the report under `root` (its data in `root/data` unless said otherwise); places are relative to `root`.

    With a cache of earlier readings, a file that did not change gives the same object again. `unsaved` files are read in
    place of those on disk.
    """
    files = ReportFiles(ReportFolder.at(root, unsaved), cache or Cache())
    data = data or root / "data"
    files.problems.extend(files.folder.settings_problems)
    found = files.listing(data)
    if files.problems:
        return LoadedReport(None, tuple(files.problems), {})
    if not data.is_dir():
        place = Place(files.known_as(data))
        hint = translatable("A report keeps its YAML in a folder “data” beside mkdocs.yml; “-C DIR” names another folder.")
        return LoadedReport(None, (MISSING_FILE.at(place, translatable("There is no such folder."), hint),), {})
    report = _report(files, data, found)
    if _unknown_content(files):
        report = None  # checks of references to an unread file would only repeat that it is unread
    return LoadedReport(report, tuple(files.problems), files.texts)


def _report(files: ReportFiles, data: Path, found: Listing) -> Report | None:
    _require(
        files, data / "report.yml", translatable("Write it: it names the publication, its institution and its languages.")
    )
    _require(files, data / "indicators.yml", translatable("Write it: it says what is counted (themes, units, indicators)."))
    publication, languages = files.nodes(data / "report.yml", "", _publication) or (None, ())
    if _unknown_content(files) or any(problem.code == NEWER_FORMAT.word for problem in files.problems):
        return None  # without its languages no text of another file can be read; a newer format may have other keys
    begins = publication.begins if publication else 1
    reading = ReadContext(languages or ("en",), languages_unread=_cause_of_unread_languages(files), begins=begins)
    counted = files.record(data / "indicators.yml", IndicatorsFile, reading, _whole)
    if _unknown_content(files):
        return None  # without its indicators no figure can be
    documents = files.record(data / "sources.yml", SourcesFile, reading, _whole)
    outlets = files.record(data / "outlets.yml", OutletsFile, reading, _whole)
    press = files.record(data / "press.yml", PressFile, reading, _whole)
    glossary = files.record(data / "glossary.yml", GlossaryFile, reading, _whole)
    indicators, units = (counted.indicators, counted.units) if counted else ({}, {})
    dimensions = _dimensions(files, data, reading)
    reading = replace(
        reading,
        decimals_of={name: most_decimals(indicator, units) for name, indicator in indicators.items()},
        signed=frozenset(name for name, indicator in indicators.items() if indicator.signed),
        members_of={name: tuple(dimension.members) for name, dimension in dimensions.items()},
        member_of_text={name: dimension.member_of_text for name, dimension in dimensions.items()},
        dimensions_unread=_cause_in(files, data / "dimensions.yml"),
    )
    listed = files.record(data / "registers.yml", RegistersFile, reading, _whole)
    counting = _Counted(indicators, units, dimensions, listed.registers if listed else {})
    pictures = _pictures(files, data, reading)
    found = replace(found, folders=_without_pictures(found.folders, pictures))
    years = {year.number: year for year in _years(files, found, counting, reading)}
    dead = files.text(data / DEAD_LINKS, "", _dead_links) or {}
    addresses = files.text(data / ADDRESSES, "", _addresses) or {}
    if publication is None or counted is None:
        return None
    report = Report(
        publication,
        counted.themes,
        counted.units,
        counted.indicators,
        documents.sources if documents else {},
        glossary.terms if glossary else {},
        years,
        dead,
        tuple(files.unread),
        addresses=addresses,
        dimensions=dimensions,
        registers=counting.registers,
        pictures=pictures,
        outlets=outlets.outlets if outlets else {},
        corpus=press.corpus if press else None,
        brand=_brand(files),
    )
    return with_computed_figures(report)


@dataclass(frozen=True, slots=True)
class _Counted:
    """What figures are put together by."""

    indicators: Mapping[str, Indicator]
    units: Mapping[str, Unit]
    dimensions: Mapping[str, Dimension]
    registers: Mapping[str, Register]


def _dimensions(files: ReportFiles, data: Path, reading: ReadContext) -> Mapping[str, Dimension]:
    """The dimensions of dimensions.yml; none where there is no such file. The shapes they name are files of data/."""
    declared = files.record(data / "dimensions.yml", DimensionsFile, reading, _whole)
    dimensions = declared.dimensions if declared else {}
    return {name: _with_outlines(files, data, dimension) for name, dimension in dimensions.items()}


def _with_outlines(files: ReportFiles, data: Path, dimension: Dimension) -> Dimension:
    """A dimension with the shapes of its members, if it names a file of them that can be read."""
    if not dimension.shapes:
        return dimension
    if not os.path.lexists(data / dimension.shapes):
        message = translatable("There is no file “{file}” in data/.", file=dimension.shapes)
        hint = translatable("Put the GeoJSON file there, or delete “shapes”.")
        files.problems.append(MISSING_FILE.at(dimension.at("shapes"), message, hint))
        return dimension
    return replace(dimension, outlines=files.shapes(data / dimension.shapes, dimension.member_of_text))


def _brand(files: ReportFiles) -> Brand | None:
    """The brand of the institution; None where there is no _brand.yml, or it cannot be read."""

    def logo(path: str, named: Place) -> bytes | Problem:
        file = files.folder.root / path
        content = None if "://" in path else files.folder.read(file, MAX_LOGO_BYTES)
        if content is not None:
            return content
        message = translatable("There is no file “{file}” beside _brand.yml.", file=path)
        hint = translatable("Put the logo there: a report shows no pictures of other sites.")
        return MISSING_FILE.at(named, message, hint)

    def made(text: SourceText, findings: Findings) -> Brand | None:
        root, found = parse(text)
        findings.problems.extend(found)
        if root is None or found:
            return None
        brand, problems = read_brand(text, root, logo)
        findings.problems.extend(problems)
        return brand

    return files.text(files.folder.root / BRAND, "", made)


def _pictures(files: ReportFiles, data: Path, reading: ReadContext) -> Mapping[str, Picture]:
    """The pictures of pictures.yml, with what their files hold; none where there is no such file."""
    declared = files.record(data / "pictures.yml", PicturesFile, reading, _whole)
    pictures = declared.pictures if declared else {}
    return {name: _with_image(files, data, picture) for name, picture in pictures.items()}


def _without_pictures(folders: tuple[Path, ...], pictures: Mapping[str, Picture]) -> tuple[Path, ...]:
    """The folders of data/ in which no picture is: those of years."""
    names = {PICTURES_FOLDER, *(PurePosixPath(picture.file).parts[0] for picture in pictures.values())}
    return tuple(folder for folder in folders if folder.name not in names)


def _with_image(files: ReportFiles, data: Path, picture: Picture) -> Picture:
    """A picture with what its file holds, if that can be read."""
    if not os.path.lexists(data / picture.file):
        message = translatable("There is no file “{file}” in data/.", file=picture.file)
        hint = translatable("Put the picture there, or correct its name: capitals and the ending matter.")
        files.problems.append(MISSING_FILE.at(picture.at("file"), message, hint))
        return picture
    return replace(picture, image=files.picture(data / picture.file, picture.at("file")))


def _cause_in(files: ReportFiles, path: Path) -> Place | None:
    """The place of a problem because of which a file, or a part of it, was not read."""
    return next((entry.cause for entry in files.unread if entry.cause.file == files.known_as(path)), None)


def _unknown_content(files: ReportFiles) -> bool:
    return any(problem.code in UNKNOWN_CONTENT for problem in files.problems)


def _require(files: ReportFiles, path: Path, why: Message) -> None:
    if not os.path.lexists(path):  # where it cannot be read, it is read in vain
        files.problems.append(MISSING_FILE.at(Place(files.known_as(path)), translatable("This file is missing."), why))


def _whole(record: R) -> R:
    return record


def _dead_links(text: SourceText, findings: Findings) -> Mapping[str, DeadLink]:
    dead, found = read_dead_links(text.text, text.file)
    findings.problems.extend(found)
    return dead


def _addresses(text: SourceText, findings: Findings) -> Mapping[str, Published]:
    register = read_register(text.text, text.file)
    findings.problems.extend(register.problems)
    return {one.address: one for one in register.published}


def _publication(node: Node, findings: Findings) -> tuple[Publication | None, tuple[str, ...]]:
    """report.yml is read in steps: its format, then its languages, which the reading of every text depends on, then all."""
    if newer := _newer_format(node):
        findings.problems.append(newer)
        return None, ()
    languages, unread = _languages(node)
    reading = ReadContext(languages or ("en",), languages_unread=unread, problems=findings.problems)
    publication = RecordOf(Publication).read(node, reading)
    if publication is not None and not publication.languages:
        message = translatable("The report has no language.")
        findings.problems.append(
            NO_LANGUAGE.at(publication.at("languages"), message, translatable("Write “languages: [fr]”."))
        )
        publication = None
    if unread:
        findings.unread.append(Unread(unread, LANGUAGES))
    return publication, languages


def _newer_format(node: Node) -> Problem | None:
    """The problem of a report that was written for a newer Bilan."""
    written = node.get("format") if isinstance(node, MappingNode) else None
    text = written.text if isinstance(written, Scalar) else ""
    if written is None or not re.fullmatch(r"[1-9][0-9]{0,8}", text) or int(text) <= FORMAT:
        return None
    message = translatable(
        "The report is written in format {written}; this version of Bilan knows formats up to {known}.",
        written=text,
        known=FORMAT,
    )
    return NEWER_FORMAT.at(written.place, message, translatable("Install a newer Bilan: “pip install --upgrade bilan”."))


def _languages(node: Node) -> tuple[tuple[str, ...], Place | None]:
    """The subtags that report.yml lists, and the place where that list cannot be read."""
    listed = node.get("languages") if isinstance(node, MappingNode) else None
    reading = ReadContext()
    tags = ListOf(LANGUAGE).read(listed, reading) if listed else ()
    place = reading.found_since(0) or (None if tags else (listed or node).place)
    return tuple(dict.fromkeys(subtag(tag) for tag in tags or ())), place


def _cause_of_unread_languages(files: ReportFiles) -> Place | None:
    """The place of the problem that keeps the languages of report.yml from being known; it is the first file read."""
    return next((entry.cause for entry in files.unread if entry.collection in ("", LANGUAGES)), None)


def _years(files: ReportFiles, found: Listing, counted: _Counted, reading: ReadContext) -> Iterator[Year]:
    folders: dict[int, Path] = {}
    for path in found.folders:
        number = _year_of(path.name, reading.begins)
        if number is None:
            files.problems.append(_no_year(files, path, reading.begins))
        elif number in folders:
            message = translatable(
                "This folder is the year {year}, and so is “{folder}”.", year=number, folder=folders[number].name
            )
            hint = translatable("Put the files of both into one folder.")
            files.problems.append(DUPLICATE_YEAR.at(Place(files.known_as(path)), message, hint))
        else:
            folders[number] = path
            yield _year(files, path, number, counted, reading)
    _unknown_files(files, found, REPORT_FILES)


def _year_of(name: str, begins: int) -> int | None:
    """The year of a folder: `2025`, or `2025-26` where years do not begin in January; None where it is no year."""
    match = _YEAR.fullmatch(name)
    if match is None:
        return None
    year = int(match[1])
    if match[2] and (begins == 1 or int(match[2]) != (year + 1) % 100):
        return None
    return year


def _no_year(files: ReportFiles, path: Path, begins: int) -> Problem:
    message = translatable("This folder is not read: its name is not a year.")
    hint = translatable("Name it by its year (“2025”), or keep it outside the data.")
    match = _YEAR.fullmatch(path.name)
    if match and int(match[2]) == (int(match[1]) + 1) % 100:
        hint = translatable(
            "Where years begin in another month than January, write “{key}” in report.yml.", key="year: {begins: 09}"
        )
    elif match and begins > 1:
        hint = translatable("Name it {proposal}.", proposal=f"{match[1]}-{(int(match[1]) + 1) % 100:02d}")
    return UNKNOWN_FILE.at(Place(files.known_as(path)), message, hint)


def _year(files: ReportFiles, path: Path, number: int, counted: _Counted, reading: ReadContext) -> Year:
    listing = files.listing(path)
    if listing.problems:
        place = Place(files.known_as(path))
        return Year(number, place, YearFile(place=place), begins=reading.begins)
    before = len(files.problems)
    about = files.record(path / "year.yml", YearFile, reading, _whole)
    files.unread.extend(Unread(problem.place) for problem in files.problems[before:][:1])  # is the year public?
    of_year = replace(reading, year=number)
    figures = _figures(files, path, counted, of_year)
    rebuttals = files.record(path / "rebuttals.yml", RebuttalsFile, reading, lambda file: _of(number, file.rebuttals))
    events = files.record(path / "events.yml", EventsFile, reading, lambda file: _of(number, file.events))
    articles = _articles(files, path, number, reading)
    records: Records = {"articles": articles, "rebuttals": rebuttals or (), "events": events or ()}
    registers = year_registers(files, path, counted.registers, records, of_year)
    _unknown_files(files, listing, YEAR_FILES)
    place = Place(files.known_as(path / "year.yml"))
    return Year(
        number,
        about.place if about else place,
        about or YearFile(place=place),
        counted_figures(figures, registers.count),
        articles,
        rebuttals or (),
        events or (),
        reading.begins,
        {name: read.table for name, read in registers.read.items()},
    )


def _figures(files: ReportFiles, folder: Path, counted: _Counted, reading: ReadContext) -> Mapping[str, Figure]:
    """The figures of a year with their cells, also those of the tables that they name."""
    year, begins = reading.year or 0, reading.begins
    figures = files.record(folder / "figures.yml", FiguresFile, reading, lambda file: figures_of_year(file, year, begins))

    def table(indicator: str, breakdown: FigureBreakdown) -> FigureTable | None:
        return _table(files, folder, breakdown, reading.for_indicator(indicator))

    return assembled(figures or {}, table, counted.indicators, counted.units, counted.dimensions, begins)


def _table(files: ReportFiles, folder: Path, breakdown: FigureBreakdown, reading: ReadContext) -> FigureTable | None:
    """The table that a breakdown names; None where there is no such file, or it cannot be read."""
    path = folder / breakdown.file
    dimensions = breakdown.dimensions
    if not os.path.lexists(path) and breakdown.file_place:
        message = translatable("There is no file “{file}” in this folder.", file=breakdown.file)
        example = ",".join((*dimensions, "value"))
        hint = translatable("Put it there; its first row is “{example}”.", example=example)
        files.problems.append(MISSING_FILE.at(breakdown.file_place, message, hint))
        return None
    return files.table(
        path, f"{dimensions} {reading.fingerprint}", lambda data, file: read_table(data, file, dimensions, reading)
    )


def _of(year: int, records: tuple[D, ...]) -> tuple[D, ...]:
    return tuple(replace(record, year=year) for record in records)


def _articles(files: ReportFiles, path: Path, number: int, reading: ReadContext) -> Articles:
    listed = files.articles(path / "articles.yml", ArticlesFile, reading, lambda file: _of(number, file.articles))
    single = [
        files.articles(one, Article, reading, lambda article: (replace(article, year=number),))
        for one in files.listing(path / "articles").files
        if one.suffix == ".yml"
    ]
    return AllArticles([part for part in (listed, *single) if part is not None])


def _unknown_files(files: ReportFiles, found: Listing, known: tuple[str, ...]) -> None:
    for path in found.files:
        if path.suffix in (".yml", ".yaml") and path.name not in known:
            _unknown_file(files, path, known)


def _unknown_file(files: ReportFiles, path: Path, known: tuple[str, ...]) -> None:
    hint = suggestion(path.name.replace(".yaml", ".yml"), known) or translatable(
        "Files known here: {names}.", names=join_messages(known)
    )
    message = translatable("This file is not read: the format has no file of this name.")
    files.problems.append(UNKNOWN_FILE.at(Place(files.known_as(path)), message, hint))
