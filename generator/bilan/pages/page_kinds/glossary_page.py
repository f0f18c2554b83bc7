"""The glossary, in the alphabetical order of each language."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.bibliography import fold_name
from bilan.blocks.block import Block
from bilan.blocks.text_blocks import Glossary, Heading
from bilan.model.report import Report
from bilan.pages.page import PageInputs, PageSpec
from bilan.values.sentence import sentence


def page_specs(report: Report) -> Iterator[PageSpec]:
    """One page, if there are terms."""
    first = min(report.terms.values(), key=lambda term: fold_name(term.name.original), default=None)
    if first:
        description = sentence("The words of this report, explained.")
        yield PageSpec("/glossary/", sentence("Glossary"), first.place, _blocks, description)


def _blocks(inputs: PageInputs) -> Iterator[Block]:
    yield Heading(sentence("Glossary"), "top", 1)
    yield Glossary(tuple(inputs.report.terms.values()))
