"""The story of a year: its opening with one finding, made from `message` in year.yml; its foreword and its chapters.

Foreword and chapters are hand-written pages in the folder of the year (`story_pages.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bilan.analysis.independence import independence
from bilan.analysis.year_edition import edition_of
from bilan.blocks.chart_block import OpeningChart
from bilan.blocks.picture_block import PictureBlock, PictureRole, referred_picture
from bilan.blocks.running_text import RunningText
from bilan.blocks.story_blocks import Opening, Stories, YearStory
from bilan.diagnostics.problem import Problem
from bilan.model.report import Report
from bilan.model.year import Year, YearMessage
from bilan.pages.chart_blocks import opening as opening_chart
from bilan.pages.text_with_figures import running_text
from bilan.values.sentence import Text

NO_STORIES: Stories = {}
NO_STORY = YearStory()


@dataclass(frozen=True, slots=True)
class MessageTexts:
    """The two texts of a message, with their figures."""

    finding: RunningText
    text: RunningText


def story_of(stories: Stories, year: Year) -> YearStory:
    """The foreword and the chapters of a year."""
    return stories.get(str(year.number), NO_STORY)


def opening(report: Report, year: Year, links: tuple[tuple[Text, str], ...] = ()) -> Opening | None:
    """The opening of a year with its message; None if it has none, or its figures are not public."""
    message = year.about.message
    if message is None or not year.figures:
        return None
    texts, _ = message_texts(report, year, message)
    publication = report.publication
    return Opening(
        publication.institution.name,
        publication.title,
        year.number,
        texts.finding,
        texts.text,
        _chart(report, year, message),
        independence(publication),
        links,
        cover_picture(report, year),
    )


def cover_picture(report: Report, year: Year) -> PictureBlock | None:
    """The picture that opens a year; None if it has none, or its figures are not public."""
    return referred_picture(report, year.about.cover, PictureRole.COVER) if year.figures else None


def _chart(report: Report, year: Year, message: YearMessage) -> OpeningChart | None:
    indicator = report.indicators.get(message.chart.name)
    return opening_chart(report, indicator, year.number, message.since) if indicator else None


def message_texts(
    report: Report, year: Year, message: YearMessage, *, valid: bool = True
) -> tuple[MessageTexts, list[Problem]]:
    """The texts of a message, and the problems of their expressions. Nothing in them is of a later year."""
    edition = edition_of(report, year.number)
    finding, in_finding = running_text(edition, year.number, message.title, valid=valid)
    text, in_text = running_text(edition, year.number, message.text, valid=valid)
    return MessageTexts(finding, text), [*in_finding, *in_text]


def story_problems(report: Report, *, valid: bool = True) -> Iterator[Problem]:
    """The problems of the expressions in the messages of all years."""
    for year in report.years.values():
        if year.about.message and year.figures:
            yield from message_texts(report, year, year.about.message, valid=valid)[1]
