"""Chapters are numbered and annexes lettered; the contents list the sections of those whose names say something alone.

Those that begin with a table (`data-tall`) need more of a page to begin on.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from string import ascii_uppercase

from bilan.pdf.html_tree import Node

LISTED = ("figures", "written")
ABJAD = "أبجدهوزح"  # annexes of Arabic bear its letters
TALL = ("figures", "series")


def number_chapters(tree: Node, language: str) -> Node:
    """The tree with `data-number` on the first heading of each chapter, and `data-listed` on the others that are listed."""
    return Node(tree.tag, tree.attributes, list(_numbered(tree.held, ABJAD if language == "ar" else ascii_uppercase)))


def _numbered(held: list[Node | str], alphabet: str) -> Iterator[Node | str]:
    numbers, letters = count(1), iter(alphabet)
    for item in held:
        if isinstance(item, str) or "chapter" not in item.classes:
            yield item
        else:
            number = next(letters) if "annex" in item.classes else str(next(numbers))
            name = {item.attributes.get("id", ""), *item.classes}
            opening = {"data-number": number} | ({"data-tall": "1"} if name & set(TALL) else {})
            yield _marked(item, opening, listed=bool(name & set(LISTED)) and "method" not in name)


def _marked(node: Node, opening: dict[str, str], *, listed: bool) -> Node:
    held = [_marked(item, opening, listed=listed) if isinstance(item, Node) else item for item in node.held]
    attributes = node.attributes
    if node.tag == "h1":
        attributes = {**attributes, **opening}
    if node.tag == "h2" and listed:
        attributes = {**attributes, "data-listed": "1"}
    return Node(node.tag, attributes, held)
