"""The parts of a table of figures: its head, its rows, cells for words and for numbers."""

from __future__ import annotations

from collections.abc import Iterable

from bilan.pdf.node_text import Children
from bilan.rich_text.node_types import Caption
from bilan.rich_text.table_node_types import Cell, CellKind, Row, Section, Table


def table_node(caption: Children, header: Iterable[Cell], rows: Iterable[Iterable[Cell]], *, dense: bool = False) -> Table:
    """A table with a caption and a head."""
    body = (Row(tuple(row)) for row in rows)
    return Table((Caption(caption), Row(tuple(header), section=Section.HEAD), *body), dense=dense)


def header_cell(words: Children, kind: CellKind = CellKind.WORDS) -> Cell:
    """A cell of the head, or the first of a row."""
    return Cell(words, header=True, kind=kind)


def number_cell(words: Children, *, missing: bool = False, after_break: bool = False) -> Cell:
    """A cell for a number."""
    return Cell(words, kind=CellKind.NUMBER, missing=missing, after_break=after_break)
