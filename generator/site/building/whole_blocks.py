"""A Markdown extension that leaves blocks of HTML as they are, without reading them tag by tag.

Python-Markdown finds the end of a block of HTML with a parser in Python, and MkDocs reads all of it once more for its
anchors; our pages are little else. The result is the same (Python-Markdown, `htmlStash`).
"""

from __future__ import annotations

import re
from html import unescape

from markdown import Extension, Markdown
from markdown.preprocessors import NormalizeWhitespace, Preprocessor
from markdown.util import ETX, STX

from generator.site.elements import end_of

FIRST, AFTER_FENCED_CODE, BEFORE_MKDOCS = 30, 24, 21
_NAMES = "address|article|aside|blockquote|details|div|dl|figure|form|nav|ol|p|section|table|ul"
_BLOCK = re.compile(rf"(?:\A|(?<=\n\n))<({_NAMES})(?=[ >])")
_ANCHOR = re.compile(r'\sid="([^"]+)"')
_LINE_END = re.compile(r"[ \t]*(?=\n|\Z)")
_MARKDOWN_INSIDE = re.compile(r'\smarkdown(?:[\s>]|="(?!0"))')
_UNEVEN = (STX, ETX, "\r", "\t", " \n")  # what normalizing changes
_FENCES = ("```", "~~~")


class WholeBlocks(Extension):
    """`anchors` are those of the blocks of the page that was converted last."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: frozenset[str] = frozenset()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Called by Python-Markdown."""
        self.anchors = frozenset()
        md.preprocessors.register(_Normalizing(md, self), "normalize_whitespace", FIRST)
        md.preprocessors.register(_Leaving(md, self), "whole_blocks", (AFTER_FENCED_CODE + BEFORE_MKDOCS) / 2)


class _Leaving(Preprocessor):
    def __init__(self, md: Markdown, extension: WholeBlocks) -> None:
        super().__init__(md)
        self._markdown, self._extension = md, extension

    def run(self, lines: list[str]) -> list[str]:
        return self._left("\n".join(lines)).split("\n")

    def _left(self, text: str) -> str:
        """The text with a sign in the place of each block."""
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
        self._extension.anchors |= {unescape(name) for block in blocks for name in _ANCHOR.findall(block)}
        return "".join([*kept, text[position:]])

    def _end(self, text: str, found: re.Match[str]) -> int | None:
        """Where the block ends, None where only a parser can tell, or where Markdown may stand inside."""
        end = end_of(text, found.start(), found.group(1))
        if end is None or not _LINE_END.match(text, end) or _has_markdown(text, found.start(), end):
            return None
        return end


class _Normalizing(_Leaving):
    """Python-Markdown's first step. Where it has nothing to change, and no code is fenced, blocks are left out at once."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if any(sign in text for sign in (*_UNEVEN, *_FENCES)):
            return NormalizeWhitespace(self.md).run(lines)
        return self._left(f"{text}\n\n").split("\n")


def _has_markdown(text: str, start: int, end: int) -> bool:
    return text.find("markdown", start, end) >= 0 and bool(_MARKDOWN_INSIDE.search(text, start, end))


def _line(text: str, end: int) -> str:
    """Python-Markdown keeps the end of the line with a block that has a blank line after it."""
    return "\n" if text.startswith("\n\n", end) else ""
