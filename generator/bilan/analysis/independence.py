"""That a report is an independent compilation, and not a publication of the institution that it is about."""

from __future__ import annotations

from bilan.model.publication import Publication
from bilan.values.sentence import Sentence, sentence


def independence(publication: Publication) -> Sentence | None:
    """The sentence that says who compiled the report and that it is not the institution's; None where it is."""
    if publication.compiled_by is None:
        return None
    return sentence(
        "Independent compilation (compiler: {compiler}). It is not a publication of the institution ({institution}).",
        compiler=publication.compiled_by.name,
        institution=publication.institution.name,
    )


def independence_in_short(publication: Publication) -> Sentence | None:
    """The same without names, for narrow places; None where the institution publishes the report itself."""
    return sentence("Independent compilation, not a publication of the institution") if publication.compiled_by else None
