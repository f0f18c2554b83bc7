"""indicators.yml: what is counted, in which unit, under which theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bilan.messages.message import translatable
from bilan.schema.containers import MapOf, Reference, ReferenceTo
from bilan.schema.field_type import ReadContext
from bilan.schema.number_fields import WholeNumber
from bilan.schema.record import Record, RecordOf, key
from bilan.schema.text_fields import Boolean, Choice, LocalizedText, Text, unknown_language
from bilan.values.local_text import LocalText
from bilan.yaml.nodes import Entry

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
    name: LocalText = key(LocalizedText())
    intro: LocalText | None = key(LocalizedText(), None)


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
    name: LocalText = key(LocalizedText())
    definition: LocalText = key(LocalizedText())
    theme: Reference = key(ReferenceTo(translatable("the name of a theme")))
    unit: Reference = key(ReferenceTo(translatable("the name of a unit")))
    kind: Measure = key(Choice(Measure), Measure.FLOW)
    level: Level | None = key(Choice(Level), None)
    decimals: int = key(WholeNumber(0, 6), 0)
    summable: bool = key(Boolean(), True)
    signed: bool = key(Boolean(), False)


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
        MapOf(RecordOf(Theme).of_name, translatable("names of themes"), RecordOf(Theme), "themes")
    )
    units: Mapping[str, Unit] = key(MapOf(_unit, translatable("names of units"), _FORMS, "units"), {})
    indicators: Mapping[str, Indicator] = key(
        MapOf(RecordOf(Indicator).of_name, translatable("names of indicators"), RecordOf(Indicator), "indicators")
    )
