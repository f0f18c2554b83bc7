"""Renders blocks as Markdown in one language, each with the template of its name.

Templates get `block`; `p`, `say` and `count` of the formatter; `prose`, which prints running text with links to the
glossary; `show`, which renders the blocks in a block; `chart` and `course`, which draw; `files`, which finds the files that
exist.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from markupsafe import Markup

from bilan.analysis.bibliography import fold_name
from bilan.blocks.block import Block
from bilan.blocks.chart_block import Chart, OpeningChart
from bilan.blocks.comparison_blocks import AllYears
from bilan.blocks.download_blocks import FilePath
from bilan.blocks.figure_blocks import Course
from bilan.blocks.running_text import RunningText
from bilan.blocks.story_blocks import Drawing, TranslatedProse
from bilan.blocks.text_blocks import Prose
from bilan.charts import Canvas
from bilan.exports.export_file import FileFacts
from bilan.exports.release import Release
from bilan.figure_charts.chart_readings import chart_readings, readings_as_json, years_to_compare
from bilan.figure_charts.course_drawing import course_drawing
from bilan.figure_charts.headline import headline
from bilan.figure_charts.titled_chart import TitledChart
from bilan.model.figure import Figure
from bilan.model.source import Term
from bilan.pages.block_words import block_words
from bilan.pages.compared_tables import comparison_data
from bilan.pages.embed_files import EMBED, frame_height, frame_markup, sources_and_notes
from bilan.pages.placeholders import Placeholders
from bilan.render.citation_text import CitationText, citation_text
from bilan.render.escape import escape_markdown, fill_template, join_markup, markup
from bilan.render.formatter import PageFormatter
from bilan.render.glossary_markup import TermLinker
from bilan.render.jinja_environment import render_template
from bilan.render.page_links import localized_path
from bilan.values.sentence import Text

_RANGE = re.compile(r"([\u2066-\u2068]?\d{4}\u2013\d{2,4}\u2069?)")
_BETWEEN_BLOCKS = "\n\n"


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file that exists: the text of its link, its relative address, its size in words, its path and its SHA-256."""

    label: str
    form: str
    href: Markup
    size: str
    path: str
    digest: str


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """A chart in a language: its texts, and the drawings for wide and for narrow screens.

    `shares` are the two drawings with shares instead of numbers, where the figures are parts of a total. `readings` is what
    each value says to those who point at it, as JSON; empty for a chart without figures. `tools`: readers have a choice, of
    numbers or shares or of another year, for which the page keeps a place. `frame` is the HTML that shows the
    chart on another site; empty where the address of the site is not known.
    """

    id: str
    title: str
    subtitle: str
    wide: Markup
    narrow: Markup
    shares: tuple[Markup, ...] = ()
    readings: str = ""
    tools: bool = False
    frame: str = ""


