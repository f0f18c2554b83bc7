"""The page of sources: every cited document with the figures that cite it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bilan.analysis.bibliography import SourceEntry, by_publisher, source_entries
from bilan.analysis.documents import cited_documents, documents
from bilan.analysis.provenance import SourceTier, single_secondary_source
from bilan.blocks.block import Block
from bilan.blocks.source_blocks import OutletIndex, OutletSources, SourceItem, SourceList
from bilan.blocks.text_blocks import Heading, Paragraph
from bilan.diagnostics.problem import Place
from bilan.model.report import Report
from bilan.pages.page import PageInputs, PageSpec
from bilan.values.sentence import Text, plural_sentence, sentence

PRESS_AS_A_SOURCE = sentence(
    "Where a press article relays what the institution said, it is a secondary source; where an outlet counted the "
    "figure itself, it is the source."
)


def page_specs(report: Report) -> Iterator[PageSpec]:
    """One page."""
    first = next(iter(report.sources.values()), None)
    place = first.place if first else Place("data/sources.yml")
    description = sentence("Every document that the figures rest on: who published it, and which figures cite it.")
    yield PageSpec("/sources/", sentence("Sources"), place, _blocks, description)


def _blocks(inputs: PageInputs) -> Iterator[Block]:
    report = inputs.report
    entries = source_entries(report, cited_documents(report))
    by_tier = {tier: [entry for entry in entries if entry.tier is tier] for tier in SourceTier}
    alone = frozenset(figure.key for figure in report.figures if figure.value is not None and len(figure.source) == 1)
    yield Heading(sentence("Sources"), "top", 1)
    yield Paragraph(tuple(_introduction(report, len(entries))))
    if own := by_tier[SourceTier.OWN]:
        yield Heading(sentence("Documents from the institution"), "own")
        yield _source_list(own, alone)
    if first_hand := by_tier[SourceTier.FIRST_HAND]:
        yield Heading(sentence("Documents from others"), "others")
        yield _source_list(first_hand, alone, named=True)
    if relays := by_tier[SourceTier.RELAY]:
        yield Heading(sentence("The press, by outlet"), "press")
        outlets = (OutletSources(name, _source_list(own, alone)) for name, own in by_publisher(relays))
        yield OutletIndex(tuple(outlets))


def _introduction(report: Report, number: int) -> Iterator[Text]:
    yield plural_sentence(
        number, "One document is cited.", "{number} documents are cited, each with the figures that rest on it."
    )
    yield PRESS_AS_A_SOURCE
    if single := single_secondary_source(report, documents(report)):
        yield plural_sentence(
            len(single),
            "One figure rests on a single one of them; it is marked as such.",
            "{number} figures rest on a single one of them; they are marked as such.",
        )


def _source_list(entries: Iterable[SourceEntry], alone: frozenset[str], *, named: bool = False) -> SourceList:
    return SourceList(tuple(SourceItem(entry, named, _alone(entry, alone)) for entry in entries))


def _alone(entry: SourceEntry, alone: frozenset[str]) -> frozenset[str]:
    """The keys of the figures for which a document is the only source."""
    return alone & {figure.key for figure in entry.figures}
