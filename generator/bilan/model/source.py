"""sources.yml and glossary.yml: the documents that figures cite, and the words that need explaining."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from bilan.messages.message import translatable
from bilan.schema.containers import MapOf
from bilan.schema.date_fields import Date, Day
from bilan.schema.record import Record, RecordOf, key
from bilan.schema.text_fields import LANGUAGE, LocalizedText, Text, WebAddress
from bilan.values.local_text import LocalText
from bilan.values.partial_date import PartialDate


class Source(Record):
    """A document that figures rest on. `kind` is free: review, dispatch, study, statute …"""

    id: str
    title: str = key(
        Text(translatable("the title of the document")),
        "",
        title="Title",
        help="The title of the document, as published. Where it is not known, write “title_given” instead.",
        example="Annual review",
    )
    title_given: LocalText | None = key(
        LocalizedText(),
        None,
        title="Title given",
        help="A title of your own, where the published one is not known; readers see it in brackets.",
        example="Annual review, chapter on communication",
    )
    publisher: str = key(
        Text(translatable("who published it")),
        title="Publisher",
        help="Who published it: an outlet of outlets.yml, or a name.",
        example="MAP",
    )
    via: LocalText | None = key(
        LocalizedText(translatable("the name of a site or an agency")),
        None,
        title="Via",
        help="Where it was read, if not at the publisher.",
        example="Maghress",
    )
    date: PartialDate | None = key(
        Date(), None, title="Date", help="As precise as it is known: 2022, 2022-02 or 2022-02-14.", example="2022-02"
    )
    url: str | None = key(
        WebAddress(), None, title="Address", help="The address of the document.", example="https://example.org/review"
    )
    archive_url: str | None = key(
        WebAddress(),
        None,
        title="Archived copy",
        help="The address of a copy that will not change.",
        example="https://web.archive.org/web/2022/https://example.org/review",
    )
    language: str | None = key(
        LANGUAGE, None, title="Language", help="The language of the document (fr, ar, en …).", example="fr"
    )
    kind: str | None = key(
        Text(), None, title="Kind", help="The kind of document, in a word: review, dispatch, study, etc.", example="review"
    )
    consulted: datetime.date | None = key(
        Day(), None, title="Consulted on", help="The day it was read.", example="2026-11-23"
    )


class SourcesFile(Record):
    """The whole of sources.yml."""

    sources: Mapping[str, Source] = key(
        MapOf(RecordOf(Source).of_name, translatable("names of sources"), RecordOf(Source), "sources"),
        title="Sources",
        help="The documents that figures cite, by id.",
    )


class Term(Record):
    """A word of the glossary."""

    id: str
    name: LocalText = key(LocalizedText(), title="Name", help="The word.", example="False news")
    definition: LocalText = key(
        LocalizedText(),
        title="Definition",
        help="What it means in this report.",
        example="A claim that the institution has denied.",
    )


class GlossaryFile(Record):
    """The whole of glossary.yml."""

    terms: Mapping[str, Term] = key(
        MapOf(RecordOf(Term).of_name, translatable("terms"), RecordOf(Term)),
        title="Terms",
        help="The words that are explained, by id.",
    )
