"""Mapping files, which say what the columns of a table mean. They are in the same YAML dialect as the data.

imports: articles
known_by: [Headline, Hit Sentence]      # a table with these columns is recognised
columns: {title: [Headline], url: URL, date: Date}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bilan.diagnostics.problem import Problem
from bilan.filesystem.report_folder import ReportFolder
from bilan.messages.message import translatable
from bilan.schema.containers import ListOf, MapOf, OneOrMany
from bilan.schema.field_type import ReadContext
from bilan.schema.record import Record, RecordOf, key
from bilan.schema.text_fields import Choice, Text
from bilan.yaml.nodes import Entry
from bilan.yaml.parser import parse
from bilan.yaml.source_text import SourceText, read_source

SHIPPED = Path(__file__).parent / "mappings"
OWN = "imports"  # the folder of a report's own mappings, beside mkdocs.yml


class Imports(StrEnum):
    """What a row of the table is."""

    ARTICLES = "articles"
    FIGURES = "figures"


class DateOrder(StrEnum):
    """How to read `05/06/2025`."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


_NAMES = OneOrMany(Text())


class Columns(Record):
    """The names that a column may have; the first that the table has is used."""

    title: tuple[str, ...] = key(_NAMES, ())
    outlet: tuple[str, ...] = key(_NAMES, ())
    date: tuple[str, ...] = key(_NAMES, ())
    language: tuple[str, ...] = key(_NAMES, ())
    country: tuple[str, ...] = key(_NAMES, ())
    url: tuple[str, ...] = key(_NAMES, ())
    archive_url: tuple[str, ...] = key(_NAMES, ())
    indicator: tuple[str, ...] = key(_NAMES, ())
    year: tuple[str, ...] = key(_NAMES, ())
    period: tuple[str, ...] = key(_NAMES, ())
    month: tuple[str, ...] = key(_NAMES, ())
    quarter: tuple[str, ...] = key(_NAMES, ())
    half: tuple[str, ...] = key(_NAMES, ())
    value: tuple[str, ...] = key(_NAMES, ())
    status: tuple[str, ...] = key(_NAMES, ())
    obs_status: tuple[str, ...] = key(_NAMES, ())
    qualifier: tuple[str, ...] = key(_NAMES, ())
    lower: tuple[str, ...] = key(_NAMES, ())
    upper: tuple[str, ...] = key(_NAMES, ())


def _text(entry: Entry, reading: ReadContext) -> str | None:
    return Text().read(entry.value, reading)


def _names(entry: Entry, reading: ReadContext) -> tuple[str, ...] | None:
    return _NAMES.read(entry.value, reading)


def _words(entry: Entry, reading: ReadContext) -> dict[str, str] | None:
    return _WORDS.read(entry.value, reading)


_WORDS = MapOf(_text, translatable("words"), Text())
_LABELS = MapOf(_names, translatable("names of dimensions"), _NAMES)
_MEMBERS = MapOf(_words, translatable("names of dimensions"), _WORDS)


class TableMapping(Record):
    """A mapping file.

    `always` has values for all rows, `names` the indicator for a name in the table, `ignore` the rows to leave out.
    `dimensions` has the labels of the column of a dimension, `members` the member for a name in the table.
    """

    imports: Imports = key(Choice(Imports))
    columns: Columns = key(RecordOf(Columns))
    known_by: tuple[str, ...] = key(ListOf(Text()), ())
    dates: DateOrder | None = key(Choice(DateOrder), None)
    always: Mapping[str, str] = key(_WORDS, {})
    names: Mapping[str, str] = key(_WORDS, {})
    dimensions: Mapping[str, tuple[str, ...]] = key(_LABELS, {})
    members: Mapping[str, Mapping[str, str]] = key(_MEMBERS, {})
    ignore: tuple[str, ...] = key(ListOf(Text()), ())
    text_of_articles: tuple[str, ...] = key(ListOf(Text()), ())


@dataclass(frozen=True, slots=True)
class ReadMapping:
    """A mapping file with its problems. `mapping` is None if it cannot be read."""

    name: str
    mapping: TableMapping | None
    problems: tuple[Problem, ...]
    source: SourceText


def read_mapping(path: Path, file: str) -> ReadMapping:
    """Return the mapping in a file; `file` is its name in messages."""
    source, unreadable = read_source(path, file)
    node, found = parse(source)
    reading = ReadContext(problems=[*unreadable, *found])
    mapping = RecordOf(TableMapping).read(node, reading) if node is not None else None
    return ReadMapping(path.stem, mapping, tuple(reading.problems), source)


def mappings(report: Path) -> Iterator[ReadMapping]:
    """Yield the report's own mappings, then those of Bilan, services first."""
    own = ReportFolder.at(report).listing(report / OWN)
    if own.problems:
        yield ReadMapping(OWN, None, own.problems, SourceText(OWN, ""))
    for path in own.files:
        if path.suffix == ".yml":
            yield read_mapping(path, f"{OWN}/{path.name}")
    shipped = [read_mapping(path, path.name) for path in sorted(SHIPPED.glob("*.yml"))]
    yield from sorted(shipped, key=lambda one: one.mapping is not None and not one.mapping.known_by)
