"""The chapters of a document that are pages of the site: hand-written pages, and the method."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from html import unescape

from bilan.model.report import Report
from bilan.pages.page import Page
from bilan.pages.page_kinds.method_page import method_blocks
from bilan.pdf.block_nodes import BlockRenderer
from bilan.pdf.document_nodes import Chapter
from bilan.pdf.node_text import NodeText
from bilan.pdf.printed_elements import PageContext
from bilan.pdf.prose_nodes import prose_nodes
from bilan.pdf.term_links import link_terms
from bilan.render.formatter import PageFormatter
from bilan.render.markdown_options import MarkdownOptions
from bilan.render.page_links import localized_path
from bilan.rich_text.markdown_reader import MarkdownReader
from bilan.rich_text.node_tree import find_all
from bilan.rich_text.node_types import Block, Heading, Node

_METHOD = "/method/"


class PageChapters:
    """Renders pages as chapters. `numbers` are those of the documents in the list of sources."""

    def __init__(self, formatter: PageFormatter, markdown: MarkdownOptions, online: str, numbers: Mapping[str, int]) -> None:
        self._formatter, self._markdown, self._online, self._numbers = formatter, markdown, online, numbers

    def written(self, report: Report, pages: Sequence[Page]) -> Iterator[Chapter]:
        """Hand-written pages. Their figures are those of the whole report, as on the site."""
        for page in pages:
            text = self._text(report, page.within)
            context = PageContext(page.address, page.folder or "", page.language, self._online)
            children = link_terms(prose_nodes(page.blocks(), text, self._reader, context), text)
            if not any(heading.level == 1 for heading in find_all(Block(children), Heading)):
                children = (Heading((unescape(page.title),), level=1), *children)  # a theme prints the title of such a page
            listed = tuple(listed_in_contents(child) for child in children)
            yield Chapter(listed, page=page.address, file=page.place.file)

    def method(self) -> Chapter:
        """The method, as the site has it."""
        text = self._text(self._formatter.report, _METHOD)
        blocks = method_blocks(self._formatter.report, on_paper=True)
        return Chapter(BlockRenderer(text).all(blocks), page=localized_path(self._formatter.prefix, _METHOD))

    def _text(self, report: Report, address: str) -> NodeText:
        return NodeText(replace(self._formatter, report=report, address=address), self._numbers, on_page=True)

    @cached_property
    def _reader(self) -> MarkdownReader:
        return MarkdownReader(self._markdown.converter())


def replaces_method(page: Page) -> bool:
    """True for a hand-written page in place of the method."""
    return page.within == _METHOD


def listed_in_contents(child: Node | str) -> Node | str:
    """The second level of headings is in the contents."""
    return replace(child, listed=True) if isinstance(child, Heading) and child.level == 2 else child
