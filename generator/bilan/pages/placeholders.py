"""Placeholders in the Markdown of a hand-written page, one for each block that its expressions make.

An expression may join what functions return with text (`figure("a") ~ " / " ~ figure("b")`), so they return strings. Each is
the number of a block between two noncharacters of Unicode, which no text has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Self

from markupsafe import Markup

from bilan.blocks.block import Block
from bilan.blocks.text_blocks import Prose
from bilan.render.glossary_markup import PLACEHOLDER, PLACEHOLDER_BEGIN, PLACEHOLDER_END

_PLACEHOLDER = re.compile(PLACEHOLDER)
_STRAY = re.compile(f"[{PLACEHOLDER_BEGIN}{PLACEHOLDER_END}]")


@dataclass(frozen=True, slots=True)
class Placeholders:
    """The blocks of a page, in the order in which they were made."""

    blocks: list[Block] = field(default_factory=list)

    def add(self, block: Block) -> Markup:
        """The placeholder of a new block."""
        self.blocks.append(block)
        return Markup(f"{PLACEHOLDER_BEGIN}{len(self.blocks) - 1}{PLACEHOLDER_END}")

    def prose(self, markdown: str) -> Prose:
        """Markdown with its placeholders replaced by their blocks."""
        return Prose(tuple(piece for piece in self._pieces(markdown) if piece))

    @classmethod
    def of(cls, prose: Prose) -> tuple[str, Self]:
        """The Markdown of a hand-written page with placeholders, and its blocks."""
        placeholders = cls()
        pieces = (piece if isinstance(piece, str) else placeholders.add(piece) for piece in prose.pieces)
        return "".join(pieces), placeholders

    def expand(self, markdown: str, render: Callable[[Block], str]) -> str:
        """Markdown with each placeholder replaced by its rendered block."""
        return _PLACEHOLDER.sub(lambda match: render(self.blocks[int(match[1])]), markdown)

    def _pieces(self, markdown: str) -> Iterator[str | Block]:
        position = 0
        for match in _PLACEHOLDER.finditer(markdown):
            yield _STRAY.sub("", markdown[position : match.start()])
            number = int(match[1])
            if number < len(self.blocks):
                yield self.blocks[number]
            position = match.end()
        yield _STRAY.sub("", markdown[position:])
