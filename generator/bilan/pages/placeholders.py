"""Placeholders in the Markdown of a hand-written page, one for each block that its expressions make.

An expression may join what functions return with text (`figure("a") ~ " / " ~ figure("b")`), so they return strings. Each is
the number of a block between two noncharacters of Unicode, which are never in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from bilan.blocks.block import Block
from bilan.blocks.text_blocks import Prose

_BEGIN, _END = "\ufdd0", "\ufdd1"
_PLACEHOLDER = re.compile(f"{_BEGIN}([0-9]+){_END}")
_STRAY = re.compile(f"[{_BEGIN}{_END}]")


@dataclass(frozen=True, slots=True)
class Placeholders:
    """The blocks of a page, in the order in which they were made."""

    blocks: list[Block] = field(default_factory=list)

    def add(self, block: Block) -> Markup:
        """The placeholder of a new block."""
        self.blocks.append(block)
        return Markup(f"{_BEGIN}{len(self.blocks) - 1}{_END}")

    def prose(self, markdown: str) -> Prose:
        """Markdown with its placeholders replaced by their blocks."""
        return Prose(tuple(piece for piece in self._pieces(markdown) if piece))

    def _pieces(self, markdown: str) -> Iterator[str | Block]:
        position = 0
        for match in _PLACEHOLDER.finditer(markdown):
            yield _STRAY.sub("", markdown[position : match.start()])
            number = int(match[1])
            if number < len(self.blocks):
                yield self.blocks[number]
            position = match.end()
        yield _STRAY.sub("", markdown[position:])
