"""Images among the words of a hand-written page: alone they are blocks, at a side they have words beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bilan.pdf.node_text import Children
from bilan.rich_text.node_tree import with_children
from bilan.rich_text.node_types import BesideImage, Drawing, Image, Inline, ItemList, Link, Node, Paragraph, Role, Side

MAX_BESIDE = 12  # blocks that may be needed to fill the height of an image


def is_inline(child: Node | str) -> bool:
    """True for what is part of a line of words: an icon is, a larger drawing is not."""
    if isinstance(child, Image):
        return not child.block
    return isinstance(child, str | Inline) and (not isinstance(child, Drawing) or child.icon)


def split_at_blocks(paragraph: Paragraph) -> Iterator[Node]:
    """The paragraph, or if there are blocks in it, those and what is between them: a paragraph has none (HTML, 4.4.1)."""
    words: list[Node | str] = []
    for child in paragraph.children:
        if is_inline(child):
            words.append(child)
            continue
        if _has_content(words):
            yield with_children(paragraph, tuple(words))
        words = []
        if isinstance(child, Node):
            yield child
    if _has_content(words) or not paragraph.children:
        yield with_children(paragraph, tuple(words))


def _has_content(words: Sequence[Node | str]) -> bool:
    return any(isinstance(child, Node) or child.strip() for child in words)


def with_images_beside(children: Children) -> Iterator[Node | str]:
    """The children, each image that is alone in its paragraph as a block; one at a side together with what follows it."""
    waiting = [part for child in _in_paragraphs(children) for part in _lifted(child)]
    while waiting:
        child = waiting.pop(0)
        if not (isinstance(child, Image) and child.block and child.side in (Side.LEFT, Side.RIGHT)):
            yield child
            continue
        following: list[Node | str] = []
        while waiting and len(following) < MAX_BESIDE and isinstance(waiting[0], Paragraph | ItemList):
            following.append(waiting.pop(0))
        yield BesideImage((child, *following), side=child.side) if following else child


def _in_paragraphs(children: Children) -> Children:
    """Words between blocks as paragraphs; words without blocks stay as they are, unless they are one image."""
    shown = [child for child in children if child != " "]
    if all(map(is_inline, children)) and not (len(shown) == 1 and _only_image(shown[0])):
        return children
    return tuple(split_at_blocks(Paragraph(children)))


def _lifted(child: Node | str) -> Children:
    """An image that is alone, or at a side at the beginning of its paragraph, as a block before the words."""
    if not isinstance(child, Paragraph) or child.role is not Role.BODY:
        return (child,)
    shown = [inner for inner in child.children if inner != " "]
    if len(shown) == 1 and (image := _only_image(shown[0])):
        return (replace(image, block=True),)
    first = shown[0] if shown else ""
    if isinstance(first, Image) and first.side in (Side.LEFT, Side.RIGHT):
        rest = child.children[child.children.index(first) + 1 :]
        return (replace(first, block=True), with_children(child, rest))
    return (child,)


def _only_image(child: Node | str) -> Image | None:
    """The image itself, or the one that is all there is in a link."""
    if isinstance(child, Link) and len(child.children) == 1:
        return _only_image(child.children[0])
    return child if isinstance(child, Image) else None
