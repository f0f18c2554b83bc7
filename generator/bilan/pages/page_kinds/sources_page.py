"""The page of sources: every cited document with the figures that cite it."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.bibliography import by_letter, source_entries
from bilan.analysis.documents import cited_documents
from bilan.analysis.provenance import SourceTier, single_secondary_source
from bilan.diagnostics.problem import Place
from bilan.pages.page import PageSpec
from bilan.render.formatter import PageFormatter


def page_specs(formatter: PageFormatter) -> Iterator[PageSpec]:
    """One page."""
    entries = source_entries(formatter.report, cited_documents(formatter.report))
    by_tier = {tier: [entry for entry in entries if entry.standing is tier] for tier in SourceTier}
    values = {
        "shelf": entries,
        "own": by_tier[SourceTier.OWN],
        "first_hand": by_tier[SourceTier.FIRST_HAND],
        "press": by_tier[SourceTier.RELAY],
        "letters": by_letter(by_tier[SourceTier.RELAY]),
        "alone": {figure.key for figure in formatter.report.figures if figure.value is not None and len(figure.source) == 1},
        "on_one_relay": single_secondary_source(formatter.report, formatter.documents),
    }
    first = next(iter(formatter.report.sources.values()), None)
    place = first.place if first else Place("data/sources.yml")
    yield PageSpec("/sources/", "sources.md.j2", formatter.language.words("Sources"), place, values=values)
