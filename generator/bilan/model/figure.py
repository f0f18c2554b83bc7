"""YYYY/figures.yml: the observations of a year, with all that qualifies them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bilan.messages.message import translatable
from bilan.schema.containers import ListOf, MapOf, OneOrMany, Reference, ReferenceTo
from bilan.schema.date_fields import Date, Day
from bilan.schema.field_type import ReadContext
from bilan.schema.number_fields import Number, RoundingUnit
from bilan.schema.record import Record, RecordOf, key
from bilan.schema.text_fields import Boolean, Choice, LocalizedText
from bilan.values.interval import Interval, Qualifier, interval_of
from bilan.values.local_text import LocalText
from bilan.values.partial_date import PartialDate
from bilan.yaml.nodes import Entry

INDICATOR = ReferenceTo(translatable("the name of an indicator"))
NO_VALUE = translatable("Write the number; where there is none, replace this key by “{status}”.", status="status: missing")
NO_FIGURE = translatable("Write the number; where there is none, write “{status}”.", status="{status: missing}")
SOURCES = OneOrMany(ReferenceTo(translatable("the name of a source")))


class Status(StrEnum):
    """How settled an observation is (SDMX OBS_STATUS: A, P, E, O, M, Q)."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"
    WITHHELD = "withheld"

    @property
    def has_value(self) -> bool:
        """False for the three states that say why there is no number."""
        return self in (Status.FINAL, Status.PROVISIONAL, Status.ESTIMATED)


class RevisionKind(StrEnum):
    """Why a published number was changed."""

    CORRECTION = "correction"
    UPDATE = "update"
    METHOD = "method"


@dataclass(frozen=True, kw_only=True)
class Residual(Record):
    """The part of a total that no published part explains, with a name."""

    value: Decimal = key(Number())
    name: LocalText = key(LocalizedText())


@dataclass(frozen=True, kw_only=True)
class Alternative(Record):
    """A number that another source gives for the same thing, and why it was not retained."""

    value: Decimal = key(Number())
    qualifier: Qualifier = key(Choice(Qualifier), Qualifier.EXACT)
    source: tuple[Reference, ...] = key(SOURCES, ())
    why_not: LocalText | None = key(LocalizedText(), None)


@dataclass(frozen=True, kw_only=True)
class Revision(Record):
    """A change of a published number: what it was before."""

    date: datetime.date = key(Day())
    was: Decimal = key(Number())
    kind: RevisionKind = key(Choice(RevisionKind), RevisionKind.CORRECTION)
    reason: LocalText = key(LocalizedText())


@dataclass(frozen=True, kw_only=True)
class Figure(Record):
    """One observation: an indicator in a year."""

    id: str
    year: int = 0
    value: Decimal | None = key(Number(empty=NO_VALUE), None)
    qualifier: Qualifier = key(Choice(Qualifier), Qualifier.EXACT)
    as_of: PartialDate | None = key(Date(), None)
    source: tuple[Reference, ...] = key(SOURCES, ())
    status: Status = key(Choice(Status), Status.FINAL)
    note: LocalText | None = key(LocalizedText(), None)
    break_: LocalText | None = key(LocalizedText(), None, written="break")
    rounded_to: Decimal | None = key(RoundingUnit(), None)
    parts: tuple[Reference, ...] = key(ListOf(INDICATOR), ())
    of_which: tuple[Reference, ...] = key(ListOf(INDICATOR), ())
    residual: Residual | None = key(RecordOf(Residual), None)
    alternatives: tuple[Alternative, ...] = key(ListOf(RecordOf(Alternative)), ())
    revisions: tuple[Revision, ...] = key(ListOf(RecordOf(Revision)), ())
    confirmed: bool = key(Boolean(), False)

    @property
    def key(self) -> str:
        """By what an observation is referred to everywhere: `2021/activities`."""
        return f"{self.year}/{self.id}"

    @property
    def waits_for_value(self) -> bool:
        """True where there is neither a number nor a status that says why there is none."""
        return self.value is None and self.status.has_value

    @property
    def interval(self) -> Interval | None:
        """The numbers this observation may stand for, None where it has none."""
        return None if self.value is None else interval_of(self.value, self.qualifier, self.rounded_to)


_FIGURE = RecordOf(Figure, short_for="value", empty=NO_FIGURE)


def _figure(entry: Entry, reading: ReadContext) -> Figure | None:
    return _FIGURE.of_name(entry, reading.for_indicator(entry.key.text))


@dataclass(frozen=True, kw_only=True)
class FiguresFile(Record):
    """The whole of a year's figures.yml; `source` holds for every figure that names none."""

    source: tuple[Reference, ...] = key(SOURCES, ())
    figures: Mapping[str, Figure] = key(MapOf(_figure, translatable("names of indicators"), _FIGURE, "figures"))
