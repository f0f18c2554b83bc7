"""From the folder `data/` to a `Report`: which file is read as what. All problems of all files, none raised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from generator.model.dead_links import FILE as DEAD_LINKS
from generator.model.dead_links import DeadLink, read_dead_links
from generator.model.documents import GlossaryFile, SourcesFile
from generator.model.figures import Figure, FiguresFile
from generator.model.indicators import IndicatorsFile
from generator.model.press import Article, ArticlesFile, EventsFile, RebuttalsFile
from generator.model.publication import Publication, subtag
from generator.model.report import Report
from generator.model.year import Year, YearFile
from generator.problems import Code, Place, Problem, did_you_mean
from generator.reading.nodes import Mapping as MappingNode
from generator.reading.nodes import Node, Sequence
from generator.reading.parser import parse
from generator.reading.source import Source as SourceText
from generator.reading.source import read_source
from generator.said import Said, joined, said
from generator.schema.kind import EMPTY, Reading
from generator.schema.record import Record, RecordOf
from generator.schema.words import LANGUAGE

MISSING_FILE = Code("missing-file")
UNKNOWN_FILE = Code("unknown-file")
NO_LANGUAGE = Code("missing-language")

REPORT_FILES = ("report.yml", "indicators.yml", "sources.yml", "glossary.yml")
YEAR_FILES = ("year.yml", "figures.yml", "articles.yml", "rebuttals.yml", "events.yml")
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading a folder: the report (None when its frame could not be read), the problems, the texts read."""

    report: Report | None
    problems: tuple[Problem, ...]
    sources: Mapping[str, SourceText]


@dataclass(slots=True)
class _Folder:
    """The folder while it is read; `root` is what places are relative to."""

    root: Path
    data: Path
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, SourceText] = field(default_factory=dict)

    def known_as(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def node(self, path: Path) -> Node | None:
        file = self.known_as(path)
        text, problems = read_source(path, file)
        self.texts[file] = text
        self.problems.extend(problems)
        if problems and not text.text:
            return None
        root, more = parse(text)
        self.problems.extend(more)
        if root is None and not more:
            self.problems.append(EMPTY.at(Place(file), said("This file is empty."), said("Fill it, or delete it.")))
        return root

    def record(self, path: Path, made: type[R], reading: Reading) -> R | None:
        """The record that the file holds, None when it is absent or cannot be read."""
        node = self.node(path) if path.exists() or path.is_symlink() else None
        return RecordOf(made).read(node, replace(reading, problems=self.problems)) if node is not None else None

    def require(self, path: Path, why: Said) -> None:
        if not path.exists():
            self.problems.append(MISSING_FILE.at(Place(self.known_as(path)), said("This file is missing."), why))


def read_folder(root: Path, data: Path | None = None) -> Read:
    """Read the report under `root` (its data in `root/data` unless said otherwise); places are relative to `root`."""
    folder = _Folder(root, data or root / "data")
    if not folder.data.is_dir():
        place = Place(folder.known_as(folder.data))
        hint = said("A report keeps its YAML in a folder “data” beside mkdocs.yml; “-C DIR” names another folder.")
        return Read(None, (MISSING_FILE.at(place, said("There is no such folder."), hint),), {})
    report = _report(folder)
    return Read(report, tuple(folder.problems), folder.texts)


def _report(folder: _Folder) -> Report | None:
    folder.require(
        folder.data / "report.yml", said("Write it: it names the publication, its institution and its languages.")
    )
    folder.require(folder.data / "indicators.yml", said("Write it: it says what is counted (themes, units, indicators)."))
    publication, languages = _publication(folder)
    reading = Reading(languages=languages)
    counted = folder.record(folder.data / "indicators.yml", IndicatorsFile, reading)
    documents = folder.record(folder.data / "sources.yml", SourcesFile, reading)
    glossary = folder.record(folder.data / "glossary.yml", GlossaryFile, reading)
    decimals_of = {name: indicator.decimals for name, indicator in counted.indicators.items()} if counted else {}
    years = {year.number: year for year in _years(folder, replace(reading, decimals_of=decimals_of))}
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
        _dead_links(folder),
    )


