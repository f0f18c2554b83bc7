"""From the folder `data/` to a `Report`: which file is read as what. All problems of all files, none raised."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from bilan.cache.cache import Cache
from bilan.diagnostics.problem import Place, Problem, errors
from bilan.filesystem.file_problems import MISSING_FILE, UNKNOWN_CONTENT
from bilan.filesystem.report_folder import Listing, ReportFolder
from bilan.messages.message import translatable
from bilan.model.computed_figures import with_computed_figures
from bilan.model.data_file import DataFile, FileResult
from bilan.model.dead_link import FILE as DEAD_LINKS
from bilan.model.dead_link import DeadLink, read_dead_links
from bilan.model.dimension import Dimension
from bilan.model.drafts import draft_files
from bilan.model.indicator import Indicator, IndicatorsFile, most_decimals
from bilan.model.named_files import read_brand_file, read_dimensions, read_pictures
from bilan.model.outlet import OutletsFile, PressFile
from bilan.model.picture import Picture
from bilan.model.publication import Publication
from bilan.model.publication_file import NEWER_FORMAT, cause_of_unread_languages, read_publication
from bilan.model.registered_addresses import FILE as ADDRESSES
from bilan.model.registered_addresses import Published, read_register
from bilan.model.registers.register import RegistersFile
from bilan.model.report import Report
from bilan.model.report_files import ReportFiles
from bilan.model.source import GlossaryFile, SourcesFile
from bilan.model.unit import Unit
from bilan.model.year_folders import FigureContext, read_years, unknown_files
from bilan.schema.field_type import ReadContext
from bilan.yaml.source_text import SourceText as SourceText

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
PICTURES_FOLDER = "pictures"


@dataclass(frozen=True, slots=True)
class LoadedReport:
    """The result of reading a folder: the report (None if languages or indicators are unknown), the problems, the texts."""

    report: Report | None
    problems: tuple[Problem, ...]
    sources: Mapping[str, SourceText]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Those problems that keep the report from being published, which those of a draft do not."""
        drafts = draft_files(self.report, self.report.years) if self.report else ()
        return tuple(problem for problem in errors(self.problems) if not problem.place.file.startswith(drafts))


