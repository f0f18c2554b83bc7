"""The document of a year in a language, as a tree of nodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import count
from string import ascii_uppercase

from bilan.analysis.documents import Document
from bilan.analysis.independence import independence_in_short
from bilan.analysis.year_edition import edition_of
from bilan.blocks.block import blocks_of, documents_in
from bilan.blocks.chart_block import Chart
from bilan.blocks.running_text import RunningText
from bilan.figure_charts.chart_spec import ChartSpec
from bilan.locales.language import Language
from bilan.model.report import Report
from bilan.pages.page import Page
from bilan.pages.story_pages import story_pages
from bilan.pdf.block_nodes import BlockRenderer
from bilan.pdf.decimal_alignment import align_decimals
from bilan.pdf.document_blocks import Chapter as ChapterBlock
from bilan.pdf.document_nodes import Chapter
from bilan.pdf.figure_numbers import number_figures
from bilan.pdf.french_spacing import add_spaces
from bilan.pdf.link_targets import resolve_links
from bilan.pdf.node_text import NodeText
from bilan.pdf.page_chapters import PageChapters, listed_in_contents, replaces_method
from bilan.pdf.table_notes import move_notes_below_tables
from bilan.pdf.year_blocks import YearBlocks
from bilan.render.formatter import PageFormatter
from bilan.render.markdown_options import MarkdownOptions
from bilan.render.page_links import localized_path
from bilan.rich_text.node_tree import map_children
from bilan.rich_text.node_types import Block, Heading, Node

_ABJAD = "أبجدهوزح"  # the letters of annexes in Arabic


@dataclass(frozen=True, slots=True)
class YearDocument:
    """A document before Typst: its address in the site, its language, its title, and its tree."""

    address: str
    language: Language
    title: str
    institution: str
    publisher: str
    independence: str  # empty for a report of the institution itself
    year: int
    year_name: str
    tree: Node


def year_document(
    report: Report,
    year: int,
    language: Language,
    written: Sequence[Page],
    today: date,
    online: str,
    markdown: MarkdownOptions | None = None,
) -> YearDocument:
    """The document of a year.

    `written` are the hand-written pages in it, `online` is the address of the site (empty if not known), `markdown` is how
    pages are converted.
    """
    edition = edition_of(report, year)
    formatter = PageFormatter(edition, language, f"/{year}/")
    address = localized_path(formatter.prefix, f"/{year}/")
    shown = _Shown(edition, year, written)
    render = BlockRenderer(NodeText(formatter, shown.numbers))
    pages = PageChapters(formatter, markdown or MarkdownOptions(), online, shown.numbers)
    story = _story_of(edition, year, written)
    others = [page for page in written if page not in story]
    tree = Block(
        (
            *render.nodes(shown.blocks.cover()),
            *_chapters(shown.blocks.opening(), render),
            *pages.written(report, story),
            *_chapters(shown.blocks.before_pages(), render),
            *pages.written(report, others),
            *_chapters(shown.blocks.after_pages(), render),
            *(() if any(map(replaces_method, written)) else [pages.method()]),
            *_chapters(shown.blocks.after_method(shown.cited), render),
            *render.nodes(shown.blocks.colophon(online and f"{online.rstrip('/')}{address}", today)),
        )
    )
    return YearDocument(
        f"{address.lstrip('/')}report.pdf",
        language,
        f"{formatter.plain(report.publication.title)} {formatter.year(year)}",
        formatter.plain(report.publication.institution.name),
        formatter.plain(report.publication.publisher.name),
        formatter.plain(independence_in_short(report.publication) or ""),
        year,
        formatter.year(year),
        _finished(tree, language, address, online),
    )


@dataclass(frozen=True)
class _Shown:
    """The blocks of a year, and the documents that they and its hand-written pages cite, numbered in order."""

    edition: Report
    year: int
    written: Sequence[Page]

    @cached_property
    def blocks(self) -> YearBlocks:
        """The blocks; a chart that a page shows is only referred to."""
        return YearBlocks(self.edition, self.edition.years[self.year], self._charts_of_pages())

    @cached_property
    def cited(self) -> Sequence[Document]:
        """The documents that are cited."""
        return self.blocks.cited(document.id for page in self.written for document in documents_in(page.blocks()))

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each of these documents by its id."""
        return {document.id: number for number, document in enumerate(self.cited, 1)}

    def _charts_of_pages(self) -> Iterator[tuple[ChartSpec, str]]:
        """The charts that pages show, each with its address."""
        for page in self.written:
            yield from ((chart.spec, f"{page.address}#{chart.spec.id}") for chart in blocks_of(Chart, page.blocks()))


def _finished(tree: Node, language: Language, address: str, online: str) -> Node:
    """The tree after what needs all of it: notes below tables, aligned decimals, numbers, links, French spaces."""
    numbered = _numbered(align_decimals(move_notes_below_tables(tree), language), language)
    linked = number_figures(
        resolve_links(numbered, address, online),
        lambda number: language.words("Figure {number}").format(number=number),
        lambda number: language.words("figure {number}, page ").format(number=number),
    )
    return add_spaces(linked, language.tag)


def _chapters(chapters: Iterable[ChapterBlock], render: BlockRenderer) -> tuple[Chapter, ...]:
    return tuple(_chapter(chapter, render) for chapter in chapters)


def _chapter(chapter: ChapterBlock, render: BlockRenderer) -> Chapter:
    title = render.nodes(chapter.title) if isinstance(chapter.title, RunningText) else render.text.text(chapter.title)
    heading = Heading(title, level=1)
    children = (heading, *render.all(chapter.blocks))
    if chapter.listed:
        children = tuple(map(listed_in_contents, children))
    return Chapter(children, id=chapter.anchor, annex=chapter.annex)


def _story_of(report: Report, year: int, written: Sequence[Page]) -> list[Page]:
    """The pages of the year's story, in order: its foreword, and its chapters."""
    addresses = [address for address, page in story_pages(report).items() if page.year.number == year]
    by_address = {page.within: page for page in written}
    return [by_address[address] for address in addresses if address in by_address]


def _numbered(tree: Node, language: Language) -> Node:
    """The tree in which the heading of each chapter has its number, or the letter of its annex."""
    numbers, letters = count(1), iter(_ABJAD if language.subtag == "ar" else ascii_uppercase)

    def with_number(chapter: Node | str) -> Node | str:
        if not isinstance(chapter, Chapter):
            return chapter
        number = next(letters) if chapter.annex else str(next(numbers))
        return map_children(
            chapter,
            lambda child: replace(child, number=number) if isinstance(child, Heading) and child.level == 1 else child,
        )

    return map_children(tree, with_number)


def pages_of_year(pages: Sequence[Page], year: int, newest: int, language: Language) -> tuple[Page, ...]:
    """The hand-written pages in the document of a year: those of the year, with the newest those of none; no home page."""
    own = [page for page in pages if page.language == language and (page.year or newest) == year]
    return tuple(replace(page, front="") for page in own if page.within != "/")
