"""The pictures of hand-written pages, read from the folder they lie in and named for Typst."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from generator.filesystem.reading import read_file
from generator.paper.tree import Node
from generator.problems import Problem


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: the name Typst knows it by, what it holds, and the page that shows it under an address."""

    name: str
    content: bytes
    page: str
    address: str


def illustrated(tree: Node, root: Path) -> tuple[Node, tuple[Picture, ...]]:
    """The tree with each picture's `file` in place of its address, and the pictures.

    A picture with an empty alternative is an ornament of the screen, and left out. Those that cannot be read were told
    when the page was (`missing-file`, `outside-resource`).
    """
    if not any(tree.all("img")):
        return tree, ()
    pictures: list[Picture] = []
    return _placed(tree, root, "", pictures), tuple(pictures)


def _placed(node: Node, root: Path, page: str, pictures: list[Picture]) -> Node:
    page = node.attributes.get("data-source", page)
    held: list[Node | str] = []
    for item in node.held:
        if isinstance(item, str):
            held.append(item)
        elif item.tag == "img":
            held += _picture(item, root, page, pictures)
        else:
            held.append(_placed(item, root, page, pictures))
    return Node(node.tag, node.attributes, held)


def _picture(node: Node, root: Path, page: str, pictures: list[Picture]) -> list[Node | str]:
    address = unquote(node.attributes.get("src", ""))
    path = (root / page).parent / address
    if not page or not node.attributes.get("alt"):
        return []
    content = read_file(path, address)
    if isinstance(content, Problem):
        return []
    name = hashlib.sha256(content).hexdigest() + path.suffix.lower()
    pictures.append(Picture(name, content, page, address))
    return [Node("img", {"file": name, "alt": node.attributes["alt"]})]
