"""Blocks of the page of sources."""

from __future__ import annotations

from dataclasses import dataclass

from bilan.analysis.bibliography import SourceEntry
from bilan.blocks.block import Block


@dataclass(frozen=True)
class SourceItem(Block):
    """A document with the figures that cite it. `named`: with its publisher. `alone` are the keys of figures without other
    sources."""

    entry: SourceEntry
    named: bool
    alone: frozenset[str]


@dataclass(frozen=True)
class SourceList(Block):
    """Documents with the figures that cite them."""

    items: tuple[SourceItem, ...]


@dataclass(frozen=True)
class LetterIndex(Block):
    """Links to the outlets by first letter."""

    letters: tuple[str, ...]


@dataclass(frozen=True)
class OutletSources:
    """The documents of an outlet."""

    outlet: str
    sources: SourceList


@dataclass(frozen=True)
class LetterGroup(Block):
    """The outlets whose names begin with a letter; `number` is its place among the letters, from 1."""

    letter: str
    number: int
    outlets: tuple[OutletSources, ...]
