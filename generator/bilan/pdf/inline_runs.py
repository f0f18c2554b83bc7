"""Nodes that only mean something to machines are replaced by their words: the fewer nodes, the faster Typst is.

Words of an Arabic document that are to be kept apart are put between isolates (Unicode Standard Annex 9, 2.4.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from bilan.rich_text.node_tree import with_children
from bilan.rich_text.node_types import FigureValue, Inline, Isolated, Node

_ISOLATES: dict[type[Node], tuple[str, str]] = {FigureValue: ("\u2066", "\u2069"), Isolated: ("\u2068", "\u2069")}


def merge_inline_runs(node: Node, direction: str) -> Node:
    """The node with the words of figures, of isolated words and of plain inline nodes in their place, joined to one text."""
    children: list[Node | str] = []
    for is_text, group in groupby(_words(node, direction), lambda child: isinstance(child, str)):
        run = list(group)
        children += ["".join(map(str, run))] if is_text else run
    return with_children(node, tuple(child for child in children if child != ""))


def _words(node: Node, direction: str) -> Iterator[Node | str]:
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif _is_words(child):
            before, after = _ISOLATES.get(type(child), ("", "")) if direction == "rtl" else ("", "")
            yield before
            yield from _words(child, direction)
            yield after
        else:
            yield merge_inline_runs(child, direction)


def _is_words(node: Node) -> bool:
    if node.id or (node.language and not isinstance(node, FigureValue)):
        return False
    return isinstance(node, FigureValue | Isolated) or type(node) is Inline
