"""The press review of a month, for years with too many articles for one page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bilan.analysis.press_pagination import groups_by_address, is_by_month, press_contents
from bilan.analysis.press_review import groups_by_year
from bilan.blocks.article_blocks import PressMonths
from bilan.blocks.block import Block
from bilan.blocks.text_blocks import Heading
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.pages.page import PageInputs, PageSpec
from bilan.pages.page_blocks import present
from bilan.pages.press_blocks import articles_counted, press_filter, press_list
from bilan.values.sentence import sentence

FACETS = ("outlet", "language", "topic", "kind")


def page_specs(report: Report) -> Iterator[PageSpec]:
    """A page for each month of the years that have pages for months."""
    for year in report.years.values():
        if is_by_month(year):
            yield from _months(report, year)


def _months(report: Report, year: Year) -> Iterator[PageSpec]:
    groups = groups_by_year(report)[year.number]
    contents = press_contents(groups, year)
    for group, entry in zip(groups, contents, strict=True):
        title = sentence("Press review, {month}", month=entry.group)
        place = group.articles[0].place
        description = sentence(
            "{institution} in the press: the articles of {month}, summarised, with their sources.",
            institution=report.publication.institution.name,
            month=entry.group,
        )
        yield PageSpec(entry.address, title, place, partial(_blocks, entry.address, PressMonths(contents)), description)


def _blocks(address: str, months: PressMonths, inputs: PageInputs) -> Iterator[Block]:
    group = groups_by_address(inputs.report)[address]
    yield Heading(sentence("Press review, {month}", month=group), "top", 1)
    yield articles_counted(len(group.articles))
    yield months
    yield from present(press_filter(inputs.report, group.articles, FACETS))
    yield Heading(sentence("Articles"), "articles")
    yield press_list(inputs.report, group, "articles", FACETS)
