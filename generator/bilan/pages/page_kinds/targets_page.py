"""The page of targets: every target with its verdict, by indicator, and how they are judged."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.target_verdicts import target_verdicts
from bilan.blocks.block import Block
from bilan.blocks.text_blocks import Heading, OnwardLink, Paragraph
from bilan.model.report import Report
from bilan.pages.page import PageInputs, PageSpec
from bilan.pages.page_blocks import present
from bilan.pages.target_table import target_table
from bilan.values.sentence import sentence

ADDRESS = "/targets/"


def page_specs(report: Report) -> Iterator[PageSpec]:
    """One page, if there are targets, or were when its address was published."""
    if target_verdicts(report) or ADDRESS in report.addresses:
        yield PageSpec(ADDRESS, sentence("Targets"), report.publication.place, _blocks)


def _blocks(inputs: PageInputs) -> Iterator[Block]:
    report = inputs.report
    verdicts = target_verdicts(report)
    yield Heading(sentence("Targets"), "top", 1)
    if not verdicts:
        yield Paragraph((sentence("There are no targets."),))
    for name, judged in verdicts.items():
        indicator = report.indicators[name]
        yield Heading(indicator.name, name)
        caption = sentence("Targets: {name}", name=indicator.name)
        yield from present(target_table(report, judged, caption, anchored=True))
    yield OnwardLink(sentence("How targets are judged"), "/method/#targets")