def _dead_links(folder: _Folder) -> Mapping[str, DeadLink]:
    path = folder.data / DEAD_LINKS
    if not path.exists():
        return {}
    file = folder.known_as(path)
    folder.texts[file], problems = read_source(path, file)
    dead, more = read_dead_links(folder.texts[file].text, file)
    folder.problems.extend((*problems, *more))
    return dead


def _publication(folder: _Folder) -> tuple[Publication | None, tuple[str, ...]]:
    """report.yml is read twice: first its languages, which the reading of every text depends on."""
    path = folder.data / "report.yml"
    node = folder.node(path) if path.exists() or path.is_symlink() else None
    if node is None:
        return None, ("en",)
    languages = _languages(node) or ("en",)
    publication = RecordOf(Publication).read(node, Reading(languages=languages, problems=folder.problems))
    if publication is not None and not publication.languages:
        message = said("The report has no language.")
        folder.problems.append(NO_LANGUAGE.at(publication.at("languages"), message, said("Write “languages: [fr]”.")))
        publication = None
    return publication, languages


def _languages(node: Node) -> tuple[str, ...]:
    listed = node.get("languages") if isinstance(node, MappingNode) else None
    unheard = Reading()
    tags = (LANGUAGE.read(item, unheard) for item in listed.items) if isinstance(listed, Sequence) else ()
    return tuple(dict.fromkeys(subtag(tag) for tag in tags if tag))


def _years(folder: _Folder, reading: Reading) -> Iterator[Year]:
    for path in sorted(folder.data.iterdir()):
        if path.is_dir() and _YEAR.fullmatch(path.name):
            yield _year(folder, path, reading)
        elif path.is_dir() and not path.name.startswith("."):
            message = said("This folder would not be read: its name is not a year.")
            hint = said("Name it by its year (“2025”), or keep it outside the data.")
            folder.problems.append(UNKNOWN_FILE.at(Place(folder.known_as(path)), message, hint))
        elif path.suffix in (".yml", ".yaml") and path.name not in REPORT_FILES:
            _unknown_file(folder, path, REPORT_FILES)


def _year(folder: _Folder, path: Path, reading: Reading) -> Year:
    number = int(path.name)
    about = folder.record(path / "year.yml", YearFile, reading)
    figures = folder.record(path / "figures.yml", FiguresFile, reading)
    rebuttals = folder.record(path / "rebuttals.yml", RebuttalsFile, reading)
    events = folder.record(path / "events.yml", EventsFile, reading)
    for other in sorted(path.iterdir()):
        if other.suffix in (".yml", ".yaml") and other.name not in YEAR_FILES:
            _unknown_file(folder, other, YEAR_FILES)
    place = Place(folder.known_as(path / "year.yml"))
    return Year(
        number,
        about.place if about else place,
        about or YearFile(place=place),
        _figures(figures, number) if figures else {},
        tuple(replace(article, year=number) for article in _articles(folder, path, reading)),
        tuple(replace(rebuttal, year=number) for rebuttal in rebuttals.rebuttals) if rebuttals else (),
        tuple(replace(event, year=number) for event in events.events) if events else (),
    )


def _figures(file: FiguresFile, year: int) -> dict[str, Figure]:
    """The figures of a file, each with its year and, where it names no source, that of the file."""
    return {name: replace(figure, year=year, source=figure.source or file.source) for name, figure in file.figures.items()}


def _articles(folder: _Folder, path: Path, reading: Reading) -> Iterator[Article]:
    listed = folder.record(path / "articles.yml", ArticlesFile, reading)
    yield from listed.articles if listed else ()
    for single in sorted((path / "articles").glob("*.yml")):
        article = folder.record(single, Article, reading)
        if article is not None:
            yield article


def _unknown_file(folder: _Folder, path: Path, known: tuple[str, ...]) -> None:
    hint = did_you_mean(path.name.replace(".yaml", ".yml"), known) or said("Files known here: {names}.", names=joined(known))
    message = said("This file would not be read: its name is not one of the format.")
    folder.problems.append(UNKNOWN_FILE.at(Place(folder.known_as(path)), message, hint))
