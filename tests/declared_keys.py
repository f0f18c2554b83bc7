"""Everything that the records of the data files declare: the records, their code lists, and the words for editors."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.editing.schema_files import FILES
from bilan.pages.front_matter import FrontMatter
from bilan.schema.containers import ListOf, MapOf, OneOrMany
from bilan.schema.either_group import EitherGroup
from bilan.schema.record import Record, RecordOf, keys_of
from bilan.schema.text_fields import Choice, LocalizedText, Text
from bilan.values.code_list import CodeList


def _records(record: type[Record]) -> Iterator[type[Record]]:
    yield record
    for item in keys_of(record).values():
        yield from records_within(item.metadata["kind"])


def records_within(kind: object) -> Iterator[type[Record]]:
    """The records that values of a type hold, at any depth."""
    if isinstance(kind, RecordOf):
        yield from _records(kind.made)
    elif isinstance(kind, MapOf):
        yield from records_within(kind.holds)
    elif isinstance(kind, EitherGroup):
        yield from (*records_within(kind.record), *records_within(kind.named))
    elif isinstance(kind, ListOf | OneOrMany):
        yield from records_within(kind.item)


RECORDS = sorted({record for file in FILES.values() for record in _records(file)}, key=lambda record: record.__name__)
CODE_LISTS: set[type[CodeList]] = {
    item.metadata["kind"].codes
    for record in RECORDS
    for item in keys_of(record).values()
    if isinstance(item.metadata["kind"], Choice)
}


def words() -> Iterator[str]:
    """Titles, sentences of help, examples that are texts, and meanings of codes, in English."""
    for record in (*RECORDS, FrontMatter):
        for item in keys_of(record).values():
            if not item.metadata["title"]:
                continue  # a key for the theme, which no form shows
            yield from (item.metadata["title"].words, item.metadata["help"].words)
            if isinstance(item.metadata["kind"], Text | LocalizedText):
                yield from filter(None, [item.metadata["example"]])
    for codes in CODE_LISTS:
        yield from (str(code.meaning.words) for code in codes)
