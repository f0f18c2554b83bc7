"""Who gives the verdict on a claim, in words."""

from __future__ import annotations

from bilan.model.figure import Origin
from bilan.model.publication import Publication
from bilan.model.rebuttal import Rebuttal
from bilan.values.sentence import Sentence, sentence


def verdict_by(publication: Publication, rebuttal: Rebuttal) -> Sentence:
    """Who gives the verdict: “according to the institution (DGSN)”, the press, or whoever compiled the report."""
    match rebuttal.verdict_by:
        case Origin.INSTITUTION:
            institution = publication.institution
            name = institution.short_name or institution.name
            return sentence("according to the institution ({institution})", institution=name)
        case Origin.PRESS:
            return sentence("according to the press")
        case Origin.COMPILER:
            return sentence("according to {compiler}", compiler=publication.publisher.name)
