"""The indicators: what is counted, and how it may be used."""

from __future__ import annotations

from bilan.analysis.time_series import observed_indicators
from bilan.exports.data_table import Column, ColumnType, Table, codes, in_each_language, rows
from bilan.exports.release import Release
from bilan.model.indicator import Indicator, Level, Measure


def table(release: Release) -> Table:
    """The indicators that have at least one figure."""
    columns = (*_named(release), *_counted(release))
    made = rows(columns, observed_indicators(release.report))
    return Table("indicators", "Indicators", "What is counted, and how.", 1, columns, made, ("indicator",))


def _named(release: Release) -> tuple[Column, ...]:
    themes = release.report.themes
    never = "The name of the indicator for machines; it never changes."
    named = "The name of the indicator, in a language of the report."
    defined = "What exactly is counted, in a language of the report."
    theme = "The name of the theme, in a language of the report."
    return (
        Column("indicator", "Identifier", never, lambda item: item.id, ColumnType.NAME, True),
        *in_each_language(release, "name", "Indicator", named, lambda item: item.name),
        *in_each_language(release, "definition", "Definition", defined, lambda item: item.definition),
        Column("theme", "Theme", "The theme of the indicator.", lambda item: item.theme.name, ColumnType.NAME, True),
        *in_each_language(release, "theme_name", "Theme name", theme, lambda item: themes[item.theme.name].name),
    )


def _counted(release: Release) -> tuple[Column, ...]:
    kind = "“flow”: counted over the year; “stock”: the state at a date."
    level = "From what is done to what it changes (AMEC Integrated Evaluation Framework)."
    decimals = "How many decimals its numbers are printed with."
    summable = "False where its values may not be added up."
    signed = "True where its values may be below zero, as a balance is."
    where = "The permanent address of the indicator."
    return (
        Column("unit", "Unit", "What the number counts.", lambda item: item.unit.name, ColumnType.NAME, True),
        Column("kind", "Measure", kind, lambda item: item.kind.value, ColumnType.NAME, True, codes(Measure)),
        Column("level", "Level (AMEC)", level, _level, ColumnType.NAME, choices=codes(Level)),
        Column("decimals", "Decimals", decimals, lambda item: item.decimals, ColumnType.COUNT, True),
        Column("summable", "Summable", summable, lambda item: item.summable, ColumnType.TRUTH, True),
        Column("signed", "Signed", signed, lambda item: item.signed, ColumnType.TRUTH, True),
        Column("address", "Address", where, lambda item: _address(release, item), ColumnType.ADDRESS, True),
    )


def _level(indicator: Indicator) -> str | None:
    return indicator.level.value if indicator.level else None


def _address(release: Release, indicator: Indicator) -> str:
    return release.link(release.languages[0], f"/indicators/{indicator.id}/")
