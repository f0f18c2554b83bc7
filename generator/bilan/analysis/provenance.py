"""What a figure rests on: documents of the institution itself, of others at first hand, or relays of the press.

A document is the institution's own when its publisher is the institution, by its name or short name. It is a relay when
it is an article of the press review or has the kind of one (article, dispatch, interview, broadcast, opinion): a
secondary source, which repeats what the institution said. Anything else (a study, a statute) is at first hand, by
somebody else. A document of which the data says neither is not called secondary: nothing is said that is not known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from bilan.analysis.documents import Document
from bilan.model.figure import Figure
from bilan.model.press import ArticleKind
from bilan.model.report import Report


class SourceTier(StrEnum):
    """How near a document stands to what it says."""

    OWN = "own"
    FIRST_HAND = "first_hand"
    RELAY = "relay"


class EvidenceBase(StrEnum):
    """What a figure rests on, taken together."""

    NOTHING = "nothing"
    ONE_RELAY = "one_relay"
    ONE_DOCUMENT = "one_document"
    RELAYS = "relays"
    DOCUMENTS = "documents"


def source_tier(report: Report, document: Document) -> SourceTier:
    """The standing of a document in this report."""
    if document.publisher.casefold() in _names(report):
        return SourceTier.OWN
    press = document.article_year is not None or document.kind in {kind.value for kind in ArticleKind}
    return SourceTier.RELAY if press else SourceTier.FIRST_HAND


def _names(report: Report) -> set[str]:
    institution = report.publication.institution
    names = [*institution.name.texts.values(), institution.short_name or ""]
    return {name.casefold() for name in names if name}


def evidence_base(report: Report, documents: Sequence[Document]) -> EvidenceBase:
    """What a figure with these documents rests on."""
    if not documents:
        return EvidenceBase.NOTHING
    relays = all(source_tier(report, document) is SourceTier.RELAY for document in documents)
    if len(documents) == 1:
        return EvidenceBase.ONE_RELAY if relays else EvidenceBase.ONE_DOCUMENT
    return EvidenceBase.RELAYS if relays else EvidenceBase.DOCUMENTS


def single_secondary_source(report: Report, documents: Mapping[str, Document]) -> tuple[Figure, ...]:
    """The figures that one secondary source alone vouches for, oldest year first."""
    return tuple(figure for figure in report.figures if figure.value is not None and _rest(report, documents, figure))


def _rest(report: Report, documents: Mapping[str, Document], figure: Figure) -> bool:
    cited = [documents[source.name] for source in figure.source if source.name in documents]
    return evidence_base(report, cited) is EvidenceBase.ONE_RELAY
