"""Everything that the records of the data files declare: the records, their code lists, and the words for editors."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.editing.declared_records import declared_records
from bilan.pages.front_matter import FrontMatter
from bilan.schema.record import keys_of
from bilan.schema.text_fields import Choice, LocalizedText, Text
from bilan.values.code_list import CodeList

RECORDS = declared_records()
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
