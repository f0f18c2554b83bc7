"""The text of a page as readers see it, from its blocks: sentences, rows and items, with the figures printed in each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from bilan.blocks.block import Block
from bilan.blocks.text_blocks import Prose
from bilan.model.report import Report
from bilan.pages.page import Page
from bilan.pdf.block_nodes import BlockRenderer
from bilan.pdf.element_content import SCREEN_ONLY, SOURCE_OF_DRAWINGS
from bilan.pdf.node_text import Children, NodeText
from bilan.pdf.printed_elements import PageContext, printed_nodes
from bilan.pdf.prose_nodes import prose_elements
from bilan.render.formatter import PageFormatter
from bilan.render.markdown_options import MarkdownOptions
from bilan.rich_text.markdown_reader import MarkdownReader
from bilan.rich_text.node_tree import plain_text
from bilan.rich_text.node_types import Block as BlockNode
from bilan.rich_text.node_types import FigureValue, Footnote, LineBreak, Node
from bilan.rich_text.table_node_types import Row

_SENTENCE_START = re.compile(r"(?<=[.!?؟])\s+(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, a row of a table or an item as readers see it, with the figures printed in it."""

    text: str
    figures: tuple[str, ...]


def page_passages(page: Page, report: Report) -> Iterator[Passage]:
    """Return the passages of a page. Drawings and links to other pages are left out."""
    text = NodeText(PageFormatter(report, page.language, page.within), {}, on_page=True)
    return passages(_nodes(page, page.blocks(), text))


def _nodes(page: Page, blocks: tuple[Block, ...], text: NodeText) -> Children:
    if not any(isinstance(block, Prose) for block in blocks):
        return BlockRenderer(text).all(blocks)
    root = prose_elements(blocks, text, MarkdownReader(MarkdownOptions().converter()))
    for element in root.all():  # a comparison has no reason to leave out what only a document leaves out
        others = [name for name in element.classes if name not in (SCREEN_ONLY, *SOURCE_OF_DRAWINGS)]
        element.attributes = {**element.attributes, "class": " ".join(others)}
    return printed_nodes(root, PageContext(page.address, page.folder or "", page.language))


def passages(nodes: Iterable[Node | str]) -> Iterator[Passage]:
    """Return the passages of nodes. A block, and a row of a table, is a line of its own; a line may be several sentences."""
    line: list[Node | str] = []
    for node in nodes:
        if isinstance(node, BlockNode):
            yield from _sentences(line)
            line = []
            yield from _sentences(_with_separators(node)) if isinstance(node, Row) else passages(node.children)
        else:
            line.append(node)
    yield from _sentences(line)


def _with_separators(row: Row) -> list[Node | str]:
    """What is in the cells of a row, except empty ones, with a separator between them."""
    cells = [cell.children for cell in row.children if isinstance(cell, Node) and plain_text(cell).strip()]
    return [part for cell in cells for part in (" | ", *cell)][1:]


def _sentences(line: Iterable[Node | str]) -> Iterator[Passage]:
    """Return the sentences of a line, then those of the notes that are called in it."""
    pieces: list[tuple[str, str]] = []
    notes: list[Footnote] = []
    _collect(line, pieces, notes)
    text = "".join(words for words, _ in pieces)
    starts = [0, *(match.end() for match in _SENTENCE_START.finditer(text)), len(text)]
    for start, end in pairwise(starts):
        words = " ".join(text[start:end].split())
        if words:
            yield Passage(words, tuple(dict.fromkeys(_figures_between(pieces, start, end))))
    for note in notes:
        yield from passages(note.children)


def _collect(nodes: Iterable[Node | str], pieces: list[tuple[str, str]], notes: list[Footnote]) -> None:
    """Add the words of nodes to the pieces, each with the key of its figure, and the notes to the notes."""
    for node in nodes:
        match node:
            case str():
                pieces.append((node, ""))
            case FigureValue(figure=key):
                pieces.append((plain_text(node), key))
            case Footnote():
                notes.append(node)
            case BlockNode() | LineBreak():
                _collect((" ", *node.children, " "), pieces, notes)
            case _:
                _collect(node.children, pieces, notes)


def _figures_between(pieces: Iterable[tuple[str, str]], start: int, end: int) -> Iterator[str]:
    position = 0
    for words, figure in pieces:
        if figure and start <= position < end:
            yield figure
        position += len(words)
