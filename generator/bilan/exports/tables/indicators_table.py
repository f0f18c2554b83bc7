"""The indicators: what is counted, and how it may be used."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.time_series import observed_indicators
from bilan.exports.data_table import Column, ColumnType, Table, in_each_language, rows
from bilan.exports.declared_columns import declared_columns, table_columns
from bilan.exports.release import Release
from bilan.model.indicator import Indicator

_ORDER = (
    "indicator name definition theme theme_name unit kind level decimals summable signed formula better shares_of address"
)


def table(release: Release) -> Table:
    """Return the indicators with at least one figure."""
    columns = table_columns(_ORDER, _derived(release), declared_columns(release, Indicator))
    records = rows(columns, observed_indicators(release.report))
    return Table("indicators", "Indicators", "What is counted, and how.", 1, columns, records, ("indicator",))


def _derived(release: Release) -> Iterator[Column]:
    """Return the columns that no key declares."""
    themes = release.report.themes
    never = "The name of the indicator for machines; it never changes."
    theme = "The name of the theme, in a language of the report."
    where = "The permanent address of the indicator."
    yield Column("indicator", "Identifier", never, lambda item: item.id, ColumnType.NAME, True)
    yield from in_each_language(release, "theme_name", "Theme name", theme, lambda item: themes[item.theme.name].name)
    yield Column("address", "Address", where, lambda item: _address(release, item), ColumnType.ADDRESS, True)


def _address(release: Release, indicator: Indicator) -> str:
    return release.link(release.languages[0], f"/indicators/{indicator.id}/")
