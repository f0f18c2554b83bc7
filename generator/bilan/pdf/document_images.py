"""The pictures of hand-written pages, read from the folder they lie in and named for Typst."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from bilan.pdf.html_tree import Node
from bilan.pdf.readable_images import ImageReader


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: the name Typst knows it by, what it holds, and the page that shows it under an address."""

    name: str
    content: bytes
    page: str
    address: str


def embed_images(tree: Node, images: ImageReader) -> tuple[Node, tuple[Picture, ...]]:
    """The tree with each picture's `file` in place of its address, and the pictures.

    A picture with an empty alternative is an ornament of the screen, and left out. One that Typst cannot show gives way to
    its alternative (`not-printable`). The page reports those whose file cannot be read (`missing-file`, `outside-resource`).
    """
    if not any(tree.all("img", "picture")):
        return tree, ()
    pictures: list[Picture] = []
    return _placed(tree, images, "", pictures), tuple(pictures)


def _placed(node: Node, images: ImageReader, page: str, pictures: list[Picture]) -> Node:
    page = node.attributes.get("data-source", page)
    held: list[Node | str] = []
    for item in node.held:
        if isinstance(item, str):
            held.append(item)
        elif item.tag in ("img", "picture"):
            held += _picture(item, images, page, pictures)
        else:
            held.append(_placed(item, images, page, pictures))
    return Node(node.tag, node.attributes, held)


def _picture(node: Node, images: ImageReader, page: str, pictures: list[Picture]) -> list[Node | str]:
    address = unquote(node.attributes.get("src", "").partition("#")[0])
    alternative = node.attributes.get("alt")
    found = images.image(page, address) if page and alternative else None
    if not found or not alternative:
        return []
    name, content = found
    if images.fault(name, content):
        return [Node("em", {}, [alternative])]
    pictures.append(Picture(name, content, page, address))
    size = {way: points for way in ("width", "height") if (points := _length(node.attributes.get(way, "")))}
    kept = {way: node.attributes[way] for way in ("align", "id") if node.attributes.get(way)}
    return [Node(node.tag, {"file": name, "alt": alternative, **size, **kept})]


def _length(written: str) -> str:
    """A length as HTML writes it, for Typst: pixels as points (96 to 72: CSS 2.2, 4.3.2), a share as it is."""
    number = written.removesuffix("px").removesuffix("%").strip()
    if not re.fullmatch(r"[0-9]{1,4}(\.[0-9]+)?", number):
        return ""
    return written if written.endswith("%") else f"{float(number) * 0.75:g}pt"
