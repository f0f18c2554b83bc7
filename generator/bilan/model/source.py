"""sources.yml and glossary.yml: the documents that figures cite, and the words that need explaining."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from bilan.messages.message import translatable
from bilan.schema.containers import MapOf
from bilan.schema.date_fields import Date, Day
from bilan.schema.record import Record, RecordOf, key
from bilan.schema.text_fields import LANGUAGE, LocalizedText, Text, WebAddress
from bilan.values.local_text import LocalText
from bilan.values.partial_date import PartialDate


@dataclass(frozen=True, kw_only=True)
class Source(Record):
    """A document that figures rest on. `kind` is free: review, dispatch, study, statute …"""

    id: str
    title: str = key(Text(translatable("the title of the document")))
    publisher: str = key(Text(translatable("who published it")))
    date: PartialDate | None = key(Date(), None)
    url: str | None = key(WebAddress(), None)
    archive_url: str | None = key(WebAddress(), None)
    language: str | None = key(LANGUAGE, None)
    kind: str | None = key(Text(), None)
    consulted: datetime.date | None = key(Day(), None)


@dataclass(frozen=True, kw_only=True)
class SourcesFile(Record):
    """The whole of sources.yml."""

    sources: Mapping[str, Source] = key(
        MapOf(RecordOf(Source).of_name, translatable("names of sources"), RecordOf(Source), "sources")
    )


@dataclass(frozen=True, kw_only=True)
class Term(Record):
    """A word of the glossary."""

    id: str
    name: LocalText = key(LocalizedText())
    definition: LocalText = key(LocalizedText())


@dataclass(frozen=True, kw_only=True)
class GlossaryFile(Record):
    """The whole of glossary.yml."""

    terms: Mapping[str, Term] = key(MapOf(RecordOf(Term).of_name, translatable("terms"), RecordOf(Term)))