@dataclass(frozen=True)
class MarkdownRenderer:
    """Renders the blocks of one page, once; `existing` are the files of the site, by path, `terms` links to the glossary.

    Citations have the day of the `release`, if there is one.
    """

    formatter: PageFormatter
    existing: Mapping[str, FileFacts] = field(default_factory=dict)
    terms: TermLinker = field(default_factory=TermLinker)
    release: Release | None = None

    def page(self, blocks: Iterable[Block]) -> str:
        """The Markdown of a page."""
        return f"{self.show(tuple(blocks))}\n"

    def show(self, block: Block | Iterable[Block] | None, **values: object) -> Markup:
        """A block, or blocks with blank lines between them; empty for None. `values` are further values for the template."""
        if block is None:
            return Markup("")
        if isinstance(block, TranslatedProse):
            block = block.in_language(self.formatter.language.subtag)
        if isinstance(block, Prose):
            return self._prose(block)
        if isinstance(block, RunningText):
            return self._running_text(block)
        if isinstance(block, Block):
            template = template_of(type(block).__name__)
            return Markup(render_template(template, block=block, **self._functions, **values).strip("\n"))
        return join_markup(map(self.show, block), _BETWEEN_BLOCKS)

    def _prose(self, block: Prose) -> Markup:
        """Hand-written Markdown with its blocks. It has no template: its words and its layout are those of its author."""
        markdown, placeholders = Placeholders.of(block)
        return Markup(self.terms.in_markdown(markdown, lambda piece: placeholders.expand(piece, self.show)))

    def _running_text(self, block: RunningText) -> Markup:
        """A text of the data with figures in it. It has no template: its words are those of its author."""
        pieces = block.in_language(self.formatter.language.subtag)
        shown = (escape_markdown(one) if isinstance(one, str) else self.show(one) for one in pieces)
        return join_markup(shown)

    def running(self, text: Text | None) -> Markup:
        """A text in which terms of the glossary are linked."""
        return self.formatter.text(text, self.terms.in_text)

    @cached_property
    def _functions(self) -> dict[str, object]:
        return {
            "p": self.formatter,
            "say": self.formatter.say,
            "count": self.formatter.count,
            "show": self.show,
            "prose": self.running,
            "chart": self.chart,
            "course": self.course,
            "words": self.words,
            "drawing": self.drawing,
            "headline": self.headline,
            "citation": self.citation,
            "comparison_data": self.comparison_data,
            "unbroken": unbroken,
            "files": self.files,
            "sorted_terms": self.sorted_terms,
        }

    def chart(self, block: Chart | OpeningChart) -> DrawnChart:
        """The drawing of a chart."""
        titled = block.spec.titled(self.formatter)
        canvases = (Canvas.WIDE, Canvas.PHONE)
        drawn = self._drawn(titled)
        shares = tuple(svg for canvas in canvases if (svg := titled.svg_of_shares(canvas, self.formatter)))
        values = chart_readings(self.formatter, titled.figures)
        readings = Markup(readings_as_json(self.formatter, values)) if values else ""
        tools = bool(shares) or len(years_to_compare(values)) > 1
        frame = self._frame(block, titled, (drawn.wide, drawn.narrow)) if self.formatter.site.url else ""
        return replace(drawn, shares=shares, readings=readings, tools=tools, frame=frame)

    def _drawn(self, titled: TitledChart) -> DrawnChart:
        wide, narrow = (titled.svg(canvas, self.formatter, areas=True) for canvas in (Canvas.WIDE, Canvas.PHONE))
        return DrawnChart(titled.id, titled.title, titled.subtitle, wide, narrow)

    def _frame(self, block: Chart | OpeningChart, titled: TitledChart, drawings: tuple[Markup, Markup]) -> str:
        """The HTML that shows a chart on another site."""
        below = sources_and_notes(block, self.formatter) if isinstance(block, Chart) else ""
        address = self.formatter.url(f"{EMBED}/{titled.id}/")
        return frame_markup(address, titled.title, frame_height(titled, drawings, below))

    def course(self, block: Course) -> Markup:
        """The drawing of a sparkline."""
        drawing = course_drawing(self.formatter, block.figure, block.together)
        return Markup(drawing.drawing.svg) if drawing else Markup("")

    def words(self, block: RunningText) -> Markup:
        """A text of the data with figures in it, without links: for text that is a link."""
        return markup(block_words(self.formatter, block))

    def drawing(self, block: Drawing) -> DrawnChart:
        """A drawing made of marks."""
        return self._drawn(block.spec.titled(self.formatter))

    def headline(self, figure: Figure) -> str:
        """The headline of a figure."""
        return headline(self.formatter, figure)

    def citation(self, figure: Figure) -> CitationText:
        """The citation of a figure, for readers and for reference managers."""
        return citation_text(self.formatter, figure, self.release.day if self.release else None)

    def comparison_data(self, block: AllYears) -> Markup:
        """The changes between any two years, as JSON for the script of comparisons."""
        return Markup(comparison_data(self.formatter, block))

    def files(self, paths: Iterable[FilePath], *, sort: bool = False) -> tuple[FileLink, ...]:
        """The files that exist, in the given order or sorted by path."""
        by_path = {self._path(file): file for file in paths}
        found = [(path, by_path[path], self.existing[path]) for path in by_path if path in self.existing]
        ordered = sorted(found, key=lambda file: file[0]) if sort else found
        return tuple(self._link(path, file.label, facts) for path, file, facts in ordered)

    def _path(self, file: FilePath) -> str:
        return localized_path(self.formatter.prefix, f"/{file.path}").lstrip("/") if file.localized else file.path

    def _link(self, path: str, label: str, facts: FileFacts) -> FileLink:
        form = path.rpartition(".")[2].upper()
        return FileLink(label, form, self.formatter.file(path), self.formatter.language.size(facts.size), path, facts.digest)

    def sorted_terms(self, terms: Iterable[Term]) -> list[Term]:
        """Terms in the alphabetical order of the language."""
        return sorted(terms, key=lambda term: fold_name(self.formatter.plain(term.name)))


def unbroken(text: str) -> Markup:
    """A text in which no line ends within a range of years: browsers break after its dash (UAX 14)."""
    parts = _RANGE.split(text)  # words and ranges in turn
    return join_markup(
        fill_template('<span class="unbroken">{}</span>', escape_markdown(part)) if at % 2 else escape_markdown(part)
        for at, part in enumerate(parts)
    )


@cache
def template_of(name: str) -> str:
    """The template of a class of blocks: `SeriesTable` is `blocks/series_table.j2`."""
    return f"blocks/{re.sub(r'(?<=[a-z])(?=[A-Z])', '_', name).lower()}.j2"
