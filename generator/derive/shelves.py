"""The documents as a reader looks for them: the institution's own, those of others at first hand, the press by outlet."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.derive.documents import Document, resting_on
from generator.derive.once import once
from generator.derive.provenance import Standing, standing
from generator.model.figures import Figure
from generator.model.report import Report


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document with the figures that rest on it, and those for which it gives a number that was not retained."""

    document: Document
    standing: Standing
    figures: tuple[Figure, ...]
    not_retained: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The outlets whose names begin with a letter, each with its documents."""

    letter: str
    outlets: tuple[tuple[str, tuple[Shelved, ...]], ...]


def shelved(report: Report, documents: Mapping[str, Document]) -> tuple[Shelved, ...]:
    """Every document, by publisher and then by date, the undated last."""
    found = (_shelved(report, document) for document in documents.values())
    return tuple(sorted(found, key=_order))


def _shelved(report: Report, document: Document) -> Shelved:
    not_retained = _not_retained(report).get(document.id, ())
    return Shelved(document, standing(report, document), resting_on(report, document.id), not_retained)


@once
def _not_retained(report: Report) -> Mapping[str, tuple[Figure, ...]]:
    """By document, the figures for which it gives another number."""
    found: dict[str, list[Figure]] = {}
    for figure in report.figures:
        for name in dict.fromkeys(source.name for other in figure.alternatives for source in other.source):
            found.setdefault(name, []).append(figure)
    return {name: tuple(figures) for name, figures in found.items()}


def _order(item: Shelved) -> tuple[str, str, str]:
    document = item.document
    return (folded(document.publisher), str(document.date) if document.date else "~", document.id)


def by_letter(shelf: Iterable[Shelved]) -> tuple[Letter, ...]:
    """Documents in the order of `shelved` by the first letter of their publisher, then by publisher."""
    outlets = [(name, tuple(items)) for name, items in groupby(shelf, key=lambda item: item.document.publisher)]
    return tuple(Letter(letter, tuple(own)) for letter, own in groupby(outlets, key=lambda outlet: initial(outlet[0])))


def initial(name: str) -> str:
    """The first letter or digit of a name, without its accent; `#` where it has none."""
    return next((sign for sign in folded(name).upper() if sign.isalnum()), "#")


def folded(name: str) -> str:
    """A name for sorting: without case and accents."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
