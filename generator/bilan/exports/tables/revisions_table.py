"""Every change of a published number."""

from __future__ import annotations

from bilan.analysis.errata import errata
from bilan.exports.data_table import Column, ColumnType, Link, Table, codes, in_each_language, rows
from bilan.exports.release import Release
from bilan.exports.tables.figures_table import OF_A_FIGURE
from bilan.model.figure import RevisionKind
from bilan.values.quantity import range_text, single_number


def table(release: Release) -> Table:
    """Return the revisions, newest first."""
    columns = (*_changed(), *_explained(release))
    links = (Link(("year", "indicator"), "figures", ("year", "indicator")),)
    records = rows(columns, errata(release.report))
    return Table("revisions", "Corrections", "Every change of a published number.", 5, columns, records, links=links)


def _changed() -> tuple[Column, ...]:
    was, became = "The number before the correction.", "The number that replaced it; empty where there is none any more."
    return (
        Column("date", "Date", "The day of the change.", lambda item: item.revision.date, ColumnType.DAY, True),
        *OF_A_FIGURE,
        Column("was", "Was", was, lambda item: single_number(item.revision.was), ColumnType.NUMBER),
        Column("became", "Became", became, lambda item: single_number(item.became), ColumnType.NUMBER),
    )


def _explained(release: Release) -> tuple[Column, ...]:
    kind = "A mistake corrected, a later count, or another method."
    ends = "The two ends of a range with “/” between them, where it is not a number."
    why = "Why it was changed, in a language of the report."
    return (
        Column("kind", "Kind", kind, lambda item: item.revision.kind.value, ColumnType.NAME, True, codes(RevisionKind)),
        *in_each_language(release, "reason", "Reason", why, lambda item: item.revision.reason),
        Column("was_range", "Was, as a range", ends, lambda item: range_text(item.revision.was)),
        Column("became_range", "Became, as a range", ends, lambda item: range_text(item.became)),
    )
