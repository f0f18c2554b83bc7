"""YYYY/figures.yml: the observations of a year, with all that qualifies them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field, replace
from decimal import Decimal
from typing import TypeAlias

from bilan.messages.message import translatable
from bilan.model.breakdown import Breakdown, by_dimensions
from bilan.model.breakdown_fields import Breakdowns
from bilan.model.computation import Computation
from bilan.model.registers.count_fields import COLUMN, REGISTER, Condition, Conditions
from bilan.schema.containers import ListOf, MapOf, OneOrMany, Reference, ReferenceTo
from bilan.schema.date_fields import Date, Day
from bilan.schema.field_type import ReadContext
from bilan.schema.number_fields import Number, NumberOrRange, RoundingUnit, WholeNumber
from bilan.schema.period_fields import PeriodField
from bilan.schema.record import Export, Record, RecordOf, key
from bilan.schema.text_fields import Boolean, Choice, LocalizedText
from bilan.values.code_list import CodeList
from bilan.values.interval import Interval, Qualifier, interval_of
from bilan.values.local_text import LocalText
from bilan.values.partial_date import PartialDate
from bilan.values.period import Period
from bilan.values.quantity import Quantity
from bilan.values.sentence import PeriodName, Text
from bilan.yaml.nodes import Entry

INDICATOR = ReferenceTo(translatable("the name of an indicator"))
NO_VALUE = translatable("Write the number; where there is none, replace this key by “{status}”.", status="status: missing")
NO_FIGURE = translatable("Write the number; where there is none, write “{status}”.", status="{status: missing}")
SOURCES = OneOrMany(ReferenceTo(translatable("the name of a source")))


class Status(CodeList):
    """How settled an observation is (SDMX OBS_STATUS: A, P, E, O, M, Q)."""

    FINAL = "final", "Final."
    PROVISIONAL = "provisional", "Provisional."
    ESTIMATED = "estimated", "Estimated."
    MISSING = "missing", "It exists, but the number is not known; without “value”."
    NOT_APPLICABLE = "not_applicable", "There was nothing to count: it did not take place; without “value”."
    WITHHELD = "withheld", "Known, but not made public; without “value”."


UNSETTLED = frozenset((Status.PROVISIONAL, Status.ESTIMATED))
WITHOUT_VALUE = frozenset((Status.MISSING, Status.NOT_APPLICABLE, Status.WITHHELD))


class Origin(CodeList):
    """Who counted a number, or who says something."""

    INSTITUTION = "institution", "The institution counted it and published it."
    PRESS = "press", "A newspaper or another outlet counted it."
    COMPILER = "compiler", "The compiler of the report read it off or worked it out."


class RevisionKind(CodeList):
    """Why a published number was changed."""

    CORRECTION = "correction", "A mistake corrected."
    UPDATE = "update", "A number updated."
    METHOD = "method", "A method changed."


class Residual(Record):
    """The part of a total that no published part explains, with a name."""

    value: Decimal = key(Number(), title="Value", help="The number that the parts lack.", example=40)
    name: LocalText = key(LocalizedText(), title="Name", help="What it is.", example="Others")


class Alternative(Record):
    """A number that another source gives for the same thing, and why it was not retained."""

    value: Decimal = key(Number(), title="Value", help="The number that the other source gives.", example=500000)
    qualifier: Qualifier = key(
        Choice(Qualifier), Qualifier.EXACT, title="Qualifier", help="What it says of the number.", example="about"
    )
    source: tuple[Reference, ...] = key(
        SOURCES, (), title="Source", help="The id of the other source.", example="almaghribia-jpo-2019"
    )
    why_not: LocalText | None = key(
        LocalizedText(), None, title="Why not", help="Why this number is not used.", example="An undated press cutting."
    )


class Revision(Record):
    """A change of a published number: what it was before."""

    date: datetime.date = key(Day(), title="Date", help="The day of the change.", example="2022-03-01")
    was: Quantity = key(NumberOrRange(), title="Was", help="The number published before.", example=105)
    kind: RevisionKind = key(
        Choice(RevisionKind), RevisionKind.CORRECTION, title="Kind of change", help="Why it changed.", example="correction"
    )
    reason: LocalText = key(LocalizedText(), title="Reason", help="The reason, for the reader.", example="A typing mistake.")


class Figure(Record):
    """One observation: an indicator in a period, and for some members of dimensions (SDMX: a series key and a period).

    A range (`value: [100, 120]`) is kept as `range`; `value` is then its middle, for sums, changes and charts.
    `year` is the number of the year in whose folder it is. Of a cell of a breakdown `dimensions` are those of the
    breakdown, and `members` its member of each but the dimension of time, which is its `period`.
    `counted` is the number of records counted, where `count` names a register that could be read.
    """

    id: str
    year: int = 0
    dimensions: tuple[str, ...] = ()
    members: Mapping[str, str] = field(default_factory=dict)
    counted: int | None = None
    value: Decimal | None = key(
        NumberOrRange(empty=NO_VALUE),
        None,
        title="Value",
        help="The number, in digits, without a point or a comma for thousands: 4463; or a range: [100, 120].",
        example=4463,
        export=Export("Value", "The number alone; empty where there is none (the status says why), and for a range."),
    )
    qualifier: Qualifier = key(
        Choice(Qualifier),
        Qualifier.EXACT,
        title="Qualifier",
        help="What the source says of the number; exact by default.",
        example="more_than",
    )
    period: Period | None = key(
        PeriodField(),
        None,
        title="Period",
        help="The period it counts, where that is not the year of the folder: a half, a quarter, a month or two days.",
        example="2025-H1",
    )
    as_of: PartialDate | None = key(
        Date(),
        None,
        title="As of",
        help="Of a state: the day, month or year it was read.",
        example="2022-02",
        export=Export("As of", "The date to which the number applies, as precisely as it is known."),
    )
    source: tuple[Reference, ...] = key(
        SOURCES,
        (),
        title="Source",
        help="The id of a source or of an article, or a list.",
        example="dgsn-2021",
        export=Export("Sources", "The documents the figure rests on.", name="sources"),
    )
    origin: Origin | None = key(
        Choice(Origin),
        None,
        title="Origin",
        help="Who counted the number. The head of the file says it for all; without either, nothing is said.",
        example="institution",
        export=Export("Origin", "Who counted the number; empty where nothing says so."),
    )
    status: Status | None = key(
        Choice(Status),
        None,
        title="Status",
        help="How settled the number is, or why there is none. It is shown only where it is written.",
        example="provisional",
        export=Export("Status", "How final the figure is, or why it has no value; empty where nothing says so."),
    )
    note: LocalText | None = key(
        LocalizedText(),
        None,
        title="Note",
        help="What a reader must know of this figure.",
        example="Issue of April 2021.",
        export=Export("Note", "What readers should know about the figure, in a language of the report."),
    )
    break_: LocalText | None = key(
        LocalizedText(),
        None,
        written="break",
        title="Break",
        help="Why this figure does not compare with the years before.",
        example="The definition has changed.",
    )
    annotation: LocalText | None = key(
        LocalizedText(),
        None,
        title="Annotation",
        help="A few words printed beside the value on charts.",
        example="Two false reports in March.",
        export=Export("Annotation", "What is printed beside the value on charts, in a language of the report."),
    )
    rounded_to: Decimal | None = key(
        RoundingUnit(),
        None,
        title="Rounded to",
        help="The unit of rounding of the source.",
        example=1000,
        export=Export("Rounded to", "The unit to which the source rounded."),
    )
    parts: tuple[Reference, ...] = key(
        ListOf(INDICATOR),
        (),
        title="Parts",
        help="The indicators that make exactly this total.",
        example=["media_coverage", "social_posts"],
        export=Export("Parts", "The indicators of the same year that this total is the sum of."),
    )
    of_which: tuple[Reference, ...] = key(
        ListOf(INDICATOR),
        (),
        title="Of which",
        help="Indicators included in this figure without being all of it.",
        example=["open_days_media"],
        export=Export("Of which", "The indicators of the same year that are within this one without making it up."),
    )
    residual: Residual | None = key(
        RecordOf(Residual), None, title="Residual", help="The part of the total that no published part explains."
    )
    alternatives: tuple[Alternative, ...] = key(
        ListOf(RecordOf(Alternative)), (), title="Other numbers", help="What other sources say, and why it is not used."
    )
    revisions: tuple[Revision, ...] = key(
        ListOf(RecordOf(Revision)),
        (),
        title="Revisions",
        help="The changes of a published number, from the oldest to the latest.",
    )
    by: Mapping[str, Breakdown[Figure]] = key(
        Breakdowns(lambda: member_type()),
        {},
        title="By",
        help="Its members by month, quarter, half or a dimension of dimensions.yml; several dimensions in a CSV file.",
        example={"month": {"2025-01": 120, "2025-02": 98}},
    )
    respondents: int | None = key(
        WholeNumber(1, 999_999_999),
        None,
        title="Respondents",
        help="Of a survey: how many people answered.",
        example=1240,
        export=Export("Respondents", "How many people answered the survey that the figure comes from."),
    )
    method: LocalText | None = key(
        LocalizedText(),
        None,
        title="Method",
        help="Of a survey: who was asked, how and when.",
        example="Telephone survey in May, adults, quota sample.",
        export=Export("Method", "Who was asked, how and when, in a language of the report."),
    )
    count: Reference | None = key(
        REGISTER,
        None,
        title="Count",
        help="The register of registers.yml whose records are counted; also “articles”, “events” or “rebuttals”.",
        example="releases",
        export=Export("Counted from", "The register from whose records the number is counted.", name="counted_from"),
    )
    where: tuple[Condition, ...] = key(
        Conditions(),
        (),
        title="Where",
        help="What the cells of a record must hold for it to be counted.",
        example={"kind": "communique"},
    )
    once_by: Reference | None = key(
        COLUMN,
        None,
        title="Once by",
        help="Records with the same text in this column are counted once.",
        example="reference",
    )
    confirmed: bool = key(
        Boolean(),
        False,
        title="Confirmed",
        help="true: a surprising number was checked; the warning is silent.",
        example=True,
    )
    range: Interval | None = None
    computation: Computation | None = None

    def __post_init__(self) -> None:
        if isinstance(self.value, Interval):  # as `NumberOrRange` reads it
            object.__setattr__(self, "range", self.value)
            object.__setattr__(self, "value", self.value.middle)

    def with_quantity(self, quantity: Quantity | None) -> Figure:
        """The same figure with another number or range."""
        return replace(self, value=quantity, range=None)  # type: ignore[arg-type]  # `__post_init__` takes a range

    def states(self, number: Quantity) -> bool:
        """True if a number is that of the figure, or within its range; a range must be the same."""
        if isinstance(number, Interval):
            return number == self.range
        return self.range.contains(number) if self.range else number == self.value

    @property
    def quantity(self) -> Quantity | None:
        """The number or the range, as it was written."""
        return self.range or self.value

    @property
    def key(self) -> str:
        """By what an observation is referred to everywhere: `2021/activities`, `2025-03/activities{channel=x}`."""
        members = ",".join(f"{name}={member}" for name, member in self.members.items())
        return f"{self._when}/{self.id}{{{members}}}" if members else f"{self._when}/{self.id}"

    @property
    def anchor(self) -> str:
        """Its anchor where it is printed: `2021`, `2025-03`, `2025-channel-x`. See also `analysis/figure_anchors.py`."""
        return "-".join([self._when, *(word for pair in self.members.items() for word in pair)])

    @property
    def _when(self) -> str:
        """Its month, quarter or half, if it is one of those of a figure, or else its year."""
        return str(self.period) if len(self.members) < len(self.dimensions) else str(self.year)

    @property
    def when(self) -> Text:
        """What it is of, in a sentence: its period, or its year."""
        return PeriodName(self.period) if self.period else str(self.year)

    def breakdown(self, *dimensions: str) -> Breakdown[Figure] | None:
        """Its breakdown by exactly these dimensions, as it is written."""
        return by_dimensions(self.by, frozenset(dimensions))

    @property
    def waits_for_value(self) -> bool:
        """True where there is neither a number nor a status that says why there is none."""
        return self.value is None and not self.absence

    @property
    def absence(self) -> Status | None:
        """The status that says why there is no number; None where no such status is written."""
        return self.status if self.status in WITHOUT_VALUE else None

    @property
    def unsettled(self) -> bool:
        """True where there is a number that is written as provisional or estimated."""
        return self.value is not None and self.status in UNSETTLED

    @property
    def interval(self) -> Interval | None:
        """The interval of the numbers that this observation may mean; None where it has none."""
        if self.computation and self.computation.result and not self.computation.result.exact:
            return self.computation.result
        if self.range:
            return self.range
        return None if self.value is None else interval_of(self.value, self.qualifier, self.rounded_to)


FigureBreakdown: TypeAlias = Breakdown[Figure]
_FIGURE = RecordOf(Figure, short_for="value", empty=NO_FIGURE)
COUNTING = ("count", "where", "once_by")
OF_WHOLE = frozenset(
    ("by", "period", "parts", "of_which", "residual", *COUNTING)
)  # keys that a cell of a breakdown does not have


def member_type() -> RecordOf[Figure]:
    """How a cell of a breakdown is read."""
    return RecordOf(Figure, short_for="value", empty=NO_FIGURE, without=OF_WHOLE)


def _figure(entry: Entry, reading: ReadContext) -> Figure | None:
    return _FIGURE.of_name(entry, reading.for_indicator(entry.key.text))


class FiguresFile(Record):
    """The whole of a year's figures.yml; `source` and `origin` hold for every figure that has none of its own."""

    source: tuple[Reference, ...] = key(
        SOURCES,
        (),
        title="Source of the file",
        help="The source of the figures that name none: an id or a list.",
        example="dgsn-2021",
    )
    origin: Origin | None = key(
        Choice(Origin),
        None,
        title="Origin of the file",
        help="Who counted the figures that do not say so themselves.",
        example="institution",
    )
    figures: Mapping[str, Figure] = key(
        MapOf(_figure, translatable("names of indicators"), _FIGURE, "figures"),
        title="Figures",
        help="One figure per indicator: “indicator: 4463”, or a group of keys.",
    )
