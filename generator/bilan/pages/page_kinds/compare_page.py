"""The page of comparisons: two years by theme, two indicators over the years, and every figure of every year.

It can be read without a script: then it compares the two newest years, and the table of all years has the changes of each.
"""

from __future__ import annotations

from collections.abc import Iterator

from bilan.blocks.block import Block
from bilan.blocks.figure_blocks import Disclosure
from bilan.blocks.text_blocks import Heading, Paragraph
from bilan.model.report import Report
from bilan.pages.compared_tables import ADDRESS, all_years, can_be_compared, indicator_comparison, year_comparison
from bilan.pages.page import PageInputs, PageSpec
from bilan.pages.page_blocks import section
from bilan.values.sentence import sentence


def page_specs(report: Report) -> Iterator[PageSpec]:
    """One page, if an indicator has figures in two years."""
    if can_be_compared(report):
        description = sentence("Two years or two indicators side by side, with what can be compared and what cannot.")
        yield PageSpec(ADDRESS, sentence("Compare"), report.publication.place, _blocks, description)


def _blocks(inputs: PageInputs) -> Iterator[Block]:
    report = inputs.report
    yield Heading(sentence("Compare"), "top", 1)
    yield Paragraph(
        (sentence("Where what is counted has changed, or a number is missing, there is no change: the reason is given."),)
    )
    yield from section(sentence("Two years"), "years", year_comparison(report))
    yield from section(sentence("Two indicators"), "indicators", indicator_comparison(report))
    yield Heading(sentence("All years"), "all")
    yield Disclosure(sentence("Every figure of every year, with its change"), (all_years(report),))
