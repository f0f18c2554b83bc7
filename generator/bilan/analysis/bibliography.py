"""The documents for the page of sources, sorted by publisher, with the figures that cite them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from bilan.analysis.cached_view import cached_view
from bilan.analysis.documents import Document, figures_citing
from bilan.analysis.provenance import SourceTier, source_tier
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.values.local_text import LocalText

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A document with its tier (`tier`), the figures that cite it, and those for which it gives another number."""

    document: Document
    tier: SourceTier
    figures: tuple[Figure, ...]
    not_retained: tuple[Figure, ...]


def source_entries(report: Report, documents: Mapping[str, Document]) -> tuple[SourceEntry, ...]:
    """An entry for each document, sorted by publisher and then by date, undated ones last."""
    entries = (_source_entry(report, document) for document in documents.values())
    return tuple(sorted(entries, key=_sort_key))


def _source_entry(report: Report, document: Document) -> SourceEntry:
    not_retained = _not_retained(report).get(document.id, ())
    return SourceEntry(document, source_tier(report, document), figures_citing(report, document.id), not_retained)


@cached_view
def _not_retained(report: Report) -> Mapping[str, tuple[Figure, ...]]:
    """The figures for which a document gives another number, by document id."""
    by_document: dict[str, list[Figure]] = {}
    for figure in report.figures:
        for name in dict.fromkeys(source.name for other in figure.alternatives for source in other.source):
            by_document.setdefault(name, []).append(figure)
    return {name: tuple(figures) for name, figures in by_document.items()}


def _sort_key(item: SourceEntry) -> tuple[str, str, str]:
    document = item.document
    return (fold_name(document.publisher_name), str(document.date) if document.date else "~", document.id)


def by_publisher(entries: Iterable[SourceEntry]) -> tuple[tuple[str | LocalText, tuple[SourceEntry, ...]], ...]:
    """The entries, in the order of `source_entries`, grouped by their publisher."""
    groups = [tuple(items) for _, items in groupby(entries, key=lambda item: item.document.publisher_name)]
    return tuple((items[0].document.publisher, items) for items in groups)


def by_letter(items: Iterable[T], name: Callable[[T], str]) -> tuple[tuple[str, tuple[T, ...]], ...]:
    """Things sorted by their name in a language, grouped by its first letter."""
    ordered = sorted(items, key=lambda item: fold_name(name(item)))
    return tuple((letter, tuple(members)) for letter, members in groupby(ordered, key=lambda item: initial(name(item))))


def initial(name: str) -> str:
    """The first letter or digit of a name in upper case, without its accent; `#` if it has none."""
    return next((character for character in fold_name(name).upper() if character.isalnum()), "#")


def fold_name(name: str) -> str:
    """A sort key for a name: without case and accents, and without the Arabic article, as in Arabic indexes."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return bare.removeprefix("\u0627\u0644")
