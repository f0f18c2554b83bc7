"""Notes at the foot: those of Markdown brought to where they belong; those of a table that say the same made one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from generator.paper.tree import Node


def at_the_foot(tree: Node) -> Node:
    """The tree with each `<sup>` reference of a page replaced by its note, and without the lists."""
    notes = {item.attributes["id"]: item for item in tree.all("li") if item.attributes.get("id", "").startswith("fn:")}
    return _placed(tree, notes) if notes else tree


def _placed(node: Node, notes: dict[str, Node]) -> Node:
    held: list[Node | str] = []
    for item in node.held:
        if isinstance(item, str):
            held.append(item)
        elif "footnote" not in item.classes:
            held.append(_note(item, notes) or _placed(item, notes))
    return Node(node.tag, node.attributes, held)


def _note(node: Node, notes: dict[str, Node]) -> Node | None:
    if node.tag != "sup" or not node.attributes.get("id", "").startswith("fnref"):
        return None
    target = next((link.attributes.get("href", "")[1:] for link in node.all("a")), "")
    return Node("span", {"class": "note"}, _words(notes[target])) if target in notes else None


def _words(node: Node) -> list[Node | str]:
    """What a note says, its paragraphs run together and without the way back."""
    held: list[Node | str] = []
    for item in node.held:
        if isinstance(item, str):
            held.append(item)
        elif item.tag == "p":
            held += _words(item)
        elif "footnote-backref" not in item.classes:
            held.append(item)
    return held


def shared(tree: Node) -> Node:
    """The tree in which a note that a table has said already is a reference to it (`data-note`) and not said again."""
    return _shared(tree, count(1), None)


def _shared(node: Node, numbers: Iterator[int], said: dict[str, str] | None) -> Node:
    if node.tag == "table":
        said = {}
    if "note" in node.classes and said is not None:
        if node.text in said:
            return Node("span", {"class": "note", "data-note": said[node.text]})
        said[node.text] = f"note-{next(numbers)}"
        return Node("span", {**node.attributes, "data-name": said[node.text]}, node.held)
    held = [item if isinstance(item, str) else _shared(item, numbers, said) for item in node.held]
    return Node(node.tag, node.attributes, held)
