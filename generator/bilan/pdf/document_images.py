"""The images of hand-written pages, read from the folder of their page and named for Typst."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import unquote

from bilan.pdf.document_nodes import Chapter
from bilan.pdf.readable_images import ImageReader
from bilan.rich_text.node_tree import with_children
from bilan.rich_text.node_types import Image, Node, Style, Styled


def embed_images(tree: Node, images: ImageReader) -> tuple[Node, Mapping[str, bytes]]:
    """The tree with the file of each image, and the content of these files by name.

    An image with an empty alternative is an ornament of the screen, and left out. One that Typst cannot show gives way to
    its alternative (`not-printable`). The page reports those whose file cannot be read (`missing-file`, `outside-resource`).
    """
    files: dict[str, bytes] = {}
    return _embedded(tree, images, "", files), files


def _embedded(node: Node, images: ImageReader, page: str, files: dict[str, bytes]) -> Node:
    if isinstance(node, Chapter):
        page = node.file or page
    children: list[Node | str] = []
    for child in node.children:
        if isinstance(child, Image):
            children += _image(child, images, page, files)
        else:
            children.append(child if isinstance(child, str) else _embedded(child, images, page, files))
    return with_children(node, tuple(children))


def _image(image: Image, images: ImageReader, page: str, files: dict[str, bytes]) -> list[Node]:
    address = unquote(image.address.partition("#")[0])
    found = images.read(page, address) if image.alternative else None
    if not found:
        return []
    name, content = found
    if images.fault(name, content):
        return [Styled((image.alternative,), style=Style.EMPHASIS)]
    files[name] = content
    return [replace(image, file=name)]
