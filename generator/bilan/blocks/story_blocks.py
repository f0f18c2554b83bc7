"""Blocks of a year's story: its opening, with one finding and its chart; its foreword; its chapters; their drawings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bilan.blocks.block import Block
from bilan.blocks.chart_block import Chart, OpeningChart
from bilan.blocks.picture_block import PictureBlock
from bilan.blocks.running_text import RunningText
from bilan.blocks.text_blocks import Prose
from bilan.figure_charts.mark_drawing import MarkDrawing
from bilan.model.indicator import Theme
from bilan.values.local_text import LocalText
from bilan.values.sentence import Text


class TranslatedProse(Block):
    """Hand-written Markdown in each language, by subtag."""

    texts: tuple[tuple[str, Prose], ...]

    def in_language(self, subtag: str) -> Prose:
        """The Markdown in a language, or in the first language that there is."""
        return dict(self.texts).get(subtag, self.texts[0][1])


class Opening(Block):
    """The head of a page that begins with the message of a year. `links` are texts with addresses.

    `independence` says who compiled the report, if that is not the institution. The record of the newest year has no `text`:
    it is on the home page.
    """

    institution: LocalText
    title: LocalText
    year: int
    finding: RunningText
    text: RunningText | None
    chart: OpeningChart | None
    independence: Text | None = None
    links: tuple[tuple[Text, str], ...] = ()
    picture: PictureBlock | None = None


class Signature(Block):
    """Who signs a text: the name, the office, and a picture of the signature."""

    by: LocalText
    role: LocalText | None
    picture: PictureBlock | None


class Foreword(Block):
    """A signed text before the chapters of a year."""

    title: Text
    text: TranslatedProse
    signature: Signature
    portrait: PictureBlock | None


class Drawing(Block):
    """A drawing made of marks, one for each thing that is counted, or for each thousand."""

    spec: MarkDrawing


class Chapter(Block):
    """A chapter of a year's story: its finding, a short text, a chart, a drawing, and the theme where all figures are."""

    year: int
    slug: str
    finding: RunningText
    text: TranslatedProse
    chart: Chart | None
    drawing: Drawing | PictureBlock | None
    theme: Theme | None

    @property
    def address(self) -> str:
        """Its page, within the language."""
        return f"/{self.year}/{self.slug}/"


class Story(Block):
    """The chapters of a year, one after the other."""

    chapters: tuple[Chapter, ...]


class ChapterList(Block):
    """The chapters of a year as links: the finding and the address of each."""

    chapters: tuple[tuple[RunningText, str], ...]


class ChapterEnd(Block):
    """The end of a chapter's page: the theme with all its figures, and the chapters before and after."""

    year: int
    theme: Theme | None
    before: tuple[RunningText, str] | None
    after: tuple[RunningText, str] | None


@dataclass(frozen=True, slots=True)
class YearStory:
    """The foreword and the chapters of a year, which are hand-written pages.

    The links of `foreword` are right on the home page, those of `foreword_of_year` on the page of the year.
    """

    foreword: Foreword | None = None
    foreword_of_year: Foreword | None = None
    chapters: tuple[Chapter, ...] = ()


Stories = Mapping[str, YearStory]  # by the number of the year, in digits
