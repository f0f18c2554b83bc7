"""The documents as a reader looks for them: the institution's own, those of others at first hand, the press by outlet."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from bilan.analysis.cached_view import cached_view
from bilan.analysis.documents import Document, figures_citing
from bilan.analysis.provenance import SourceTier, source_tier
from bilan.model.figure import Figure
from bilan.model.report import Report


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A document with the figures that rest on it, and those for which it gives a number that was not retained."""

    document: Document
    standing: SourceTier
    figures: tuple[Figure, ...]
    not_retained: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class AlphabetGroup:
    """The outlets whose names begin with a letter, each with its documents."""

    letter: str
    outlets: tuple[tuple[str, tuple[SourceEntry, ...]], ...]


def source_entries(report: Report, documents: Mapping[str, Document]) -> tuple[SourceEntry, ...]:
    """Every document, by publisher and then by date, the undated last."""
    found = (_shelved(report, document) for document in documents.values())
    return tuple(sorted(found, key=_order))


def _shelved(report: Report, document: Document) -> SourceEntry:
    not_retained = _not_retained(report).get(document.id, ())
    return SourceEntry(document, source_tier(report, document), figures_citing(report, document.id), not_retained)


@cached_view
def _not_retained(report: Report) -> Mapping[str, tuple[Figure, ...]]:
    """By document, the figures for which it gives another number."""
    found: dict[str, list[Figure]] = {}
    for figure in report.figures:
        for name in dict.fromkeys(source.name for other in figure.alternatives for source in other.source):
            found.setdefault(name, []).append(figure)
    return {name: tuple(figures) for name, figures in found.items()}


def _order(item: SourceEntry) -> tuple[str, str, str]:
    document = item.document
    return (fold_name(document.publisher), str(document.date) if document.date else "~", document.id)


def by_letter(shelf: Iterable[SourceEntry]) -> tuple[AlphabetGroup, ...]:
    """Documents in the order of `shelved` by the first letter of their publisher, then by publisher."""
    outlets = [(name, tuple(items)) for name, items in groupby(shelf, key=lambda item: item.document.publisher)]
    return tuple(
        AlphabetGroup(letter, tuple(own)) for letter, own in groupby(outlets, key=lambda outlet: initial(outlet[0]))
    )


def initial(name: str) -> str:
    """The first letter or digit of a name, without its accent; `#` where it has none."""
    return next((sign for sign in fold_name(name).upper() if sign.isalnum()), "#")


def fold_name(name: str) -> str:
    """A name for sorting: without case and accents."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
