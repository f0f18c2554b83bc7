"""The page of a year, its complete record: every figure by theme, with charts to open; events, the press, lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from bilan.analysis.register_pagination import register_address
from bilan.blocks.block import Block
from bilan.blocks.figure_blocks import Disclosure
from bilan.blocks.story_blocks import ChapterList, Opening, YearStory
from bilan.blocks.text_blocks import Heading, PageLink, Paragraph
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.pages.breakdown_sections import first_chart_of_year
from bilan.pages.chart_blocks import composition_block, parts_over_years
from bilan.pages.count_sources import records_counted
from bilan.pages.page import PageInputs, PageSpec
from bilan.pages.page_blocks import (
    compositions_of,
    events,
    foreword_section,
    legend,
    present,
    record_head,
    report_download,
    section,
    themes_of,
    year_index,
    year_table,
)
from bilan.pages.press_blocks import press_highlights
from bilan.pages.story import story_of
from bilan.values.sentence import plural_sentence, sentence

MAX_EVENTS_SHOWN = 1  # without opening anything


def page_specs(report: Report) -> Iterator[PageSpec]:
    """A page for each year."""
    institution = report.publication.institution.name
    for year in report.years.values():
        description = sentence(
            "{institution}, communication in {year}: figures, events, press.", institution=institution, year=year.number
        )
        title = sentence("Year {year}", year=year.period)
        yield PageSpec(f"/{year.number}/", title, year.place, partial(_blocks, year.number), description)


def _blocks(number: int, inputs: PageInputs) -> Iterator[Block]:
    report, year = inputs.report, inputs.report.years[number]
    yield from _record(report, year, story_of(inputs.stories, year)) if year.figures else _press_only(report, year)


def _record(report: Report, year: Year, story: YearStory) -> Iterator[Block]:
    """Every figure of a year by theme, then its events, its press and its lists."""
    head = record_head(report, year, story.chapters)
    yield head
    yield year_index(report, year)
    if isinstance(head, Opening) and head.text:  # the foreword of the newest year is on the home page
        yield from foreword_section(story.foreword_of_year)
    if story.chapters:
        yield ChapterList(tuple((chapter.finding, chapter.address) for chapter in story.chapters))
    yield from present(report_download(year))
    yield from _figures_by_theme(report, year)
    yield from present(legend(year.figures.values()))
    yield from _events(report, year)
    yield from _press(year)
    if year.rebuttals:
        yield from _rebuttals(year)
    yield from section(sentence("The lists behind the figures"), "lists", *_lists(year))


def _press_only(report: Report, year: Year) -> Iterator[Block]:
    """A year of which no figures are published: what happened, and what the press wrote."""
    yield Heading(sentence("Year {year}", year=year.period), "top", 1)
    yield Paragraph((sentence("No figures of this year are published; the press review has articles about it."),))
    yield from _events(report, year)
    yield from section(sentence("In the press"), "press", press_highlights(report, year))
    if year.rebuttals:
        yield from _rebuttals(year)


def _events(report: Report, year: Year) -> Iterator[Block]:
    found = events(report, year)
    if found:
        yield Heading(sentence("Events of the year"), "events")
        words = plural_sentence(len(found.events), "One event", "{number} events")
        yield Disclosure(words, (found,)) if len(found.events) > MAX_EVENTS_SHOWN else found


def _figures_by_theme(report: Report, year: Year) -> Iterator[Block]:
    yield Heading(sentence("All figures by theme"), "figures")
    for name, members in themes_of(report, year):
        theme = report.themes[name]
        yield Heading(theme.name, f"theme-{theme.id}", 3)
        if theme.intro:
            yield Paragraph((theme.intro,))
        yield year_table(report, year, members, sentence("{theme}, {year}", theme=theme.name, year=year.period))
        charts = tuple(_charts(report, year, members))
        if charts:
            words = plural_sentence(len(charts), "A chart of these figures", "{number} charts of these figures")
            yield Disclosure(words, charts)


def _charts(report: Report, year: Year, members: Sequence[Indicator]) -> Iterator[Block]:
    yield from present(*(first_chart_of_year(report, member, year.number) for member in members))
    for composition in compositions_of(report, year, members):
        yield from present(composition_block(report, composition), parts_over_years(report, composition))


def _press(year: Year) -> Iterator[Block]:
    if not year.articles:
        return
    number = plural_sentence(
        len(year.articles),
        "One article about this year is summarised in the press review.",
        "{number} articles about this year are summarised in the press review.",
    )
    yield Heading(sentence("In the press"), "press")
    yield PageLink(sentence("Press review {year}", year=year.period), f"/{year.number}/press/", (number,))


def _rebuttals(year: Year) -> Iterator[Block]:
    answered = plural_sentence(
        len(year.rebuttals),
        "The institution answered one false claim.",
        "The institution answered {number} false claims.",
    )
    link = sentence("False claims and answers {year}", year=year.period)
    yield Heading(sentence("False claims and answers"), "rebuttals")
    yield PageLink(link, f"/{year.number}/rebuttals/", (answered,))


def _lists(year: Year) -> Iterator[Block]:
    """The lists that figures of the year are counted from."""
    for name, table in year.registers.items():
        title = sentence("{name} {year}", name=table.register.name, year=year.period)
        yield PageLink(title, register_address(name, year.number), (records_counted(len(table)),))