def load_report(
    root: Path, data: Path | None = None, cache: Cache | None = None, unsaved: Mapping[Path, bytes | None] | None = None
) -> LoadedReport:
    """Read the report under `root`; its data is in `data`, by default `root/data`. Places are relative to `root`.

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
        place = Place(files.name_of(data))
        hint = translatable("A report keeps its YAML in a folder “data” beside mkdocs.yml; “-C DIR” names another folder.")
        return LoadedReport(None, (MISSING_FILE.at(place, translatable("There is no such folder."), hint),), {})
    report = _report(files, data, found)
    if _unknown_content(files):
        report = None  # checks of references to an unread file would only repeat that it is unread
    return LoadedReport(report, tuple(files.problems), files.texts)


@dataclass(frozen=True, slots=True)
class _Basis:
    """What all other files depend on: the publication and the indicators, None if they are not whole, and the languages."""

    publication: Publication | None
    counted: IndicatorsFile | None
    reading: ReadContext


def _report(files: ReportFiles, data: Path, found: Listing) -> Report | None:
    """The report in a folder; None without what all other files depend on."""
    _require_files(files, data)
    basis = _basis(files, data)
    if basis is None:
        return None
    reading = basis.reading
    documents = files.record(data / "sources.yml", SourcesFile, reading)
    outlets = files.record(data / "outlets.yml", OutletsFile, reading)
    press = files.record(data / "press.yml", PressFile, reading)
    glossary = files.record(data / "glossary.yml", GlossaryFile, reading)
    context, of_figures = _figure_context(files, data, basis)
    pictures = read_pictures(files, data, of_figures)
    folders = _without_pictures(found.folders, pictures)
    years = {year.number: year for year in read_years(files, folders, context, of_figures)}
    unknown_files(files, found, REPORT_FILES)
    dead = files.read(data / DEAD_LINKS, "", _read_dead_links)
    addresses = files.read(data / ADDRESSES, "", _read_addresses)
    brand = read_brand_file(files)
    if basis.publication is None or basis.counted is None:
        return None
    report = Report(
        publication=basis.publication,
        themes=basis.counted.themes,
        units=context.units,
        indicators=context.indicators,
        sources=documents.sources if documents else {},
        terms=glossary.terms if glossary else {},
        years=years,
        dead=dead or {},
        unread=tuple(files.unread),
        addresses=addresses or {},
        dimensions=context.dimensions,
        registers=context.registers,
        pictures=pictures,
        outlets=outlets.outlets if outlets else {},
        corpus=press.corpus if press else None,
        brand=brand,
    )
    return with_computed_figures(report)


def _basis(files: ReportFiles, data: Path) -> _Basis | None:
    """What report.yml and indicators.yml hold; None if nothing else can be read without them."""
    publication, languages = files.read(data / "report.yml", "", read_publication) or (None, ())
    if _unknown_content(files) or any(problem.code == NEWER_FORMAT.word for problem in files.problems):
        return None  # without its languages no text of another file can be read; a newer format may have other keys
    begins = publication.begins if publication else 1
    reading = ReadContext(languages or ("en",), languages_unread=cause_of_unread_languages(files), begins=begins)
    counted = files.record(data / "indicators.yml", IndicatorsFile, reading)
    return None if _unknown_content(files) else _Basis(publication, counted, reading)


def _figure_context(files: ReportFiles, data: Path, basis: _Basis) -> tuple[FigureContext, ReadContext]:
    """What figures refer to, and how they and registers are read."""
    indicators, units = (basis.counted.indicators, basis.counted.units) if basis.counted else ({}, {})
    dimensions = read_dimensions(files, data, basis.reading)
    reading = _reading_of_figures(basis.reading, indicators, units, dimensions)
    reading = replace(reading, dimensions_unread=_cause_in(files, data / "dimensions.yml"))
    registers = files.record(data / "registers.yml", RegistersFile, reading)
    return FigureContext(indicators, units, dimensions, registers.registers if registers else {}), reading


def _reading_of_figures(
    reading: ReadContext, indicators: Mapping[str, Indicator], units: Mapping[str, Unit], dimensions: Mapping[str, Dimension]
) -> ReadContext:
    """How figures and registers are read: by their indicators and dimensions."""
    return replace(
        reading,
        decimals_of={name: most_decimals(indicator, units) for name, indicator in indicators.items()},
        signed=frozenset(name for name, indicator in indicators.items() if indicator.signed),
        members_of={name: tuple(dimension.members) for name, dimension in dimensions.items()},
        member_of_text={name: dimension.member_of_text for name, dimension in dimensions.items()},
    )


def _without_pictures(folders: tuple[Path, ...], pictures: Mapping[str, Picture]) -> tuple[Path, ...]:
    """The folders of data/ in which no picture is: those of years."""
    names = {PICTURES_FOLDER, *(PurePosixPath(picture.file).parts[0] for picture in pictures.values())}
    return tuple(folder for folder in folders if folder.name not in names)


def _cause_in(files: ReportFiles, path: Path) -> Place | None:
    """The place of a problem because of which a file, or a part of it, was not read."""
    return next((entry.cause for entry in files.unread if entry.cause.file == files.name_of(path)), None)


def _unknown_content(files: ReportFiles) -> bool:
    return any(problem.code in UNKNOWN_CONTENT for problem in files.problems)


def _require_files(files: ReportFiles, data: Path) -> None:
    """A problem for each file that a report must have and that is not there. One that cannot be read has its own problem."""
    hints = {
        "report.yml": translatable("Write it: it names the publication, its institution and its languages."),
        "indicators.yml": translatable("Write it: it says what is counted (themes, units, indicators)."),
    }
    for name, hint in hints.items():
        if not os.path.lexists(data / name):
            place = Place(files.name_of(data / name))
            files.problems.append(MISSING_FILE.at(place, translatable("This file is missing."), hint))


def _read_dead_links(data: bytes, file: str) -> FileResult[Mapping[str, DeadLink]]:
    opened = DataFile.of(data, file)
    dead, problems = read_dead_links(opened.text.text, file)
    opened.problems.extend(problems)
    return opened.result(dead if opened.is_text else None)


def _read_addresses(data: bytes, file: str) -> FileResult[Mapping[str, Published]]:
    opened = DataFile.of(data, file)
    register = read_register(opened.text.text, file)
    opened.problems.extend(register.problems)
    return opened.result({one.address: one for one in register.published} if opened.is_text else None)
