"""Numbers of a column are aligned on their units, whatever follows these: decimals, a percent sign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from babel.numbers import get_decimal_symbol

from bilan.locales.language import Language
from bilan.rich_text.node_tree import find_all, map_children, plain_text, with_children
from bilan.rich_text.node_types import FigureValue, Node
from bilan.rich_text.table_node_types import Cell, CellKind, Row, Table

_MARKS = re.compile("[\u2066-\u2069\u200e\u200f]")


def align_decimals(node: Node, language: Language) -> Node:
    """The tree in which a number of a mixed column has what follows its units, and the longest of these in the column.

    The template keeps the difference of both free after the number.
    """
    if isinstance(node, Table):
        return _aligned(node, get_decimal_symbol(language.locale))
    return map_children(node, lambda child: align_decimals(child, language) if isinstance(child, Node) else child)


def _aligned(table: Table, decimal_sign: str) -> Table:
    rows = [child for child in table.children if isinstance(child, Row)]
    cells = [[child for child in row.children if isinstance(child, Cell)] for row in rows]
    columns = [_column(column, decimal_sign) for column in zip_longest(*cells)]
    aligned = iter([tuple(cell for cell in row if cell) for row in zip(*columns, strict=True)])
    return map_children(table, lambda child: with_children(child, next(aligned, ())) if isinstance(child, Row) else child)


def _column(cells: Sequence[Cell | None], decimal_sign: str) -> list[Cell | None]:
    tails = [_tail(cell, decimal_sign) if cell else None for cell in cells]
    longest = max((tail for tail in tails if tail is not None), key=len, default="")
    if {tail for tail in tails if tail is not None} <= {longest}:
        return list(cells)
    return [
        replace(cell, tail=tail, longest_tail=longest) if cell and tail is not None else cell
        for cell, tail in zip(cells, tails, strict=True)
    ]


def _tail(cell: Cell, decimal_sign: str) -> str | None:
    """What follows the units of a number; None if the cell has none."""
    if cell.kind is not CellKind.NUMBER or cell.header:
        return None
    words = plain_text(next(find_all(cell, FigureValue), cell))
    found = re.search(rf"\d((?:{re.escape(decimal_sign)}\d+)?\D*)$", _MARKS.sub("", words))
    return found.group(1) if found else None
