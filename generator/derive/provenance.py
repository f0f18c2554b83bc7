"""What a figure rests on: documents of the institution itself, of others at first hand, or relays of the press.

A document is the institution's own when its publisher is the institution, by its name or short name. It is a relay when
it is an article of the press review or has the kind of one (article, dispatch, interview, broadcast, opinion): a
secondary source, which repeats what the institution said. Anything else (a study, a statute) is at first hand, by
somebody else. A document of which the data says neither is not called secondary: nothing is said that is not known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from generator.derive.documents import Document
from generator.model.figures import Figure
from generator.model.press import ArticleKind
from generator.model.report import Report


class Standing(StrEnum):
    """How near a document stands to what it says."""

    OWN = "own"
    FIRST_HAND = "first_hand"
    RELAY = "relay"


class Rest(StrEnum):
    """What a figure rests on, taken together."""

    NOTHING = "nothing"
    ONE_RELAY = "one_relay"
    ONE_DOCUMENT = "one_document"
    RELAYS = "relays"
    DOCUMENTS = "documents"


def standing(report: Report, document: Document) -> Standing:
    """The standing of a document in this report."""
    if document.publisher.casefold() in _names(report):
        return Standing.OWN
    press = document.article_year is not None or document.kind in {kind.value for kind in ArticleKind}
    return Standing.RELAY if press else Standing.FIRST_HAND


def _names(report: Report) -> set[str]:
    institution = report.publication.institution
    names = [*institution.name.texts.values(), institution.short_name or ""]
    return {name.casefold() for name in names if name}


def rests_on(report: Report, documents: Sequence[Document]) -> Rest:
    """What a figure with these documents rests on."""
    if not documents:
        return Rest.NOTHING
    relays = all(standing(report, document) is Standing.RELAY for document in documents)
    if len(documents) == 1:
        return Rest.ONE_RELAY if relays else Rest.ONE_DOCUMENT
    return Rest.RELAYS if relays else Rest.DOCUMENTS


def resting_on_one_relay(report: Report, documents: Mapping[str, Document]) -> tuple[Figure, ...]:
    """The figures that one secondary source alone vouches for, oldest year first."""
    return tuple(figure for figure in report.figures if figure.value is not None and _rest(report, documents, figure))


def _rest(report: Report, documents: Mapping[str, Document], figure: Figure) -> bool:
    cited = [documents[source.name] for source in figure.source if source.name in documents]
    return rests_on(report, cited) is Rest.ONE_RELAY
