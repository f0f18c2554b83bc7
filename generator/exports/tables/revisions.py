"""Every change of a published number."""

from __future__ import annotations

from generator.derive.errata import errata
from generator.exports.release import Release
from generator.exports.table import Column, Holds, Link, Table, codes, in_each_language, rows
from generator.model.figures import RevisionKind


def table(release: Release) -> Table:
    """The revisions, the newest first."""
    columns = (*_changed(), *_explained(release))
    links = (Link(("year", "indicator"), "figures", ("year", "indicator")),)
    made = rows(columns, errata(release.report))
    return Table("revisions", "Corrections", "Every change of a published number.", 5, columns, made, links=links)


def _changed() -> tuple[Column, ...]:
    was, became = "The number that stood before.", "The number that replaced it; empty where there is none any more."
    return (
        Column("date", "Date", "The day of the change.", lambda item: item.revision.date, Holds.DAY, True),
        Column("year", "Year", "The year the figure is about.", lambda item: item.figure.year, Holds.YEAR, True),
        Column("indicator", "Indicator", "The indicator, by its identifier.", lambda item: item.figure.id, Holds.NAME, True),
        Column("was", "Was", was, lambda item: item.revision.was, Holds.NUMBER, True),
        Column("became", "Became", became, lambda item: item.became, Holds.NUMBER),
    )


def _explained(release: Release) -> tuple[Column, ...]:
    kind = "A mistake corrected, a later count, or another method."
    why = "Why it was changed, in a language of the report."
    return (
        Column("kind", "Kind", kind, lambda item: item.revision.kind.value, Holds.NAME, True, codes(RevisionKind)),
        *in_each_language(release, "reason", "Reason", why, lambda item: item.revision.reason),
    )
