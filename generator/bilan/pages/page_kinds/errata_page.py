"""The page of corrections of published figures."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.errata import errata
from bilan.blocks.audit_blocks import CorrectionTable
from bilan.blocks.block import Block
from bilan.blocks.text_blocks import Heading, Paragraph
from bilan.model.report import Report
from bilan.pages.page import PageInputs, PageSpec
from bilan.values.sentence import plural_sentence, sentence


def page_specs(report: Report) -> Iterator[PageSpec]:
    """One page."""
    description = sentence("Every correction of a published figure, with its date and its reason.")
    yield PageSpec("/errata/", sentence("Corrections"), report.publication.place, _blocks, description)


def _blocks(inputs: PageInputs) -> Iterator[Block]:
    yield Heading(sentence("Corrections"), "top", 1)
    yield Paragraph(
        (
            sentence(
                "A published figure is never changed in silence: each change is listed here with the number it replaces "
                "and the reason."
            ),
            sentence(
                "A correction puts an error right; an update replaces a number with a later one; a revision of "
                "method changes how things are counted."
            ),
        )
    )
    every = errata(inputs.report)
    if every:
        yield Paragraph(
            (plural_sentence(len(every), "One published figure was changed.", "{number} changes of published figures."),)
        )
        yield CorrectionTable(every, anchored=True)
    else:
        yield Paragraph((sentence("No published figure has been corrected so far."),))
