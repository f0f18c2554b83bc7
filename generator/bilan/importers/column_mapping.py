"""What the columns of a table mean: a mapping file, in the same closed YAML as the data.

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
    """How `05/06/2025` is to be read."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


_NAMES = OneOrMany(Text())


@dataclass(frozen=True, kw_only=True)
class Columns(Record):
    """By which names a column may be called; the first that is there is taken."""

    title: tuple[str, ...] = key(_NAMES, ())
    outlet: tuple[str, ...] = key(_NAMES, ())
    date: tuple[str, ...] = key(_NAMES, ())
    language: tuple[str, ...] = key(_NAMES, ())
    country: tuple[str, ...] = key(_NAMES, ())
    url: tuple[str, ...] = key(_NAMES, ())
    archive_url: tuple[str, ...] = key(_NAMES, ())
    indicator: tuple[str, ...] = key(_NAMES, ())
    year: tuple[str, ...] = key(_NAMES, ())
    value: tuple[str, ...] = key(_NAMES, ())
    status: tuple[str, ...] = key(_NAMES, ())
    obs_status: tuple[str, ...] = key(_NAMES, ())
    qualifier: tuple[str, ...] = key(_NAMES, ())


def _text(entry: Entry, reading: ReadContext) -> str | None:
    return Text().read(entry.value, reading)


_WORDS = MapOf(_text, translatable("words"), Text())


@dataclass(frozen=True, kw_only=True)
class TableMapping(Record):
    """The whole of a mapping file. `always` gives what no column does; `names` says which indicator a word stands for,
    `ignore` which rows are none."""

    imports: Imports = key(Choice(Imports))
    columns: Columns = key(RecordOf(Columns))
    known_by: tuple[str, ...] = key(ListOf(Text()), ())
    dates: DateOrder | None = key(Choice(DateOrder), None)
    always: Mapping[str, str] = key(_WORDS, {})
    names: Mapping[str, str] = key(_WORDS, {})
    ignore: tuple[str, ...] = key(ListOf(Text()), ())
    text_of_articles: tuple[str, ...] = key(ListOf(Text()), ())


@dataclass(frozen=True, slots=True)
class ReadMapping:
    """A mapping file as it was read."""

    name: str
    mapping: TableMapping | None
    problems: tuple[Problem, ...]
    source: SourceText


def read_mapping(path: Path, file: str) -> ReadMapping:
    """The mapping in a file, known as `file` in messages; None with the problems of reading it."""
    source, unreadable = read_source(path, file)
    node, found = parse(source)
    reading = ReadContext(problems=[*unreadable, *found])
    mapping = RecordOf(TableMapping).read(node, reading) if node is not None else None
    return ReadMapping(path.stem, mapping, tuple(reading.problems), source)


def mappings(report: Path) -> Iterator[ReadMapping]:
    """The report's own mappings, then those that come with Bilan, of services first."""
    own = ReportFolder.at(report).listing(report / OWN)
    if own.problems:
        yield ReadMapping(OWN, None, own.problems, SourceText(OWN, ""))
    for path in own.files:
        if path.suffix == ".yml":
            yield read_mapping(path, f"{OWN}/{path.name}")
    shipped = [read_mapping(path, path.name) for path in sorted(SHIPPED.glob("*.yml"))]
    yield from sorted(shipped, key=lambda one: one.mapping is not None and not one.mapping.known_by)
