"""Hand-written pages as blocks that can be edited: paragraphs, headings, lists, the front matter; and their translations.

`method.md` has its Arabic version in `method.ar.md`. Blocks of two versions belong together if both have the same number
of blocks, in the whole page or since the same heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple

from bilan.edit_form.line_merge import with_line_ends

_FENCE = re.compile(r"[ ]{0,3}(```+|~~~+)")
_HEADING = re.compile(r"#{1,6} ")


class Block(NamedTuple):
    """The lines of a block, from `start` to before `end`, counted from 0, and their text."""

    start: int
    end: int
    text: str


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a page, in order. The front matter and a fenced block are one each."""
    lines = _plain(text).split("\n")
    found: list[Block] = []
    start, fence = -1, ""
    for number, line in enumerate([*lines, ""]):
        if number == 0 and line == "---" and "---" in lines[1:]:
            start, fence = 0, "---"
        elif fence:
            fence = "" if line.strip() == fence or (fence[0] in "`~" and line.strip().startswith(fence)) else fence
            if not fence and lines[start] == "---" and start == 0:
                found.append(_block(lines, 0, number + 1))
                start = -1
        elif not line.strip():
            if start >= 0:
                found.append(_block(lines, start, number))
            start = -1
        else:
            start = number if start < 0 else start
            opening = _FENCE.match(line)
            fence = opening.group(1) if opening else ""
    if start >= 0:  # a fence that is never closed
        found.append(_block(lines, start, len(lines)))
    return tuple(found)


def translated_files(file: str, languages: Sequence[str]) -> dict[str, str]:
    """Return the files of all versions of a page by language; the first language is the default."""
    path = PurePosixPath(file)
    stem, _, last = path.stem.rpartition(".")
    name = stem if stem and last in languages else path.stem
    return {one: str(path.with_name(f"{name}.md" if one == languages[0] else f"{name}.{one}.md")) for one in languages}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of a page and its translations. `texts` are the texts of the versions that exist, by language."""

    language: str  # of the page whose block has the number `index`
    index: int
    texts: Mapping[str, str]

    @property
    def value(self) -> dict[str, str]:
        """The text of the block in each language that has one in its place."""
        return {one: block.text for one, block in self.found.items()}

    @property
    def found(self) -> dict[str, Block]:
        """The block in each language. Empty if there is none of this number."""
        own = blocks(self.texts[self.language])
        if not 0 <= self.index < len(own):
            return {}
        others = {one: _same(own, self.index, blocks(text)) for one, text in self.texts.items() if one != self.language}
        return {self.language: own[self.index], **{one: block for one, block in others.items() if block}}

    def with_value(self, value: Mapping[str, str]) -> dict[str, str]:
        """Return the texts of the pages that change, by language. An empty text deletes the block."""
        return {
            one: _replaced(self.texts[one], block, value.get(one, block.text))
            for one, block in self.found.items()
            if value.get(one, block.text).strip() != block.text.strip()
        }


def _block(lines: Sequence[str], start: int, end: int) -> Block:
    return Block(start, end, "\n".join(lines[start:end]))


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _same(own: Sequence[Block], index: int, other: Sequence[Block]) -> Block | None:
    """Return the block of another version that belongs to a block; None if it is not sure which."""
    if len(own) == len(other):
        return other[index]
    section, offset = _section(own, index)
    ours, theirs = _sections(own), _sections(other)
    if len(ours) == len(theirs) and len(ours[section]) == len(theirs[section]):
        return theirs[section][offset]
    return None


def _sections(all_blocks: Iterable[Block]) -> list[list[Block]]:
    """Return the blocks of each section; a heading begins one."""
    found: list[list[Block]] = [[]]
    for block in all_blocks:
        if _HEADING.match(block.text):
            found.append([])
        found[-1].append(block)
    return found


def _section(all_blocks: Sequence[Block], index: int) -> tuple[int, int]:
    before = _sections(all_blocks[: index + 1])
    return len(before) - 1, len(before[-1]) - 1


def _replaced(text: str, block: Block, new: str) -> str:
    """Return the text of a page with another text of a block."""
    lines, added = _plain(text).split("\n"), new.replace("\r\n", "\n").strip("\n")
    end = block.end
    if not added.strip():
        end += end < len(lines) - 1 and not lines[end].strip()  # and the empty line after it
    changed = [*lines[: block.start], *(added.split("\n") if added.strip() else ()), *lines[end:]]
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return mark + with_line_ends(text.removeprefix("\ufeff"), "\n".join(changed))
