"""A year of the report: whether and when it is public, and all that was written in its folder."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from generator.model.figures import Figure
from generator.model.press import Article, Event, Rebuttal
from generator.problems import Place
from generator.said import said
from generator.schema.collections import ListOf, Reference, ReferenceTo
from generator.schema.dates import Day
from generator.schema.record import Record, RecordOf, key
from generator.schema.words import Choice, Pattern, Text

DIGEST = Pattern(said("a digest that “bilan review --approve” writes (64 hexadecimal digits)"), re.compile(r"[0-9a-f]{64}"))


class YearStatus(StrEnum):
    """Whether a year may be seen by the public."""

    PUBLISHED = "published"
    DRAFT = "draft"


@dataclass(frozen=True, kw_only=True)
class Approved(Record):
    """Who approved the figures of a year, when, and the digest of what was approved (`generator.derive.digest`)."""

    by: str = key(Text(said("the name of whoever approved")))
    on: date = key(Day())
    digest: str = key(DIGEST)


@dataclass(frozen=True, kw_only=True)
class YearFile(Record):
    """The whole of year.yml."""

    status: YearStatus = key(Choice(YearStatus), YearStatus.PUBLISHED)
    publish_on: date | None = key(Day(), None)
    highlights: tuple[Reference, ...] = key(ListOf(ReferenceTo(said("the name of an indicator"))), ())
    approved: Approved | None = key(RecordOf(Approved), None)


@dataclass(frozen=True, slots=True)
class Year:
    """All that a year's folder holds. `figures` are by indicator, in the order written."""

    number: int
    place: Place
    about: YearFile
    figures: Mapping[str, Figure] = field(default_factory=dict)
    articles: Sequence[Article] = ()
    rebuttals: tuple[Rebuttal, ...] = ()
    events: tuple[Event, ...] = ()

    def public_on(self, today: date) -> bool:
        """True when the year is published and its day, if it has one, has come (UTC)."""
        if self.about.status is YearStatus.DRAFT:
            return False
        return self.about.publish_on is None or self.about.publish_on <= today
