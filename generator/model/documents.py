"""sources.yml and glossary.yml: the documents that figures cite, and the words that need explaining."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from generator.said import said
from generator.schema.collections import Named
from generator.schema.dates import Date, Day
from generator.schema.record import Record, RecordOf, key
from generator.schema.words import LANGUAGE, LocalisedText, Text, WebAddress
from generator.values.partial_date import PartialDate
from generator.values.texts import LocalText


@dataclass(frozen=True, kw_only=True)
class Source(Record):
    """A document that figures rest on. `kind` is free: review, dispatch, study, statute …"""

    id: str
    title: str = key(Text(said("the title of the document")))
    publisher: str = key(Text(said("who published it")))
    date: PartialDate | None = key(Date(), None)
    url: str | None = key(WebAddress(), None)
    archive_url: str | None = key(WebAddress(), None)
    language: str | None = key(LANGUAGE, None)
    kind: str | None = key(Text(), None)
    consulted: datetime.date | None = key(Day(), None)


@dataclass(frozen=True, kw_only=True)
class SourcesFile(Record):
    """The whole of sources.yml."""

    sources: Mapping[str, Source] = key(Named(RecordOf(Source).named, said("names of sources"), RecordOf(Source), "sources"))


@dataclass(frozen=True, kw_only=True)
class Term(Record):
    """A word of the glossary."""

    id: str
    name: LocalText = key(LocalisedText())
    definition: LocalText = key(LocalisedText())


@dataclass(frozen=True, kw_only=True)
class GlossaryFile(Record):
    """The whole of glossary.yml."""

    terms: Mapping[str, Term] = key(Named(RecordOf(Term).named, said("terms"), RecordOf(Term)))
