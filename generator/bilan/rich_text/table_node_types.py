"""Nodes of tables."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bilan.rich_text.node_types import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    """A table: its caption, its rows, its notes. `inset` is by how many points its place is narrower than the page."""

    dense: bool = False
    inset: int = 0


class Section(StrEnum):
    """The part of a table that a row is in."""

    HEAD = "head"
    BODY = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Block):
    """A row of cells."""

    section: Section = Section.BODY


class CellKind(StrEnum):
    """What a cell holds: words, a number, or the words before the number in the next cell."""

    WORDS = ""
    NUMBER = "number"
    QUALIFIER = "qualifier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(Block):
    """A cell. `missing` has no value, `after_break` is not comparable with the cell before.

    A number of a column with different decimals says what follows its units (`tail`), and the longest that does so in the
    column (`longest_tail`).
    """

    header: bool = False
    kind: CellKind = CellKind.WORDS
    missing: bool = False
    after_break: bool = False
    columns: int = 1
    rows: int = 1
    tail: str = ""
    longest_tail: str = ""


@dataclass(frozen=True, slots=True)
class TableNotes(Block):
    """The notes below a table, as items of a list."""
