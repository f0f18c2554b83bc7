"""indicators.yml: what is counted, in which unit, under which theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bilan.messages.message import translatable
from bilan.schema.containers import MapOf, Reference, ReferenceTo
from bilan.schema.field_type import ReadContext
from bilan.schema.number_fields import WholeNumber
from bilan.schema.record import Export, Record, RecordOf, key
from bilan.schema.text_fields import Boolean, Choice, LocalizedText, Text, unknown_language
from bilan.values.code_list import CodeList
from bilan.values.local_text import LocalText
from bilan.yaml.nodes import Entry

PERCENT = "percent"  # a reserved unit: a share, printed with the percent sign; its changes are in points
RANK = "rank"  # a reserved unit: a position in a series; printed without a unit, and it has no growth rate


class Measure(CodeList):
    """How an indicator is counted over time (SDMX: flow or stock)."""

    FLOW = "flow", "Counted over the whole year."
    STOCK = "stock", "The state at a date, which “as_of” says."


class Level(CodeList):
    """Where an indicator stands from what is done to what it changes (AMEC Integrated Evaluation Framework)."""

    ACTIVITY = "activity", "What is done."
    OUTPUT = "output", "What is made and sent out."
    OUTTAKE = "outtake", "What the public keeps of it."
    OUTCOME = "outcome", "What it changes in the public."
    IMPACT = "impact", "What it changes for the institution or society."


@dataclass(frozen=True, kw_only=True)
class Theme(Record):
    """A chapter of the report."""

    id: str
    name: LocalText = key(LocalizedText(), title="Name", help="The name of the theme.", example="Press relations")
    intro: LocalText | None = key(
        LocalizedText(),
        None,
        title="Introduction",
        help="A sentence below the title of the theme.",
        example="What the institution sends to the media.",
    )


@dataclass(frozen=True, kw_only=True)
class PluralForms(Record):
    """A counted noun in one language, by CLDR plural category."""

    zero: str | None = key(Text(), None, title="Zero", help="The form for zero (in Arabic).", example="نشاط")
    one: str | None = key(Text(), None, title="One", help="The singular; in French for 0 and 1.", example="activity")
    two: str | None = key(Text(), None, title="Two", help="The dual (in Arabic).", example="نشاطان")
    few: str | None = key(Text(), None, title="Few", help="The form for a few (in Arabic from 3 to 10).", example="أنشطة")
    many: str | None = key(
        Text(), None, title="Many", help="In French for round millions; in Arabic from 11 to 99.", example="d’activités"
    )
    other: str = key(Text(), title="Other", help="The form for all other numbers; required.", example="activities")

    def form(self, category: str) -> str:
        """The noun for that category, `other` where it is not given."""
        form: str | None = getattr(self, category)
        return form or self.other


@dataclass(frozen=True, kw_only=True)
class Unit(Record):
    """A counted noun, by language subtag."""

    id: str
    forms: Mapping[str, PluralForms]


@dataclass(frozen=True, kw_only=True)
class Indicator(Record):
    """What is counted, and how it may be used."""

    id: str
    name: LocalText = key(
        LocalizedText(),
        title="Name",
        help="The name of the indicator.",
        example="Communication activities",
        export=Export("Indicator", "The name of the indicator, in a language of the report."),
    )
    definition: LocalText = key(
        LocalizedText(),
        title="Definition",
        help="What is counted and what is not.",
        example="All activities published in the review of the year.",
        export=Export("Definition", "What exactly is counted, in a language of the report."),
    )
    theme: Reference = key(
        ReferenceTo(translatable("the name of a theme")),
        title="Theme",
        help="The id of a theme of this file.",
        example="press",
        export=Export("Theme", "The theme of the indicator."),
    )
    unit: Reference = key(
        ReferenceTo(translatable("the name of a unit")),
        title="Unit",
        help="The id of a unit of this file, or “percent” (a share), or “rank” (a position).",
        example="activity",
        export=Export("Unit", "What the number counts."),
    )
    kind: Measure = key(
        Choice(Measure),
        Measure.FLOW,
        title="Measure",
        help="Counted over the year, or the state at a date.",
        example="flow",
        export=Export("Measure", "“flow”: counted over the year; “stock”: the state at a date."),
    )
    level: Level | None = key(
        Choice(Level),
        None,
        title="Level",
        help="What the indicator measures, from what is done to what it changes (AMEC framework).",
        example="output",
        export=Export("Level (AMEC)", "From what is done to what it changes (AMEC Integrated Evaluation Framework)."),
    )
    decimals: int = key(
        WholeNumber(0, 6),
        0,
        title="Decimals",
        help="How many decimals its numbers may have; 0 by default.",
        example=0,
        export=Export("Decimals", "How many decimals its numbers are printed with."),
    )
    summable: bool = key(
        Boolean(),
        True,
        title="May be added up",
        help="false: its parts may not be added up.",
        example=True,
        export=Export("Summable", "False where its values may not be added up."),
    )
    signed: bool = key(
        Boolean(),
        False,
        title="May be negative",
        help="true: its numbers may be below zero, as a balance is.",
        example=False,
        export=Export("Signed", "True where its values may be below zero, as a balance is."),
    )


def _unit(entry: Entry, reading: ReadContext) -> Unit | None:
    forms = _FORMS.read(entry.value, reading)
    return None if forms is None else Unit(id=entry.key.text, forms=forms, place=entry.key.place)


def _plural_forms(entry: Entry, reading: ReadContext) -> PluralForms | None:
    if entry.key.text not in reading.languages:
        hint = translatable("Give the forms of a unit by language: “{example}”.", example="fr: {one: …, other: …}")
        reading.problems.append(unknown_language(entry.key, hint, reading))
        return None
    return RecordOf(PluralForms).read(entry.value, reading)


_FORMS = MapOf(_plural_forms, translatable("languages"), RecordOf(PluralForms))


@dataclass(frozen=True, kw_only=True)
class IndicatorsFile(Record):
    """The whole of indicators.yml."""

    themes: Mapping[str, Theme] = key(
        MapOf(RecordOf(Theme).of_name, translatable("names of themes"), RecordOf(Theme), "themes"),
        title="Themes",
        help="The chapters of the report, by id.",
    )
    units: Mapping[str, Unit] = key(
        MapOf(_unit, translatable("names of units"), _FORMS, "units"),
        {},
        title="Units",
        help="The nouns that follow a number, with their plural forms.",
    )
    indicators: Mapping[str, Indicator] = key(
        MapOf(RecordOf(Indicator).of_name, translatable("names of indicators"), RecordOf(Indicator), "indicators"),
        title="Indicators",
        help="What is counted, by id.",
    )
