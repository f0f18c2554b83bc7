"""report.yml: the publication, its institution and its languages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bilan.schema.containers import ListOf
from bilan.schema.record import Record, RecordOf, key
from bilan.schema.text_fields import COUNTRY, EMAIL, LANGUAGE, LICENCE, Choice, LocalizedText, Text, WebAddress
from bilan.values.local_text import LocalText


@dataclass(frozen=True, kw_only=True)
class Institution(Record):
    """Who publishes."""

    name: LocalText = key(LocalizedText())
    short_name: str | None = key(Text(), None)
    url: str | None = key(WebAddress(), None)
    country: str | None = key(COUNTRY, None)


@dataclass(frozen=True, kw_only=True)
class Contact(Record):
    """Whom a reader may ask."""

    name: LocalText | None = key(LocalizedText(), None)
    email: str | None = key(EMAIL, None)
    url: str | None = key(WebAddress(), None)


class TimeAxis(StrEnum):
    """Which way the years of a chart run: as the page is read, or from left to right on every page."""

    READING = "reading"
    LEFT_TO_RIGHT = "left_to_right"


class Policy(StrEnum):
    """What it takes to publish a year: nothing more than its status, or somebody's approval of its figures."""

    FREELY = "freely"
    REQUIRE_APPROVAL = "require-approval"


@dataclass(frozen=True, kw_only=True)
class Publication(Record):
    """The report as a publication. `languages` are BCP 47 tags, the first the default."""

    title: LocalText = key(LocalizedText())
    institution: Institution = key(RecordOf(Institution))
    languages: tuple[str, ...] = key(ListOf(LANGUAGE))
    licence: str | None = key(LICENCE, None)
    contact: Contact | None = key(RecordOf(Contact), None)
    early_access: tuple[LocalText, ...] = key(ListOf(LocalizedText()), ())
    publish: Policy = key(Choice(Policy), Policy.FREELY)
    time_axis: TimeAxis = key(Choice(TimeAxis), TimeAxis.READING)


def subtag(tag: str) -> str:
    """The language subtag of a BCP 47 tag, which keys the texts: `ar-MA` → `ar`."""
    return tag.split("-")[0]
