"""The page of all years: each with its message or its first figure; and the years of which only the press writes."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.blocks.block import Block
from bilan.blocks.figure_blocks import PressYears, YearCard, YearCards
from bilan.blocks.text_blocks import Heading, OnwardLink
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.pages.compared_tables import ADDRESS as COMPARE
from bilan.pages.compared_tables import can_be_compared
from bilan.pages.page import PageInputs, PageSpec
from bilan.pages.page_blocks import lead_key_figure
from bilan.pages.story import opening
from bilan.values.sentence import sentence

ADDRESS = "/years/"


def page_specs(report: Report) -> Iterator[PageSpec]:
    """One page, if figures of several years are public, or were when its address was published."""
    if sum(bool(year.figures) for year in report.years.values()) > 1 or ADDRESS in report.addresses:
        description = sentence("The years of the report, each with what it shows.")
        yield PageSpec(ADDRESS, sentence("Years"), report.publication.place, _blocks, description)


def _blocks(inputs: PageInputs) -> Iterator[Block]:
    report = inputs.report
    newest_first = sorted(report.years.values(), key=lambda year: -year.number)
    yield Heading(sentence("Years"), "top", 1)
    yield YearCards(tuple(_card(report, year) for year in newest_first if year.figures))
    others = tuple(year.number for year in newest_first if not year.figures)
    if can_be_compared(report):
        yield OnwardLink(sentence("Compare two years or two indicators"), COMPARE)
    if others:
        yield PressYears(others)


def _card(report: Report, year: Year) -> YearCard:
    message = opening(report, year)
    return YearCard(year.number, message.finding if message else None, None if message else lead_key_figure(report, year))
