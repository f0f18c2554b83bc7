"""The page of a year's false claims and the institution's answers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bilan.analysis.documents import documents_cited_by
from bilan.analysis.verdict_origin import verdict_by
from bilan.blocks.article_blocks import RebuttalAnswer
from bilan.blocks.block import Block
from bilan.blocks.picture_block import referred_picture
from bilan.blocks.text_blocks import Heading, Paragraph
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.pages.page import PageInputs, PageSpec
from bilan.pages.page_blocks import present, year_links
from bilan.values.sentence import sentence


def page_specs(report: Report) -> Iterator[PageSpec]:
    """A page for each year with rebuttals."""
    for year in report.years.values():
        if year.rebuttals:
            title = sentence("False claims and answers {year}", year=year.period)
            place, blocks = year.rebuttals[0].place, partial(_blocks, year.number)
            description = sentence(
                "False claims answered in {year}, with the verdict and the answer: {institution}.",
                institution=report.publication.institution.name,
                year=year.period,
            )
            yield PageSpec(_address(year), title, place, blocks, description)


def _address(year: Year) -> str:
    return f"/{year.number}/rebuttals/"


def _blocks(number: int, inputs: PageInputs) -> Iterator[Block]:
    report, year = inputs.report, inputs.report.years[number]
    introduction = sentence(
        "Claims about the institution that it has answered in public, with its answer and where to read it."
    )
    yield Heading(sentence("False claims and answers {year}", year=year.period), "top", 1)
    yield Paragraph((introduction,))
    yield from present(year_links(year, _address(year)))
    for rebuttal in year.rebuttals:
        yield Heading(rebuttal.claim, rebuttal.id)
        said_by, picture = verdict_by(report.publication, rebuttal), referred_picture(report, rebuttal.picture)
        yield RebuttalAnswer(rebuttal, documents_cited_by(report, rebuttal), said_by, picture)
