"""What only marks words up for machines is, where it is set, the words themselves: the fewer elements, the sooner it is set.

Words of an Arabic document that are to be kept apart are put between isolates (Unicode Standard Annex 9, 2.4.2).
"""

from __future__ import annotations

from collections.abc import Iterator

from bilan.pdf.html_tree import Node

_UNSEEN = frozenset(["change"])  # classes that look like nothing
_ISOLATES = {"data": ("\u2066", "\u2069"), "bdi": ("\u2068", "\u2069")}
_OPEN = ("", "")


def merge_inline_runs(node: Node, direction: str) -> Node:
    """The element with the words of `data`, `time`, `bdi` and bare `span` in their place."""
    return Node(node.tag, node.attributes, list(_run_together(_words(node, direction))))


def _words(node: Node, direction: str) -> Iterator[Node | str]:
    for item in node.held:
        if isinstance(item, str):
            yield item
        elif _is_words(item):
            before, after = _ISOLATES.get(item.tag, _OPEN) if direction == "rtl" else _OPEN
            yield before
            yield from _words(item, direction)
            yield after
        else:
            yield merge_inline_runs(item, direction)


def _is_words(node: Node) -> bool:
    if "id" in node.attributes:
        return False  # a link leads here
    if node.tag == "data":
        return True
    return node.tag in ("time", "bdi", "span") and "lang" not in node.attributes and _UNSEEN.issuperset(node.classes)


def _run_together(items: Iterator[Node | str]) -> Iterator[Node | str]:
    """Texts beside each other as one."""
    text = ""
    for item in items:
        if isinstance(item, str):
            text += item
            continue
        if text:
            yield text
        text = ""
        yield item
    if text:
        yield text
