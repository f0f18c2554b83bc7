"""Why something is not in a report although it may be written: the problem because of which it could not be read."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePosixPath

from bilan.diagnostics.problem import Place
from bilan.model.report import Report
from bilan.schema.unread_entries import Unread

_DEFINED_IN = {
    "sources.yml": ("sources",),
    "articles.yml": ("articles",),
    "indicators.yml": ("themes", "units", "indicators"),
    "figures.yml": ("figures",),
    "pictures.yml": ("pictures",),
}


def unread_entry(report: Report, collections: Collection[str], name: str, year: int | None = None) -> Place | None:
    """The place of the problem because of which the entry with that name was not read; None if there is no such entry."""
    unread = (entry for entry in report.unread if entry.collection in collections and entry.name == name)
    return next((entry.cause for entry in unread if _is_in_year(entry, year)), None)


def unread_collection(report: Report, collections: Collection[str], year: int | None = None) -> Place | None:
    """The place of the problem because of which these collections were not read; None if they were."""
    unread = (entry for entry in report.unread if not entry.name and _may_contain(entry, collections))
    return next((entry.cause for entry in unread if _is_in_year(entry, year)), None)


def unread_year(report: Report, year: int | None = None) -> Place | None:
    """The place of the problem because of which it is not known whether a year (or any year) is public; else None."""
    unread = (entry for entry in report.unread if entry.cause.file.endswith("/year.yml"))
    return next((entry.cause for entry in unread if _is_in_year(entry, year)), None)


def _may_contain(entry: Unread, collections: Collection[str]) -> bool:
    if entry.collection:
        return entry.collection in collections
    path = PurePosixPath(entry.cause.file)
    name = "articles.yml" if path.parent.name == "articles" else path.name
    return any(collection in collections for collection in _DEFINED_IN.get(name, ()))


def _is_in_year(entry: Unread, year: int | None) -> bool:
    return year is None or PurePosixPath(entry.cause.file).parent.name[:4] == str(year)
