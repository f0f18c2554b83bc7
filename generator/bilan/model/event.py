"""YYYY/events.yml: what happened."""

from __future__ import annotations

from bilan.messages.message import translatable
from bilan.model.article import DOCUMENT_ID, Topic
from bilan.model.figure import SOURCES
from bilan.model.figure_reference import FigureReference, FigureReferenceTo
from bilan.model.picture import PICTURE
from bilan.schema.containers import ListOf, Reference
from bilan.schema.date_fields import Date
from bilan.schema.record import Record, RecordOf, key
from bilan.schema.text_fields import LocalizedText
from bilan.values.local_text import LocalText
from bilan.values.partial_date import PartialDate


class Event(Record):
    """A milestone of the year."""

    id: str | None = key(DOCUMENT_ID, None, title="Id", help="Optional; unique in the report.", example="open-days-2024")
    year: int = 0
    date: PartialDate | None = key(Date(), None, title="Date", help="As precise as it is known.", example="2024-05-17")
    title: LocalText = key(
        LocalizedText(translatable("a title")),
        title="Title",
        help="What happened, in a few words.",
        example="The platform opens",
    )
    text: LocalText | None = key(
        LocalizedText(), None, title="Text", help="A sentence more.", example="The public may report content there."
    )
    topics: tuple[str, ...] = key(
        ListOf(Topic()),
        (),
        title="Topics",
        help="Words in small letters without accents, joined by “_”.",
        example=["open_days"],
    )
    source: tuple[Reference, ...] = key(
        SOURCES, (), title="Source", help="The id of a source, or a list.", example="dgsn-2021"
    )
    figure: FigureReference | None = key(
        FigureReferenceTo(),
        None,
        title="Figure",
        help="The indicator it is about, or “year/indicator”.",
        example="activities",
    )
    picture: Reference | None = key(PICTURE, None, title="Picture", help="The id of a picture.", example="open-days")


class EventsFile(Record):
    """The whole of a year's events.yml."""

    events: tuple[Event, ...] = key(ListOf(RecordOf(Event)), title="Events", help="The milestones of the year.")
