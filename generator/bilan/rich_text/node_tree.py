"""What can be done with a tree of nodes: search, change, take its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from operator import is_

from bilan.rich_text.node_types import N, Node


def with_children(node: N, children: tuple[Node | str, ...]) -> N:
    """The node with these children; the same node if it has them already: most changes of a tree concern few nodes."""
    unchanged = len(children) == len(node.children) and all(map(is_, children, node.children))
    return node if unchanged else replace(node, children=children)


def map_children(node: N, change: Callable[[Node | str], Node | str]) -> N:
    """The node with each child changed."""
    return with_children(node, tuple(map(change, node.children)))


def with_id(node: N, name: str) -> N:
    """The node with this id; the same node if it has it already."""
    return node if node.id == name else replace(node, id=name)


def descendants(node: Node) -> Iterator[Node]:
    """Every node below a node, in the order of the text."""
    below = list(reversed(node.children))
    while below:
        child = below.pop()
        if isinstance(child, Node):
            yield child
            below.extend(reversed(child.children))


def find_all(node: Node, kind: type[N]) -> Iterator[N]:
    """Every node of a kind below a node, in the order of the text."""
    return (child for child in descendants(node) if isinstance(child, kind))


def plain_text(node: Node | str) -> str:
    """The words of a node."""
    return node if isinstance(node, str) else "".join(map(plain_text, node.children))
