"""The story of a year: its opening with one finding, made from `message` in year.yml; and its chapters.

A chapter is a hand-written page in the folder of its year, such as content/2024/rumours.md. Its title is the finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bilan.analysis.independence import independence
from bilan.analysis.year_edition import edition_of
from bilan.blocks.chart_block import OpeningChart
from bilan.blocks.picture_block import PictureBlock, PictureRole, referred_picture
from bilan.blocks.running_text import RunningText
from bilan.blocks.story_blocks import Chapter, Chapters, Opening, SignedText
from bilan.diagnostics.problem import Problem
from bilan.model.report import Report
from bilan.model.year import Year, YearMessage
from bilan.pages.chart_blocks import opening as opening_chart
from bilan.pages.text_with_figures import running_text
from bilan.values.sentence import Text

NO_CHAPTERS: Chapters = {}


@dataclass(frozen=True, slots=True)
class MessageTexts:
    """The two texts of a message, with their figures."""

    finding: RunningText
    text: RunningText


def chapters_of(chapters: Chapters, year: Year) -> tuple[Chapter, ...]:
    """The chapters of a year, in order."""
    return chapters.get(str(year.number), ())


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


def foreword(report: Report, year: Year) -> SignedText | None:
    """The signed text before the chapters of a year; None if it has none, or its figures are not public."""
    written = year.about.foreword
    if written is None or not year.figures:
        return None
    edition = edition_of(report, year.number)
    paragraphs = tuple(running_text(edition, year.number, paragraph)[0] for paragraph in written.text)
    portrait = referred_picture(report, written.portrait, PictureRole.PORTRAIT)
    return SignedText(paragraphs, written.by, written.role, portrait)


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
    """The problems of the expressions in the messages and forewords of all years."""
    for year in report.years.values():
        if year.about.message and year.figures:
            yield from message_texts(report, year, year.about.message, valid=valid)[1]
        if year.about.foreword and year.figures:
            edition = edition_of(report, year.number)
            for paragraph in year.about.foreword.text:
                yield from running_text(edition, year.number, paragraph, valid=valid)[1]
