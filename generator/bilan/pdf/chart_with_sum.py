"""A chart and the sum that is written below it: one block, which no page parts."""

from __future__ import annotations

from bilan.pdf.html_tree import Node


def join_charts_and_sums(tree: Node) -> Node:
    """The tree in which a chart right before its sum stands with it in a block (`composed`), in hand-written pages too."""
    if "composed" in tree.classes:
        return tree
    held: list[Node | str] = []
    for item in tree.held:
        if isinstance(item, str):
            held.append(item)
        elif "sum" in item.classes and held and _is_chart(held[-1]):
            held.append(Node("div", {"class": "composed"}, [held.pop(), item]))
        else:
            held.append(join_charts_and_sums(item))
    return Node(tree.tag, tree.attributes, held)


def _is_chart(item: Node | str) -> bool:
    return isinstance(item, Node) and item.tag == "figure"
