"""The tier of a source: a document of the institution itself, first-hand information of others, or a relay of the press.

A document is the institution's own when its publisher is the name or short name of the institution. It is a relay, a
secondary source that repeats what the institution said, when it is an article of the press review or has the kind of one
(article, dispatch, interview, broadcast, opinion). Any other document (a study, a statute) is first-hand. A document without
a kind is therefore not called secondary, because that is not known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from bilan.analysis.documents import Document
from bilan.model.article import ArticleKind
from bilan.model.figure import Figure, Origin
from bilan.model.report import Report


class SourceTier(StrEnum):
    """How close a document is to the origin of its information."""

    OWN = "own"
    FIRST_HAND = "first_hand"
    RELAY = "relay"


class EvidenceBase(StrEnum):
    """The evidence for a figure: how many documents, and whether all are relays."""

    NOTHING = "nothing"
    ONE_RELAY = "one_relay"
    ONE_DOCUMENT = "one_document"
    RELAYS = "relays"
    DOCUMENTS = "documents"


def source_tier(report: Report, document: Document) -> SourceTier:
    """The tier of a document in this report."""
    if document.publisher_name.casefold() in _institution_names(report):
        return SourceTier.OWN
    press = document.article_year is not None or document.kind in {kind.value for kind in ArticleKind}
    return SourceTier.RELAY if press else SourceTier.FIRST_HAND


def _institution_names(report: Report) -> set[str]:
    institution = report.publication.institution
    names = [*institution.name.texts.values(), institution.short_name or ""]
    return {name.casefold() for name in names if name}


def evidence_base(report: Report, figure: Figure, documents: Sequence[Document]) -> EvidenceBase:
    """The evidence base of a figure that cites these documents. What the press counted itself, it does not relay."""
    if not documents:
        return EvidenceBase.NOTHING
    relays = figure.origin is not Origin.PRESS and all(
        source_tier(report, document) is SourceTier.RELAY for document in documents
    )
    if len(documents) == 1:
        return EvidenceBase.ONE_RELAY if relays else EvidenceBase.ONE_DOCUMENT
    return EvidenceBase.RELAYS if relays else EvidenceBase.DOCUMENTS


def single_secondary_source(report: Report, documents: Mapping[str, Document]) -> tuple[Figure, ...]:
    """The figures with a value whose only source is a secondary one, oldest year first."""
    return tuple(
        figure for figure in report.figures if figure.value is not None and _has_single_relay(report, documents, figure)
    )


def _has_single_relay(report: Report, documents: Mapping[str, Document], figure: Figure) -> bool:
    cited = [documents[source.name] for source in figure.source if source.name in documents]
    return evidence_base(report, figure, cited) is EvidenceBase.ONE_RELAY
