"""Blocks of the page of sources."""

from __future__ import annotations

from dataclasses import dataclass

from bilan.analysis.bibliography import SourceEntry
from bilan.analysis.documents import Document
from bilan.blocks.block import Block
from bilan.values.local_text import LocalText

MAX_UNFOLDED = 2  # figures of a document


class SourceLink(Block):
    """A document cited in running text, as a link to its entry."""

    document: Document


class SourceItem(Block):
    """A document with the figures that cite it. `named`: with its publisher. `alone` are the keys of figures without other
    sources."""

    entry: SourceEntry
    named: bool
    alone: frozenset[str]

    @property
    def folded(self) -> bool:
        """True if it has more figures than are shown at once."""
        return len(self.entry.figures) > MAX_UNFOLDED


class SourceList(Block):
    """Documents with the figures that cite them."""

    items: tuple[SourceItem, ...]


@dataclass(frozen=True)
class OutletSources:
    """The documents of an outlet."""

    outlet: str | LocalText
    sources: SourceList


class OutletIndex(Block):
    """The outlets by the first letter of their name in each language, with links to the letters if there are many."""

    outlets: tuple[OutletSources, ...]
