"""Reads the folders of years in `data/`. Codes: `unknown-file`, `duplicate-year`, `missing-file`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from bilan.diagnostics.problem import Code, Place, Problem, suggestion
from bilan.filesystem.file_problems import MISSING_FILE
from bilan.filesystem.report_folder import Listing
from bilan.messages.message import join_messages, translatable
from bilan.model.article import Article, ArticlesFile
from bilan.model.article_index import AllArticles, Articles
from bilan.model.data_file import FileResult, read_record
from bilan.model.dimension import Dimension
from bilan.model.event import Event, EventsFile
from bilan.model.figure import Figure, FigureBreakdown, FiguresFile
from bilan.model.figure_assembly import assembled, figures_of_year
from bilan.model.figure_table import FigureTable
from bilan.model.figure_table_reader import read_table
from bilan.model.indicator import Indicator
from bilan.model.rebuttal import Rebuttal, RebuttalsFile
from bilan.model.registers.counted_figures import counted_figures
from bilan.model.registers.register import Register
from bilan.model.registers.year_registers import Records, year_registers
from bilan.model.report_files import ReportFiles
from bilan.model.unit import Unit
from bilan.model.year import Year, YearFile
from bilan.schema.field_type import ReadContext
from bilan.schema.unread_entries import Unread
from bilan.yaml.source_text import SourceText as SourceText

UNKNOWN_FILE = Code("unknown-file")
DUPLICATE_YEAR = Code("duplicate-year")
YEAR_FILES = ("year.yml", "figures.yml", "articles.yml", "rebuttals.yml", "events.yml")

_YEAR = re.compile(r"([12]\d{3})(?:-(\d{2}))?", re.ASCII)

D = TypeVar("D", Article, Rebuttal, Event)


@dataclass(frozen=True, slots=True)
class FigureContext:
    """What the figures of a year refer to."""

    indicators: Mapping[str, Indicator]
    units: Mapping[str, Unit]
    dimensions: Mapping[str, Dimension]
    registers: Mapping[str, Register]


def read_years(files: ReportFiles, paths: Iterable[Path], context: FigureContext, reading: ReadContext) -> Iterator[Year]:
    """The years of these folders. Another folder, or a second one of a year, is a problem."""
    folders: dict[int, Path] = {}
    for path in paths:
        number = _number_of(path.name, reading.begins)
        if number is None:
            files.problems.append(_no_year(files, path, reading.begins))
        elif number in folders:
            message = translatable(
                "This folder is the year {year}, and so is “{folder}”.", year=number, folder=folders[number].name
            )
            hint = translatable("Put the files of both into one folder.")
            files.problems.append(DUPLICATE_YEAR.at(Place(files.name_of(path)), message, hint))
        else:
            folders[number] = path
            yield _year(files, path, number, context, reading)


def _number_of(name: str, begins: int) -> int | None:
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
    return UNKNOWN_FILE.at(Place(files.name_of(path)), message, hint)


def _year(files: ReportFiles, path: Path, number: int, context: FigureContext, reading: ReadContext) -> Year:
    listing = files.listing(path)
    if listing.problems:
        place = Place(files.name_of(path))
        return Year(number, place, YearFile(place=place), begins=reading.begins)
    before = len(files.problems)
    about = files.record(path / "year.yml", YearFile, reading)
    files.unread.extend(Unread(problem.place) for problem in files.problems[before:][:1])  # is the year public?
    of_year = replace(reading, year=number)
    figures = _figures(files, path, context, of_year)
    rebuttals = files.read(path / "rebuttals.yml", of_year.fingerprint, partial(_read_rebuttals, reading=of_year))
    events = files.read(path / "events.yml", of_year.fingerprint, partial(_read_events, reading=of_year))
    articles = _articles(files, path, of_year)
    records: Records = {"articles": articles, "rebuttals": rebuttals or (), "events": events or ()}
    registers = year_registers(files, path, context.registers, records, of_year)
    unknown_files(files, listing, YEAR_FILES)
    place = Place(files.name_of(path / "year.yml"))
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


def _figures(files: ReportFiles, folder: Path, context: FigureContext, reading: ReadContext) -> Mapping[str, Figure]:
    """The figures of a year with their cells, also those of the tables that they name."""
    figures = files.read(folder / "figures.yml", reading.fingerprint, partial(_read_figures, reading=reading))

    def table(indicator: str, breakdown: FigureBreakdown) -> FigureTable | None:
        return _table(files, folder, breakdown, reading.for_indicator(indicator))

    return assembled(figures or {}, table, context.indicators, context.units, context.dimensions, reading.begins)


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


def _articles(files: ReportFiles, path: Path, reading: ReadContext) -> Articles:
    """The articles of a year: those of articles.yml, then those that have a file of their own."""
    listed = files.articles(path / "articles.yml", reading.fingerprint, partial(_read_articles, reading=reading))
    single = [
        files.articles(one, reading.fingerprint, partial(_read_article, reading=reading))
        for one in files.listing(path / "articles").files
        if one.suffix == ".yml"
    ]
    return AllArticles([part for part in (listed, *single) if part is not None])


def _read_figures(data: bytes, file: str, reading: ReadContext) -> FileResult[dict[str, Figure]]:
    read = read_record(data, file, FiguresFile, reading)
    return read.holding(figures_of_year(read.value, reading.year or 0, reading.begins) if read.value else None)


def _read_rebuttals(data: bytes, file: str, reading: ReadContext) -> FileResult[tuple[Rebuttal, ...]]:
    read = read_record(data, file, RebuttalsFile, reading)
    return read.holding(_of_year(read.value.rebuttals, reading) if read.value else None)


def _read_events(data: bytes, file: str, reading: ReadContext) -> FileResult[tuple[Event, ...]]:
    read = read_record(data, file, EventsFile, reading)
    return read.holding(_of_year(read.value.events, reading) if read.value else None)


def _read_articles(data: bytes, file: str, reading: ReadContext) -> FileResult[tuple[Article, ...]]:
    read = read_record(data, file, ArticlesFile, reading)
    return read.holding(_of_year(read.value.articles, reading) if read.value else None)


def _read_article(data: bytes, file: str, reading: ReadContext) -> FileResult[tuple[Article, ...]]:
    """The one article of a file, as a file of many gives them."""
    read = read_record(data, file, Article, reading)
    return read.holding(_of_year((read.value,), reading) if read.value else None)


def _of_year(records: tuple[D, ...], reading: ReadContext) -> tuple[D, ...]:
    """Records with the year of the folder that they are in."""
    return tuple(replace(record, year=reading.year or 0) for record in records)


def unknown_files(files: ReportFiles, found: Listing, known: tuple[str, ...]) -> None:
    """Report the YAML files of a folder that have no known name."""
    for path in found.files:
        if path.suffix in (".yml", ".yaml") and path.name not in known:
            _unknown_file(files, path, known)


def _unknown_file(files: ReportFiles, path: Path, known: tuple[str, ...]) -> None:
    hint = suggestion(path.name.replace(".yaml", ".yml"), known) or translatable(
        "Files known here: {names}.", names=join_messages(known)
    )
    message = translatable("This file is not read: the format has no file of this name.")
    files.problems.append(UNKNOWN_FILE.at(Place(files.name_of(path)), message, hint))
