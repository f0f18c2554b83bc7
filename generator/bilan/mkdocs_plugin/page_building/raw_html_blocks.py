"""A Markdown extension that keeps blocks of HTML as they are, without parsing them. The result is the same, faster.

Python-Markdown parses each block of HTML, and searches it for stashed HTML; MkDocs parses it again for its anchors. Most of
our pages is HTML.
"""

from __future__ import annotations

import re
from html import unescape
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import NormalizeWhitespace, Preprocessor
from markdown.util import ETX, STX, AtomicString

from bilan.mkdocs_plugin.html_elements import element_end
from bilan.mkdocs_plugin.mkdocs_contract import (
    FENCED_CODE_PRIORITY,
    FIRST_BLOCK_PRIORITY,
    NORMALIZE_WHITESPACE,
    NORMALIZE_WHITESPACE_PRIORITY,
    RAW_HTML_ANCHORS_PRIORITY,
    STASHED_HTML_PRIORITY,
)

AFTER_FENCED_CODE = (FENCED_CODE_PRIORITY + RAW_HTML_ANCHORS_PRIORITY) / 2
BEFORE_ALL_BLOCKS, AFTER_STASHED_HTML = FIRST_BLOCK_PRIORITY + 95, STASHED_HTML_PRIORITY - 1
_NAMES = "address|article|aside|blockquote|details|div|dl|figure|form|nav|ol|p|section|table|ul"
_BLOCK = re.compile(rf"(?:\A|(?<=\n\n))<({_NAMES})(?=[ >])")
_ANCHOR = re.compile(r'id="(?<=\sid=")([^"]+)"')  # starts with letters, which are found faster than a space
_LINE_END = re.compile(r"[ \t]*(?=\n|\Z)")
_MARKDOWN_INSIDE = re.compile(r'\smarkdown(?:[\s>]|="(?!0"))')
_SIGN = f"{STX}block:{{}}{ETX}"
_SIGNS = re.compile(f"(<p>)?{_SIGN.format('([0-9]+)')}(?(1)</p>)")
_UNEVEN = (STX, ETX, "\r", "\t", " \n")  # what Python-Markdown's first step changes
_FENCES = ("```", "~~~")


class RawHtmlBlocks(Extension):
    """`anchors` are the anchors in the HTML blocks of the page that was converted last."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: frozenset[str] = frozenset()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Called by Python-Markdown."""
        self.anchors = frozenset()
        blocks: list[str] = []
        md.preprocessors.register(_FirstStep(md, self, blocks), NORMALIZE_WHITESPACE, NORMALIZE_WHITESPACE_PRIORITY)
        md.preprocessors.register(_BlockExtractor(md, self, blocks), "whole_blocks", AFTER_FENCED_CODE)
        md.parser.blockprocessors.register(_PlaceholderProcessor(md.parser), "whole_blocks", BEFORE_ALL_BLOCKS)
        md.postprocessors.register(_BlockRestorer(blocks), "whole_blocks", AFTER_STASHED_HTML)


class _BlockExtractor(Preprocessor):
    def __init__(self, md: Markdown, extension: RawHtmlBlocks, blocks: list[str]) -> None:
        super().__init__(md)
        self._extension, self._blocks = extension, blocks

    def run(self, lines: list[str]) -> list[str]:
        return self._left("\n".join(lines)).split("\n")

    def _left(self, text: str) -> str:
        """Return the text with a placeholder for each block."""
        pieces: list[str] = []
        known = len(self._blocks)
        position = 0
        while found := _BLOCK.search(text, position):
            end = self._end(text, found)
            pieces.append(text[position : found.start()])
            if end is None:
                pieces.append(found.group())
                position = found.end()
                continue
            pieces.append(f"\n\n{_SIGN.format(len(self._blocks))}\n\n")
            self._blocks.append(text[found.start() : end] + _line(text, end))
            position = end
        self._extension.anchors |= {unescape(name) for block in self._blocks[known:] for name in _ANCHOR.findall(block)}
        return "".join([*pieces, text[position:]])

    def _end(self, text: str, found: re.Match[str]) -> int | None:
        """Return the end of the block; None if only a parser can tell, or if it may contain Markdown."""
        end = element_end(text, found.start(), found.group(1))
        if end is None or not _LINE_END.match(text, end) or _has_markdown(text, found.start(), end):
            return None
        return end


class _FirstStep(_BlockExtractor):
    """Python-Markdown's first step. If it has nothing to change and no code is fenced, blocks are taken out now."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if any(sign in text for sign in (*_UNEVEN, *_FENCES)):
            return NormalizeWhitespace(self.md).run(lines)
        return self._left(f"{text}\n\n").split("\n")


class _PlaceholderProcessor(BlockProcessor):
    """Makes a placeholder a paragraph of plain text."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        return bool(_SIGNS.fullmatch(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        SubElement(parent, "p").text = AtomicString(blocks.pop(0))


class _BlockRestorer(Postprocessor):
    def __init__(self, blocks: list[str]) -> None:
        super().__init__()
        self._blocks = blocks

    def run(self, text: str) -> str:
        return _SIGNS.sub(lambda sign: self._blocks[int(sign[2])], text)


def _has_markdown(text: str, start: int, end: int) -> bool:
    return text.find("markdown", start, end) >= 0 and bool(_MARKDOWN_INSIDE.search(text, start, end))


def _line(text: str, end: int) -> str:
    """Return the line end that Python-Markdown keeps after a block with a blank line below."""
    return "\n" if text.startswith("\n\n", end) else ""
