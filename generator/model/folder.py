"""From the folder `data/` to a `Report`: which file is read as what. All problems of all files, none raised."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from generator.filesystem.folder import Listing, ReportFolder
from generator.filesystem.problems import UNKNOWN_CONTENT
from generator.model.addresses import FILE as ADDRESSES
from generator.model.addresses import Published, read_register
from generator.model.articles import AllArticles, Articles
from generator.model.dead_links import FILE as DEAD_LINKS
from generator.model.dead_links import DeadLink, read_dead_links
from generator.model.documents import GlossaryFile, SourcesFile
from generator.model.drafts import draft_files
from generator.model.figures import Figure, FiguresFile
from generator.model.files import Files, Findings
from generator.model.indicators import IndicatorsFile
from generator.model.press import Article, ArticlesFile, Event, EventsFile, Rebuttal, RebuttalsFile
from generator.model.publication import Publication, subtag
from generator.model.report import Report
from generator.model.year import Year, YearFile
from generator.problems import Code, Place, Problem, did_you_mean, errors
from generator.reading.memory import Memory
from generator.reading.nodes import Mapping as MappingNode
from generator.reading.nodes import Node
from generator.reading.source import Source as SourceText
from generator.said import Said, joined, said
from generator.schema.collections import ListOf
from generator.schema.kind import Reading
from generator.schema.record import Record, RecordOf
from generator.schema.unread import Unread
from generator.schema.words import LANGUAGE

MISSING_FILE = Code("missing-file")
UNKNOWN_FILE = Code("unknown-file")
NO_LANGUAGE = Code("missing-language")
LANGUAGES = "languages"

REPORT_FILES = ("report.yml", "indicators.yml", "sources.yml", "glossary.yml")
YEAR_FILES = ("year.yml", "figures.yml", "articles.yml", "rebuttals.yml", "events.yml")
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)

R = TypeVar("R", bound=Record)
D = TypeVar("D", Article, Rebuttal, Event)


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading a folder: the report (None when its frame could not be read), the problems, the texts read."""

    report: Report | None
    problems: tuple[Problem, ...]
    sources: Mapping[str, SourceText]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Those problems that keep the report from being published, which those of a draft do not."""
        drafts = draft_files(self.report, self.report.years) if self.report else ()
        return tuple(problem for problem in errors(self.problems) if not problem.place.file.startswith(drafts))


def read_folder(root: Path, data: Path | None = None, memory: Memory | None = None) -> Read:
    """Read the report under `root` (its data in `root/data` unless said otherwise); places are relative to `root`.

    With a memory of earlier readings, what a file that did not change was read as is the same object again.
    """
    files = Files(ReportFolder.at(root), memory or Memory())
    data = data or root / "data"
    files.problems.extend(files.folder.settings_problems)
    found = files.listing(data)
    if files.problems:
        return Read(None, tuple(files.problems), {})
    if not data.is_dir():
        place = Place(files.known_as(data))
        hint = said("A report keeps its YAML in a folder “data” beside mkdocs.yml; “-C DIR” names another folder.")
        return Read(None, (MISSING_FILE.at(place, said("There is no such folder."), hint),), {})
    report = _report(files, data, found)
    if _unknown_content(files):
        report = None  # to check what refers to a file that could not be read would tell of nothing but that
    return Read(report, tuple(files.problems), files.texts)


def _report(files: Files, data: Path, found: Listing) -> Report | None:
    _require(files, data / "report.yml", said("Write it: it names the publication, its institution and its languages."))
    _require(files, data / "indicators.yml", said("Write it: it says what is counted (themes, units, indicators)."))
    publication, languages = files.nodes(data / "report.yml", "", _publication) or (None, ())
    if _unknown_content(files):
        return None  # without its languages no text of another file can be read
    reading = Reading(languages or ("en",), languages_unread=_cause_of_unread_languages(files))
    counted = files.record(data / "indicators.yml", IndicatorsFile, reading, _whole)
    if _unknown_content(files):
        return None  # without its indicators no figure can be
    documents = files.record(data / "sources.yml", SourcesFile, reading, _whole)
    glossary = files.record(data / "glossary.yml", GlossaryFile, reading, _whole)
    indicators = counted.indicators if counted else {}
    decimals_of = {name: indicator.decimals for name, indicator in indicators.items()}
    signed = frozenset(name for name, indicator in indicators.items() if indicator.signed)
    years = {year.number: year for year in _years(files, found, replace(reading, decimals_of=decimals_of, signed=signed))}
    dead = files.text(data / DEAD_LINKS, "", _dead_links) or {}
    addresses = files.text(data / ADDRESSES, "", _addresses) or {}
    if publication is None or counted is None:
        return None
    return Report(
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
    )


def _unknown_content(files: Files) -> bool:
    return any(problem.code in UNKNOWN_CONTENT for problem in files.problems)


def _require(files: Files, path: Path, why: Said) -> None:
    if not os.path.lexists(path):  # where it cannot be read, it is read in vain
        files.problems.append(MISSING_FILE.at(Place(files.known_as(path)), said("This file is missing."), why))


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
    """report.yml is read twice: first its languages, which the reading of every text depends on."""
    languages, unread = _languages(node)
    reading = Reading(languages or ("en",), languages_unread=unread, problems=findings.problems)
    publication = RecordOf(Publication).read(node, reading)
    if publication is not None and not publication.languages:
        message = said("The report has no language.")
        findings.problems.append(NO_LANGUAGE.at(publication.at("languages"), message, said("Write “languages: [fr]”.")))
        publication = None
    if unread:
        findings.unread.append(Unread(unread, LANGUAGES))
    return publication, languages


def _languages(node: Node) -> tuple[tuple[str, ...], Place | None]:
    """The subtags that report.yml lists, and the place where that list cannot be read."""
    listed = node.get("languages") if isinstance(node, MappingNode) else None
    reading = Reading()
    tags = ListOf(LANGUAGE).read(listed, reading) if listed else ()
    place = reading.found_since(0) or (None if tags else (listed or node).place)
    return tuple(dict.fromkeys(subtag(tag) for tag in tags or ())), place


def _cause_of_unread_languages(files: Files) -> Place | None:
    """The place of the problem that keeps the languages of report.yml from being known; it is the first file read."""
    return next((entry.cause for entry in files.unread if entry.collection in ("", LANGUAGES)), None)


def _years(files: Files, found: Listing, reading: Reading) -> Iterator[Year]:
    for path in found.folders:
        if _YEAR.fullmatch(path.name):
            yield _year(files, path, reading)
        else:
            message = said("This folder would not be read: its name is not a year.")
            hint = said("Name it by its year (“2025”), or keep it outside the data.")
            files.problems.append(UNKNOWN_FILE.at(Place(files.known_as(path)), message, hint))
    _unknown_files(files, found, REPORT_FILES)


def _year(files: Files, path: Path, reading: Reading) -> Year:
    number = int(path.name)
    listing = files.listing(path)
    if listing.problems:
        place = Place(files.known_as(path))
        return Year(number, place, YearFile(place=place))
    before = len(files.problems)
    about = files.record(path / "year.yml", YearFile, reading, _whole)
    files.unread.extend(Unread(problem.place) for problem in files.problems[before:][:1])  # is the year public?
    figures = files.record(path / "figures.yml", FiguresFile, reading, lambda file: _figures(file, number))
    rebuttals = files.record(path / "rebuttals.yml", RebuttalsFile, reading, lambda file: _of(number, file.rebuttals))
    events = files.record(path / "events.yml", EventsFile, reading, lambda file: _of(number, file.events))
    _unknown_files(files, listing, YEAR_FILES)
    place = Place(files.known_as(path / "year.yml"))
    return Year(
        number,
        about.place if about else place,
        about or YearFile(place=place),
        figures or {},
        _articles(files, path, reading),
        rebuttals or (),
        events or (),
    )


def _figures(file: FiguresFile, year: int) -> dict[str, Figure]:
    """The figures of a file, each with its year and, where it names no source, that of the file."""
    return {name: replace(figure, year=year, source=figure.source or file.source) for name, figure in file.figures.items()}


def _of(year: int, records: tuple[D, ...]) -> tuple[D, ...]:
    return tuple(replace(record, year=year) for record in records)


def _articles(files: Files, path: Path, reading: Reading) -> Articles:
    number = int(path.name)
    listed = files.articles(path / "articles.yml", ArticlesFile, reading, lambda file: _of(number, file.articles))
    single = [
        files.articles(one, Article, reading, lambda article: (replace(article, year=number),))
        for one in files.listing(path / "articles").files
        if one.suffix == ".yml"
    ]
    return AllArticles([part for part in (listed, *single) if part is not None])


def _unknown_files(files: Files, found: Listing, known: tuple[str, ...]) -> None:
    for path in found.files:
        if path.suffix in (".yml", ".yaml") and path.name not in known:
            _unknown_file(files, path, known)


def _unknown_file(files: Files, path: Path, known: tuple[str, ...]) -> None:
    hint = did_you_mean(path.name.replace(".yaml", ".yml"), known) or said("Files known here: {names}.", names=joined(known))
    message = said("This file would not be read: its name is not one of the format.")
    files.problems.append(UNKNOWN_FILE.at(Place(files.known_as(path)), message, hint))
