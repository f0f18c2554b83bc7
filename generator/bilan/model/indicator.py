"""indicators.yml: what is counted, in which unit, under which theme."""

from __future__ import annotations

from collections.abc import Mapping

from bilan.messages.message import translatable
from bilan.model.chart_settings import ChartSettings
from bilan.model.formula import Formula, FormulaText
from bilan.model.target import TARGETS, Better, Target
from bilan.model.unit import UNITS, Unit
from bilan.schema.containers import MapOf, Reference, ReferenceTo
from bilan.schema.number_fields import WholeNumber
from bilan.schema.record import Export, Record, RecordOf, key
from bilan.schema.text_fields import Boolean, Choice, LocalizedText
from bilan.values.code_list import CodeList
from bilan.values.currencies import currency_decimals
from bilan.values.local_text import LocalText


class Measure(CodeList):
    """How an indicator is counted over time (SDMX: flow or stock)."""

    FLOW = "flow", "Counted over the whole year."
    STOCK = "stock", "The state at a date, which “as_of” says."


class Level(CodeList):
    """The level of an indicator, from what is done to what it changes (AMEC Integrated Evaluation Framework)."""

    ACTIVITY = "activity", "What is done."
    OUTPUT = "output", "What is made and sent out."
    OUTTAKE = "outtake", "What the public keeps of it."
    OUTCOME = "outcome", "What it changes in the public."
    IMPACT = "impact", "What it changes for the institution or society."


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
        shown=True,
    )
    decimals: int = key(
        WholeNumber(0, 6),
        0,
        title="Decimals",
        help="How many decimals its numbers may have; by default 0, or those of its currency.",
        example=0,
        export=Export("Decimals", "How many decimals its numbers are shown with."),
    )
    summable: bool = key(
        Boolean(),
        True,
        title="May be added up",
        help="false: its parts may not be added up.",
        example=True,
        export=Export("Summable", "False if its values cannot be added up."),
    )
    shares_of: Reference | None = key(
        ReferenceTo(translatable("the name of a dimension")),
        None,
        title="Shares of",
        help="The dimension whose members are shares of one whole, and make 100 together: the answers to a question.",
        example="answer",
        export=Export("Shares of", "The dimension whose members are shares of one whole: the answers to a question."),
    )
    signed: bool = key(
        Boolean(),
        False,
        title="May be negative",
        help="true: its numbers may be below zero, as a balance is.",
        example=False,
        export=Export("Signed", "True where its values may be below zero, as a balance is."),
    )
    formula: Formula | None = key(
        FormulaText(),
        None,
        title="Formula",
        help="How its figures are computed from others: + - * /, brackets, indicators, previous(indicator).",
        example="100 * clarifications / activities",
        export=Export("Formula", "How its figures are computed from others; empty where they are counted."),
    )
    better: Better | None = key(
        Choice(Better),
        None,
        title="Better",
        help="Whether more or less is better; without it, targets are not judged.",
        example="higher",
        export=Export("Better", "Whether more (“higher”) or less (“lower”) is better; empty if neither is stated."),
    )
    targets: Mapping[str, Target] = key(
        TARGETS,
        {},
        title="Targets",
        help="The number to reach in a year: “2027: 2000”, or a group of keys.",
    )
    chart: ChartSettings | None = key(
        RecordOf(ChartSettings),
        None,
        title="Chart",
        help="The title, the note, the form and the first year of its chart.",
    )


def most_decimals(indicator: Indicator, units: Mapping[str, Unit]) -> int:
    """The most decimals that a number of an indicator may have: its own `decimals`, or else those of its currency."""
    unit = units.get(indicator.unit.name)
    if unit and unit.currency and "decimals" not in indicator.places:
        return currency_decimals(unit.currency)
    return indicator.decimals


class IndicatorsFile(Record):
    """The whole of indicators.yml."""

    themes: Mapping[str, Theme] = key(
        MapOf(RecordOf(Theme).of_name, translatable("names of themes"), RecordOf(Theme), "themes"),
        title="Themes",
        help="The chapters of the report, by id.",
    )
    units: Mapping[str, Unit] = key(
        UNITS,
        {},
        title="Units",
        help="What the numbers count: nouns with their plural forms, currencies, measures, scales.",
    )
    indicators: Mapping[str, Indicator] = key(
        MapOf(RecordOf(Indicator).of_name, translatable("names of indicators"), RecordOf(Indicator), "indicators"),
        title="Indicators",
        help="What is counted, by id.",
    )
