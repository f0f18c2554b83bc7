"""Chapters of a year's story: hand-written pages that year.yml lists, with a finding, a chart and a drawing.

Problems: `chapter-length`, `unknown-indicator`, `unknown-picture`, `nothing-to-draw`, `missing-key`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bilan.analysis.unresolved import picture_problems, unresolved_indicator
from bilan.analysis.year_edition import edition_of
from bilan.blocks.chart_block import Chart
from bilan.blocks.picture_block import PictureBlock, referred_picture
from bilan.blocks.running_text import RunningText
from bilan.blocks.story_blocks import Chapter, ChapterEnd, Drawing, TranslatedProse
from bilan.blocks.text_blocks import Prose
from bilan.diagnostics.problem import Code, Place, Problem, Severity
from bilan.figure_charts.edition_chart import edition_chart
from bilan.figure_charts.mark_drawing import mark_drawing
from bilan.hardcoded_numbers.in_prose import prose
from bilan.messages.message import Message, translatable
from bilan.model.indicator import Indicator, Theme
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.pages.breakdown_sections import chart_by
from bilan.pages.chart_blocks import figure_chart, side_by_side
from bilan.pages.front_matter import FrontMatter
from bilan.pages.text_with_figures import Pieces, apart, default_first, title_heading
from bilan.pages.value_functions import NOTHING_TO_DRAW
from bilan.schema.containers import Reference

CHAPTER_LENGTH = Code("chapter-length", Severity.WARNING)
MIN_WORDS, MAX_WORDS = 60, 150
_WORD = re.compile(r"[^\W_](?:[^\s]*[^\W_])?")


@dataclass(frozen=True, slots=True)
class WrittenChapter:
    """A chapter in one language: its finding, its text for the page of the story, its chart and its drawing."""

    year: int
    slug: str
    language: str
    finding: Pieces
    text: Prose
    chart: Chart | None
    drawing: Drawing | PictureBlock | None
    theme: Theme | None

    def page(self, own: Prose) -> Prose:
        """The page of the chapter itself: the finding, the chart and the drawing around its own text."""
        return Prose((*title_heading(self.finding), *own.pieces, *apart(self.chart), *apart(self.drawing)))


@dataclass(frozen=True, slots=True)
class ChapterParts:
    """What the front matter of a chapter adds to its text."""

    chart: Chart | None
    drawing: Drawing | PictureBlock | None
    theme: Theme | None


def chapter_parts(report: Report, year: Year, front: FrontMatter, problems: list[Problem], *, valid: bool) -> ChapterParts:
    """The chart, the drawing or the picture, and the theme of a chapter.

    Without `picture` there is a drawing, and without `drawing` it counts the first indicator of the chart. There is none
    where it would repeat the chart: the years of the same indicator.
    """
    problems += picture_problems(report, front.picture)
    named = [*front.chart, *([front.drawing] if front.drawing else [])]
    unknown = [name for name in named if name.name not in report.indicators]
    problems += [unresolved_indicator(report, name.name).at(name.place) for name in unknown]
    picture = referred_picture(report, front.picture) if valid else None
    if unknown or not named or not valid:
        return ChapterParts(None, picture, None)
    edition = edition_of(report, year.number)
    indicators = [report.indicators[name.name] for name in front.chart]
    chart = _chart(edition, indicators, front.by, year.number) if indicators else None
    if front.chart and chart is None:
        problems.append(_nothing(front.chart[0], year, _ANOTHER if front.by else _TWO_YEARS))
    counted = report.indicators[named[-1].name if front.drawing else named[0].name]
    marks = mark_drawing(edition, counted, year.number)
    if front.drawing and marks is None:
        problems.append(_nothing(front.drawing, year, _ANOTHER))
    repeats = marks and not marks.total and indicators == [counted] and not front.by
    drawing = picture or (Drawing(marks) if marks and not repeats else None)
    return ChapterParts(chart, drawing, report.themes[(indicators or [counted])[0].theme.name])


def _chart(edition: Report, indicators: list[Indicator], by: str | None, year: int) -> Chart | None:
    first, *others = indicators
    if by:
        return chart_by(edition, first, tuple(name.strip() for name in by.split(",")), None)
    return side_by_side(edition, indicators, year) if others else figure_chart(edition, edition_chart(edition, first, year))


_ANOTHER = translatable("Name another indicator, or delete the key.")
_TWO_YEARS = translatable(
    "A chart over the years needs figures of two years. Draw the months or the members with “by”, such as “by: month”, "
    "name another indicator, or delete the key."
)


def _nothing(name: Reference, year: Year, hint: Message) -> Problem:
    message = translatable("“{indicator}” has nothing to draw up to {year}.", indicator=name.name, year=year.number)
    return NOTHING_TO_DRAW.at(name.place, message, hint)


FINDING_HINT = translatable("Write “title: …” between the lines “---”: what the chapter finds, in a few words.")


def length_problem(body: Prose, place: Place) -> Problem | None:
    """The problem of a text that is too short or too long for a chapter. A figure counts as one word."""
    text = "".join(piece if isinstance(piece, str) else " x " for piece in body.pieces)
    number = len(_WORD.findall(prose(text, 0)))
    if MIN_WORDS <= number <= MAX_WORDS:
        return None
    message = translatable(
        "Found {number} as the number of words of this chapter; expected {least} to {most}.",
        number=number,
        least=MIN_WORDS,
        most=MAX_WORDS,
    )
    hint = translatable("Say one thing, with its figures; what else there is to say is another chapter.")
    return CHAPTER_LENGTH.at(place, message, hint)


def translated_chapter(versions: Sequence[WrittenChapter]) -> Chapter:
    """A chapter in all its languages; chart and drawing are those of the first version, the original."""
    original = versions[0]
    finding = default_first({version.language: version.finding for version in versions}, original.language)
    text = TranslatedProse(tuple((version.language, version.text) for version in versions))
    return Chapter(original.year, original.slug, finding, text, original.chart, original.drawing, original.theme)


def chapter_end(chapters: tuple[Chapter, ...], slug: str) -> ChapterEnd | None:
    """The end of a chapter's page: where to go from it."""
    position = next((at for at, chapter in enumerate(chapters) if chapter.slug == slug), None)
    if position is None:
        return None
    own = chapters[position]
    before = chapters[position - 1] if position else None
    after = chapters[position + 1] if position + 1 < len(chapters) else None
    return ChapterEnd(own.year, own.theme, _link(before), _link(after))


def _link(chapter: Chapter | None) -> tuple[RunningText, str] | None:
    return (chapter.finding, chapter.address) if chapter else None
