"""The home page with an overview of the newest year, unless there is a hand-written one."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.visibility import newest_year
from bilan.blocks.block import Block
from bilan.blocks.text_blocks import OnwardLink
from bilan.model.report import Report
from bilan.pages.page import PageInputs, PageSpec
from bilan.pages.page_blocks import opening_or_cover, overview
from bilan.pages.story import NO_STORY, story_of
from bilan.values.sentence import sentence


def page_specs(report: Report) -> Iterator[PageSpec]:
    """One page."""
    institution = report.publication.institution.name
    description = sentence("The communication of {institution} in figures, with their sources.", institution=institution)
    yield PageSpec("/", report.publication.title, report.publication.place, _blocks, description)


def _blocks(inputs: PageInputs) -> Iterator[Block]:
    year = newest_year(inputs.report)
    story = story_of(inputs.stories, year) if year else NO_STORY
    yield opening_or_cover(inputs.report, year, story)
    if year:
        yield overview(inputs.report, year, story)
        yield OnwardLink(sentence("All the figures of {year}", year=year.period), f"/{year.number}/")
