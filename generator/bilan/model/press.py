"""YYYY/articles.yml, rebuttals.yml and events.yml: what the press wrote, what was denied, what happened."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from bilan.diagnostics.problem import Place
from bilan.messages.message import Message, translatable
from bilan.model.figure import SOURCES
from bilan.schema.containers import ListOf, Reference
from bilan.schema.date_fields import Date
from bilan.schema.field_type import ReadContext
from bilan.schema.number_fields import Number
from bilan.schema.record import Record, RecordOf, key
from bilan.schema.text_fields import COUNTRY, LANGUAGE, Choice, Identifier, LocalizedText, Text, WebAddress
from bilan.values.local_text import LocalText
from bilan.values.partial_date import PartialDate
from bilan.yaml.nodes import Mapping, Node, Scalar, Sequence

DOCUMENT_ID = Identifier("-_")
_FIGURE_KEY = re.compile(r"(?:(\d{4})/)?(\S+)", re.ASCII)


class Topic(Identifier):
    """What an article or an event is about; topics are not declared anywhere, using one makes it."""


class ArticleKind(StrEnum):
    """What sort of piece it is."""

    ARTICLE = "article"
    INTERVIEW = "interview"
    DISPATCH = "dispatch"
    BROADCAST = "broadcast"
    OPINION = "opinion"


class Verdict(StrEnum):
    """What the institution says of a claim."""

    FALSE = "false"
    MISLEADING = "misleading"
    UNFOUNDED = "unfounded"
    OUT_OF_CONTEXT = "out_of_context"


@dataclass(frozen=True, slots=True)
class FigureReference:
    """An observation named from elsewhere: `activities` (of the own year, `year` None) or `2021/activities`."""

    year: int | None
    indicator: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Reported:
    """That an article reports an observation, with the number it gives where one is given."""

    figure: FigureReference
    value: Decimal | None
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class FigureReferenceTo:
    """Reads `activities` or `2021/activities`."""

    expected: Message = translatable("the name of an indicator, or year/indicator")

    def read(self, node: Node, reading: ReadContext) -> FigureReference | None:
        name = Text(self.expected).read(node, reading)
        return _figure_reference(name, node.place) if name else None


@dataclass(frozen=True, slots=True)
class ReportedFigures:
    """Reads `{2021/activities: 4463}`, or a list of references where no value is given."""

    expected: Message = translatable("figures, each followed by the number the article gives")

    def read(self, node: Node, reading: ReadContext) -> tuple[Reported, ...] | None:
        if isinstance(node, Mapping):
            read = (self._reported(entry.key, entry.value, reading) for entry in node.entries)
            return tuple(reported for reported in read if reported is not None)
        if isinstance(node, Sequence):
            references = ListOf(FigureReferenceTo()).read(node, reading) or ()
            return tuple(Reported(reference, None, reference.place) for reference in references)
        one = FigureReferenceTo().read(node, reading)
        return (Reported(one, None, one.place),) if one else None

    def _reported(self, name: Scalar, value: Node, reading: ReadContext) -> Reported | None:
        reference = _figure_reference(name.text, name.place)
        number = Number().read(value, reading.for_indicator(reference.indicator))
        return None if number is None else Reported(reference, number, value.place)


def _figure_reference(name: str, place: Place) -> FigureReference:
    match = _FIGURE_KEY.fullmatch(name)
    year, indicator = match.groups() if match else (None, name)
    return FigureReference(int(year) if year else None, indicator, place)


@dataclass(frozen=True, kw_only=True)
class Article(Record):
    """A press article and our own summary of it."""

    id: str = key(DOCUMENT_ID)
    year: int = 0
    title: str = key(Text(translatable("the title as published")))
    outlet: str = key(Text(translatable("the name of the outlet")))
    date: PartialDate | None = key(Date(), None)
    language: str = key(LANGUAGE)
    country: str | None = key(COUNTRY, None)
    url: str = key(WebAddress())
    archive_url: str | None = key(WebAddress(), None)
    kind: ArticleKind = key(Choice(ArticleKind), ArticleKind.ARTICLE)
    topics: tuple[str, ...] = key(ListOf(Topic()), ())
    summary: LocalText = key(LocalizedText(translatable("a summary in our own words")))
    quote: str | None = key(Text(translatable("a short quotation")), None)
    figures: tuple[Reported, ...] = key(ReportedFigures(), ())


@dataclass(frozen=True, kw_only=True)
class Rebuttal(Record):
    """A false claim and the institution’s answer."""

    id: str = key(DOCUMENT_ID)
    year: int = 0
    date: PartialDate | None = key(Date(), None)
    claim: LocalText = key(LocalizedText(translatable("the claim, in neutral words")))
    appeared_on: LocalText | None = key(LocalizedText(), None)
    verdict: Verdict = key(Choice(Verdict))
    answer: LocalText = key(LocalizedText(translatable("the institution’s answer")))
    url: str | None = key(WebAddress(), None)
    source: tuple[Reference, ...] = key(SOURCES, ())


@dataclass(frozen=True, kw_only=True)
class Event(Record):
    """A milestone of the year."""

    id: str | None = key(DOCUMENT_ID, None)
    year: int = 0
    date: PartialDate | None = key(Date(), None)
    title: LocalText = key(LocalizedText(translatable("a title")))
    text: LocalText | None = key(LocalizedText(), None)
    topics: tuple[str, ...] = key(ListOf(Topic()), ())
    source: tuple[Reference, ...] = key(SOURCES, ())
    figure: FigureReference | None = key(FigureReferenceTo(), None)


@dataclass(frozen=True, kw_only=True)
class ArticlesFile(Record):
    """The whole of a year's articles.yml."""

    articles: tuple[Article, ...] = key(ListOf(RecordOf(Article), "articles"))


@dataclass(frozen=True, kw_only=True)
class RebuttalsFile(Record):
    """The whole of a year's rebuttals.yml."""

    rebuttals: tuple[Rebuttal, ...] = key(ListOf(RecordOf(Rebuttal)))


@dataclass(frozen=True, kw_only=True)
class EventsFile(Record):
    """The whole of a year's events.yml."""

    events: tuple[Event, ...] = key(ListOf(RecordOf(Event)))
