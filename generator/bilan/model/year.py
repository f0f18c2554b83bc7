"""A year of the report: which parts of it are public and when, and all that was written in its folder."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bilan.diagnostics.problem import Place
from bilan.messages.message import translatable
from bilan.model.article import Article
from bilan.model.event import Event
from bilan.model.figure import Figure
from bilan.model.picture import PICTURE
from bilan.model.rebuttal import Rebuttal
from bilan.model.registers.register_table import RegisterTable
from bilan.schema.containers import ListOf, Reference, ReferenceTo
from bilan.schema.date_fields import Day
from bilan.schema.number_fields import WholeNumber
from bilan.schema.record import Record, RecordOf, key
from bilan.schema.text_fields import Choice, LocalizedText, Pattern, Text
from bilan.values.code_list import CodeList
from bilan.values.local_text import LocalText
from bilan.values.period import Period, year_period

DIGEST = Pattern(
    translatable("a digest that “bilan review --approve” writes (64 hexadecimal digits)"), re.compile(r"[0-9a-f]{64}")
)

SLUG = Pattern(
    translatable("the name of a file in content/, without its folder and “.md”: rumours, open-days"),
    re.compile(r"(?!(?:press|rebuttals|registers|index)\Z)[a-z][a-z0-9]*(?:-[a-z0-9]+)*"),
)


class YearStatus(CodeList):
    """Whether a part of a year is public: its figures and rebuttals, or its press."""

    PUBLISHED = "published", "Public."
    DRAFT = "draft", "A draft: seen only in “mkdocs serve”, and marked."


class Approved(Record):
    """Who approved the figures of a year, when, and the fingerprint of what was approved (`approval_fingerprint.py`)."""

    by: str = key(
        Text(translatable("the name of whoever approved")),
        title="Approved by",
        help="The name of whoever approves.",
        example="Amina Benali",
    )
    on: date = key(Day(), title="On", help="The day of the approval.", example="2027-01-10")
    digest: str = key(
        DIGEST,
        title="Digest",
        help="The digest of what was approved; it is not written by hand.",
        example="e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    )


class YearMessage(Record):
    """The opening of a year: one finding, a few sentences, and the indicator whose chart shows it.

    Title and text may have expressions such as `{{ figure("visits", 2024) }}` (`pages/value_functions.py`).
    """

    title: LocalText = key(
        LocalizedText(translatable("the finding, in a few words")),
        title="Title",
        help="The finding of the year, in a few words. Figures are written as on pages.",
        example="Half as many complaints as in 2017",
    )
    text: LocalText = key(
        LocalizedText(translatable("two or three sentences")),
        title="Text",
        help="Two or three sentences below the title. Figures are written as on pages.",
        example='{{ figure("complaints", unit=true) }} were received, fewer than in any year before.',
    )
    chart: Reference = key(
        ReferenceTo(translatable("the name of an indicator")),
        title="Chart",
        help="The indicator that is drawn large beside the title.",
        example="complaints",
    )
    since: int | None = key(WholeNumber(1000, 2999), None, title="Since", help="The first year of the chart.", example=2017)


class YearFile(Record):
    """The whole of year.yml.

    `status` is that of figures and rebuttals: they are a draft until it says otherwise. `press` is that of articles and
    events: they are public from the day they are written.
    """

    status: YearStatus = key(
        Choice(YearStatus),
        YearStatus.DRAFT,
        title="Status of the year",
        help="Whether figures and rebuttals are public. A draft unless “published” is written here.",
        example="published",
    )
    press: YearStatus = key(
        Choice(YearStatus),
        YearStatus.PUBLISHED,
        title="Press",
        help="Whether articles and events are public. They are unless “draft” is written here.",
        example="published",
    )
    publish_on: date | None = key(
        Day(),
        None,
        title="Publish on",
        help="The figures and rebuttals are not public before that day (UTC).",
        example="2027-01-15",
    )
    highlights: tuple[Reference, ...] = key(
        ListOf(ReferenceTo(translatable("the name of an indicator"))),
        (),
        title="Highlights",
        help="The indicators shown large, in order.",
        example=["activities"],
    )
    message: YearMessage | None = key(
        RecordOf(YearMessage),
        None,
        title="Message",
        help="The one finding that the year opens with. Without it, the first highlight with a change opens the year.",
    )
    cover: Reference | None = key(
        PICTURE, None, title="Cover", help="The id of the picture that opens the year.", example="open-days"
    )
    foreword: str | None = key(
        SLUG,
        None,
        title="Foreword",
        help="A signed text before the chapters: “foreword” is content/2024/foreword.md.",
        example="foreword",
    )
    chapters: tuple[str, ...] = key(
        ListOf(SLUG),
        (),
        title="Chapters",
        help="Three to five chapters, in order: “rumours” is content/2024/rumours.md.",
        example=["rumours", "open-days"],
    )
    approved: Approved | None = key(
        RecordOf(Approved), None, title="Approval", help="Who approved the figures; “bilan review 2024 --approve” writes it."
    )


@dataclass(frozen=True, slots=True)
class Year:
    """All that a year's folder holds. `figures` are by indicator, in the order written; `begins` is its first month.

    `registers` are the lists of the year, without their private columns; they are public with the figures.
    """

    number: int
    place: Place
    about: YearFile
    figures: Mapping[str, Figure] = field(default_factory=dict)
    articles: Sequence[Article] = ()
    rebuttals: tuple[Rebuttal, ...] = ()
    events: tuple[Event, ...] = ()
    begins: int = 1
    registers: Mapping[str, RegisterTable] = field(default_factory=dict)

    @property
    def period(self) -> Period:
        """From the first to the last day of the year."""
        return year_period(self.number, self.begins)

    @property
    def folder(self) -> str:
        """Its folder, as messages name it: `data/2025`, `data/2025-26`."""
        return self.place.file.removesuffix("/year.yml")

    def fingerprinted(self) -> int:
        """The year in a fingerprint: its number alone, because reads from a year are tracked."""
        return self.number

    def figures_public_on(self, today: date) -> bool:
        """True when figures and rebuttals are published and their day, if they have one, has come (UTC)."""
        if self.about.status is YearStatus.DRAFT:
            return False
        return self.about.publish_on is None or self.about.publish_on <= today

    @property
    def press_public(self) -> bool:
        """True when articles and events are public; they wait for no day."""
        return self.about.press is YearStatus.PUBLISHED
