"""The page of a year: every figure by theme, compositions, changes and breaks, events, the press."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bilan.analysis.register_pagination import register_address
from bilan.blocks.block import Block
from bilan.blocks.text_blocks import Heading, PageLink, Paragraph
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.pages.breakdown_sections import first_chart_of_year
from bilan.pages.chart_blocks import composition_block, parts_over_years
from bilan.pages.count_sources import records_counted
from bilan.pages.page import PageInputs, PageSpec
from bilan.pages.page_blocks import (
    change_list,
    compositions_of,
    cover,
    events,
    key_figures,
    present,
    report_download,
    section,
    themes_of,
    year_index,
    year_table,
)
from bilan.pages.press_blocks import press_highlights
from bilan.values.sentence import plural_sentence, sentence


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
    yield cover(report, year)
    yield year_index(report, year)
    yield from present(key_figures(report, year, lead=False), report_download(year))
    if year.figures:
        yield from section(sentence("What changed and why"), "changes", change_list(report, year))
        yield from _figures_by_theme(report, year)
    yield from section(sentence("Events of the year"), "events", events(report, year))
    yield from section(sentence("In the press"), "press", press_highlights(report, year))
    if year.rebuttals:
        yield from _rebuttals(year)
    yield from section(sentence("The lists behind the figures"), "lists", *_lists(year))
    if year.figures:
        yield from _method()


def _figures_by_theme(report: Report, year: Year) -> Iterator[Block]:
    yield Heading(sentence("All figures by theme"), "figures")
    for name, members in themes_of(report, year):
        theme = report.themes[name]
        yield Heading(theme.name, f"theme-{theme.id}", 3)
        if theme.intro:
            yield Paragraph((theme.intro,))
        yield year_table(report, year, members, sentence("{theme}, {year}", theme=theme.name, year=year.period))
        yield from present(*(first_chart_of_year(report, member, year.number) for member in members))
        for composition in compositions_of(report, year, members):
            yield from present(composition_block(report, composition), parts_over_years(report, composition))


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
        title = sentence("{name} {year}", name=table.register.name, year=year.number)
        yield PageLink(title, register_address(name, year.number), (records_counted(len(table)),))


def _method() -> Iterator[Block]:
    yield Heading(sentence("How to read this report"), "method")
    yield PageLink(
        sentence("Method"),
        "/method/",
        (
            sentence("Each number is a link to its definition, its sources and its years."),
            sentence(
                "What no source gives is shown as missing; where a definition changes, the series is cut and no change is "
                "computed."
            ),
        ),
    )
