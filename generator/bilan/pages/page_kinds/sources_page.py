"""Every document cited, with the figures that rest on it."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.bibliography import by_letter, source_entries
from bilan.analysis.documents import cited_documents
from bilan.analysis.provenance import SourceTier, single_secondary_source
from bilan.diagnostics.problem import Place
from bilan.pages.page import PageSpec
from bilan.render.formatter import PageFormatter


def sheets(formatter: PageFormatter) -> Iterator[PageSpec]:
    """One page."""
    shelf = source_entries(formatter.report, cited_documents(formatter.report))
    of = {kind: [item for item in shelf if item.standing is kind] for kind in SourceTier}
    values = {
        "shelf": shelf,
        "own": of[SourceTier.OWN],
        "first_hand": of[SourceTier.FIRST_HAND],
        "press": of[SourceTier.RELAY],
        "letters": by_letter(of[SourceTier.RELAY]),
        "alone": {figure.key for figure in formatter.report.figures if figure.value is not None and len(figure.source) == 1},
        "on_one_relay": single_secondary_source(formatter.report, formatter.documents),
    }
    first = next(iter(formatter.report.sources.values()), None)
    place = first.place if first else Place("data/sources.yml")
    yield PageSpec("/sources/", "sources.md.j2", formatter.language.words("Sources"), place, values=values)
