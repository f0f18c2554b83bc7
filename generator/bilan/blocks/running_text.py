"""A text of the data with figures in it."""

from __future__ import annotations

from bilan.blocks.block import Block


class RunningText(Block):
    """A text of the data with figures in it: in each language, by subtag, pieces of plain text and blocks of figures."""

    texts: tuple[tuple[str, tuple[str | Block, ...]], ...]

    def in_language(self, subtag: str) -> tuple[str | Block, ...]:
        """The pieces in a language, or in the first language that there is."""
        return dict(self.texts).get(subtag, self.texts[0][1])
