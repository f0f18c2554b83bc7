"""Footnotes of Markdown, from a list at the end of the page to the place they belong to: Typst sets them at the foot."""

from __future__ import annotations

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
