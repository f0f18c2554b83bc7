"""A Markdown extension that leaves blocks of HTML as they are, without reading them tag by tag.

Python-Markdown finds the end of a block of HTML with a parser in Python, and MkDocs reads all of it once more for its
anchors; our pages are little else. The result is the same (Python-Markdown, `htmlStash`).
"""

from __future__ import annotations

import re
from html import unescape

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from generator.site.elements import end_of

AFTER_FENCED_CODE, BEFORE_MKDOCS = 24, 21
_NAMES = "address|article|aside|blockquote|details|div|dl|figure|form|nav|ol|p|section|table|ul"
_BLOCK = re.compile(rf"(?:\A|(?<=\n\n))<({_NAMES})(?=[ >])")
_ANCHOR = re.compile(r'\sid="([^"]+)"')
_LINE_END = re.compile(r"[ \t]*(?=\n|\Z)")
_MARKDOWN_INSIDE = re.compile(r'\smarkdown(?:[\s>]|="(?!0"))')


class WholeBlocks(Extension):
    """`anchors` are those of the blocks of the page that was converted last."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: frozenset[str] = frozenset()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Called by Python-Markdown."""
        self.anchors = frozenset()
        md.preprocessors.register(_Leaving(md, self), "whole_blocks", (AFTER_FENCED_CODE + BEFORE_MKDOCS) / 2)


class _Leaving(Preprocessor):
    def __init__(self, md: Markdown, extension: WholeBlocks) -> None:
        super().__init__(md)
        self._markdown, self._extension = md, extension

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        kept: list[str] = []
        blocks: list[str] = []
        position = 0
        while found := _BLOCK.search(text, position):
            end = self._end(text, found)
            kept.append(text[position : found.start()])
            if end is None:
                kept.append(found.group())
                position = found.end()
                continue
            blocks.append(text[found.start() : end])
            kept.append(f"\n\n{self._markdown.htmlStash.store(blocks[-1] + _line(text, end))}\n\n")
            position = end
        self._extension.anchors = frozenset(unescape(name) for block in blocks for name in _ANCHOR.findall(block))
        return "".join([*kept, text[position:]]).split("\n")

    def _end(self, text: str, found: re.Match[str]) -> int | None:
        """Where the block ends, None where only a parser can tell, or where Markdown may stand inside."""
        end = end_of(text, found.start(), found.group(1))
        if end is None or not _LINE_END.match(text, end) or _MARKDOWN_INSIDE.search(text, found.start(), end):
            return None
        return end


def _line(text: str, end: int) -> str:
    """Python-Markdown keeps the end of the line with a block that has a blank line after it."""
    return "\n" if text.startswith("\n\n", end) else ""
