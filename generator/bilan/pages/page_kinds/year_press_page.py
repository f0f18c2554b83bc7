"""The press review of a year, or its contents by month if it is long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from bilan.analysis.press_pagination import is_by_month, is_fetched, press_contents
from bilan.analysis.press_review import Group, groups_by_year
from bilan.blocks.article_blocks import PressIndex, PressMonths
from bilan.blocks.block import Block
from bilan.blocks.text_blocks import Heading
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.pages.page import PageInputs, PageSpec
from bilan.pages.page_blocks import present, year_links
from bilan.pages.press_blocks import articles_counted, period_title, press_filter, press_list
from bilan.values.sentence import MonthName, Text, sentence

FACETS = ("month", "outlet", "language", "topic", "kind")


def page_specs(report: Report) -> Iterator[PageSpec]:
    """A page for each year with articles."""
    for year in report.years.values():
        if year.articles:
            title = sentence("Press review {year}", year=year.period)
            place, blocks = year.articles[0].place, partial(_blocks, year.number)
            description = sentence(
                "{institution} in the press in {year}: articles, summarised, with their sources.",
                institution=report.publication.institution.name,
                year=year.period,
            )
            yield PageSpec(_address(year), title, place, blocks, description)


def _address(year: Year) -> str:
    return f"/{year.number}/press/"


def _blocks(number: int, inputs: PageInputs) -> Iterator[Block]:
    report, year = inputs.report, inputs.report.years[number]
    groups, by_month = groups_by_year(report)[number], is_by_month(year)
    yield Heading(sentence("Press review {year}", year=year.period), "top", 1)
    yield articles_counted(len(year.articles))
    yield from present(
        year_links(year, _address(year)),
        press_filter(report, tuple(year.articles), FACETS, (number,) if by_month else ()),
    )
    yield from _contents(groups, year) if by_month else _all_articles(report, groups, year)


def _all_articles(report: Report, groups: Sequence[Group], year: Year) -> Iterator[Block]:
    searched = not is_fetched(report, year)
    for group in groups:
        anchor = "articles" if group.whole else _month_anchor(group)
        yield Heading(_title(group), anchor)
        yield press_list(report, group, anchor, FACETS, searched=searched)


def _title(group: Group) -> Text:
    if group.whole:
        return sentence("Articles")
    return MonthName(*group.month) if group.month else sentence("Month unknown")


def _contents(groups: Sequence[Group], year: Year) -> Iterator[Block]:
    yield PressMonths(press_contents(groups, year))
    for group in groups:
        yield Heading(period_title(group, year.period), _month_anchor(group))
        yield PressIndex(group)


def _month_anchor(group: Group) -> str:
    return f"month-{group.month_name}" if group.month else "undated"
