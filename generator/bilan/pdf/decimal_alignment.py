"""Numbers of a column stand under each other by their units, whatever follows these: decimals, a percent sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from babel.numbers import get_decimal_symbol

from bilan.locales.language import Language
from bilan.pdf.html_tree import Node

_MARKS = re.compile("[\u2066-\u2069\u200e\u200f]")


def align_decimals(tree: Node, language: Language) -> Node:
    """The tree in which a number of a mixed column says what follows its units (`data-tail`) and the most that does in the
    column (`data-widest`): the difference of both is kept free after it."""
    sign = get_decimal_symbol(language.locale)
    told = {cell: tail for table in tree.all("table") for column in _columns(table) for cell, tail in _mixed(column, sign)}
    return _told(tree, told) if told else tree


def _columns(table: Node) -> Iterator[list[Node]]:
    rows = [list(row.all("td", "th")) for row in table.all("tr")]
    for column in zip_longest(*rows):
        yield [cell for cell in column if cell and cell.tag == "td" and "number" in cell.classes]


def _mixed(column: Sequence[Node], sign: str) -> Iterator[tuple[Node, dict[str, str]]]:
    tails = {cell: tail for cell in column if (tail := _tail(cell, sign)) is not None}
    widest = max(tails.values(), key=len, default="")
    if set(tails.values()) - {widest}:
        yield from ((cell, {"data-tail": tail, "data-widest": widest}) for cell, tail in tails.items())


def _tail(cell: Node, sign: str) -> str | None:
    number = next(cell.all("data"), cell)
    found = re.search(rf"\d((?:{re.escape(sign)}\d+)?\D*)$", _MARKS.sub("", number.text))
    return found.group(1) if found else None


def _told(node: Node, told: Mapping[Node, dict[str, str]]) -> Node:
    held = [item if isinstance(item, str) else _told(item, told) for item in node.held]
    return Node(node.tag, node.attributes | told.get(node, {}), held)
