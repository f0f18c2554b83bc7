"""indicators.yml: what is counted, in which unit, under which theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.reading.nodes import Entry
from generator.said import said
from generator.schema.collections import Named, Reference, ReferenceTo
from generator.schema.kind import Reading
from generator.schema.numbers import WholeNumber
from generator.schema.record import Record, RecordOf, key
from generator.schema.words import Choice, LocalisedText, Text, Truth, unknown_language
from generator.values.texts import LocalText

PERCENT = "percent"  # a reserved unit: a share, printed with the percent sign; its changes are in points
RANK = "rank"  # a reserved unit: a position in a series; printed without a unit, and it has no growth rate


class Measure(StrEnum):
    """How an indicator is counted over time (SDMX: flow or stock)."""

    FLOW = "flow"
    STOCK = "stock"


class Level(StrEnum):
    """Where an indicator stands from what is done to what it changes (AMEC Integrated Evaluation Framework)."""

    ACTIVITY = "activity"
    OUTPUT = "output"
    OUTTAKE = "outtake"
    OUTCOME = "outcome"
    IMPACT = "impact"


@dataclass(frozen=True, kw_only=True)
class Theme(Record):
    """A chapter of the report."""

    id: str
    name: LocalText = key(LocalisedText())
    intro: LocalText | None = key(LocalisedText(), None)


@dataclass(frozen=True, kw_only=True)
class PluralForms(Record):
    """A counted noun in one language, by CLDR plural category."""

    zero: str | None = key(Text(), None)
    one: str | None = key(Text(), None)
    two: str | None = key(Text(), None)
    few: str | None = key(Text(), None)
    many: str | None = key(Text(), None)
    other: str = key(Text())

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
    name: LocalText = key(LocalisedText())
    definition: LocalText = key(LocalisedText())
    theme: Reference = key(ReferenceTo(said("the name of a theme")))
    unit: Reference = key(ReferenceTo(said("the name of a unit")))
    kind: Measure = key(Choice(Measure), Measure.FLOW)
    level: Level | None = key(Choice(Level), None)
    decimals: int = key(WholeNumber(0, 6), 0)
    summable: bool = key(Truth(), True)
    signed: bool = key(Truth(), False)


def _unit(entry: Entry, reading: Reading) -> Unit | None:
    forms = _FORMS.read(entry.value, reading)
    return None if forms is None else Unit(id=entry.key.text, forms=forms, place=entry.key.place)


def _plural_forms(entry: Entry, reading: Reading) -> PluralForms | None:
    if entry.key.text not in reading.languages:
        hint = said("Give the forms of a unit by language: “{example}”.", example="fr: {one: …, other: …}")
        reading.problems.append(unknown_language(entry.key, hint, reading))
        return None
    return RecordOf(PluralForms).read(entry.value, reading)


_FORMS = Named(_plural_forms, said("languages"), RecordOf(PluralForms))


@dataclass(frozen=True, kw_only=True)
class IndicatorsFile(Record):
    """The whole of indicators.yml."""

    themes: Mapping[str, Theme] = key(Named(RecordOf(Theme).named, said("names of themes"), RecordOf(Theme), "themes"))
    units: Mapping[str, Unit] = key(Named(_unit, said("names of units"), _FORMS, "units"), {})
    indicators: Mapping[str, Indicator] = key(
        Named(RecordOf(Indicator).named, said("names of indicators"), RecordOf(Indicator), "indicators")
    )
