"""The documents that the report cites: sources and press articles."""

from __future__ import annotations

from bilan.analysis.documents import Document, cited_documents, figures_citing
from bilan.exports.data_table import Column, ColumnType, Table, in_each_language, rows
from bilan.exports.release import Release
from bilan.values.local_text import LocalText


def table(release: Release) -> Table:
    """Return the documents, sources before articles."""
    columns = (*_described(), *_located(release), *_consulted(release))
    records = rows(columns, cited_documents(release.report).values())
    meaning = "The documents that figures may rest on, press articles among them."
    return Table("sources", "Sources", meaning, 2, columns, records, ("source",))


def _described() -> tuple[Column, ...]:
    never = "The name of the document for machines; it never changes."
    titled = "The title as published, in its own language; empty where it is not known."
    when = "The date of publication, as precisely as it is known."
    tag = "The language of the document (BCP 47)."
    return (
        Column("source", "Identifier", never, lambda item: item.id, ColumnType.NAME, True),
        Column("title", "Title", titled, lambda item: item.title or None),
        Column("publisher", "Publisher", "Who published it.", lambda item: item.publisher_name, required=True),
        Column("date", "Date", when, lambda item: item.date, ColumnType.WHEN),
        Column("language", "Language", tag, lambda item: item.language, ColumnType.NAME),
        Column("kind", "Kind", "What kind of document it is.", lambda item: item.kind),
    )


def _located(release: Release) -> tuple[Column, ...]:
    resting = "The figures that rest on it, each as year/indicator."
    web, archive = "Where it was published.", "A copy kept by an archive."
    here = "Its place in this report."
    return (
        Column("url", "Web address", web, lambda item: item.url, ColumnType.ADDRESS),
        Column("archive_url", "Archived copy", archive, lambda item: item.archive_url, ColumnType.ADDRESS),
        Column("figures", "Figures", resting, lambda item: _figures(release, item), ColumnType.NAMES),
        Column("address", "Address", here, lambda item: _address(release, item), ColumnType.ADDRESS, True),
    )


def _consulted(release: Release) -> tuple[Column, ...]:
    given = "A title of ours in place of the published one, in a language of the report."
    read, when = (
        "Where it was read, if not at the outlet.",
        "The day it was read for this report.",
    )
    return (
        *in_each_language(release, "title_given", "Title given", given, lambda item: item.title_given),
        Column("via", "Via", read, lambda item: plain_name(item.via)),
        Column("consulted", "Consulted on", when, lambda item: item.consulted, ColumnType.DAY),
    )


def plain_name(name: str | LocalText | None) -> str | None:
    """Return a name in the default language."""
    return name.original if isinstance(name, LocalText) else name


def _figures(release: Release, document: Document) -> str | None:
    return " ".join(figure.key for figure in figures_citing(release.report, document.id)) or None


def _address(release: Release, document: Document) -> str:
    return release.link(release.languages[0], f"/sources/#{document.id}")
