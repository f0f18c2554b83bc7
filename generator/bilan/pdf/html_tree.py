"""HTML as a tree of plain values that Typst reads as JSON: `{"t": tag, "k": [classes], "a": {attributes}, "c": [children]}`.

Blanks are folded as a browser folds them, drawings are kept whole, and what is only for screens is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Any

from bilan.charts import Canvas

_VOID = frozenset(["br", "hr", "img", "wbr", "input", "col", "source", "embed", "track", "area"])
_NOT_PRINTED = frozenset(["script", "style", "template", "form"])
_BLOCKS = "section header footer div table thead tbody tfoot tr ul ol dl figure blockquote article details main nav"
_HOLDS_BLOCKS = frozenset(_BLOCKS.split(" "))
_HOLDS_WORDS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "caption", "figcaption"])
_FOR_PHONES = f'<svg xmlns="http://www.w3.org/2000/svg" class="ch ch-{Canvas.PHONE.letter}"'
SCREEN_ONLY = "screen-only"  # the class by which a page leaves something out of its document
_FOR_SCREENS = frozenset(["headerlink", "illustration__files", "attached", "notes__back", SCREEN_ONLY])
_BLANK = re.compile(r"[ \t\n\r\f]+")
_DRAWING = re.compile(r"(<svg\b.*?</svg>)", re.DOTALL)
_NAME = re.compile(r"<title\b[^>]*>(.*?)</title>", re.DOTALL)
_DESCRIPTION = re.compile(r"<desc\b[^>]*>(.*?)</desc>", re.DOTALL)


@dataclass(eq=False)
class Node:
    """An element with its attributes and what it holds."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    held: list[Node | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """The words of its class."""
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """All the words within; of a drawing, its alternative."""
        return "".join(item if isinstance(item, str) else item.text for item in self.held)

    def all(self, *tags: str) -> Iterator[Node]:
        """The elements below of these tags, of any where none is given, in order."""
        below = self.held[::-1]
        while below:
            item = below.pop()
            if isinstance(item, Node):
                if not tags or item.tag in tags:
                    yield item
                below += item.held[::-1]

    @property
    def plain(self) -> dict[str, Any]:
        """As JSON."""
        others = {name: value for name, value in self.attributes.items() if name != "class"}
        held = [item if isinstance(item, str) else item.plain for item in self.held]
        return {"t": self.tag, "k": self.classes, "a": others, "c": held}


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("div")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].held.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].held.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        depth = next((at for at in range(len(self.open) - 1, 0, -1) if self.open[at].tag == tag), None)
        if depth is not None:
            del self.open[depth:]

    def handle_data(self, data: str) -> None:
        self.open[-1].held.append(data)


def parse_html(html: str) -> Node:
    """What is printed of HTML as a tree below one `div`."""
    return _folded(whole(html))


def whole(html: str) -> Node:
    """All of HTML as a tree below one `div`."""
    builder = _Builder()
    for piece in _DRAWING.split(html):
        if piece.startswith("<svg"):
            builder.open[-1].held.append(_drawing(piece))
        else:
            builder.feed(piece)
    builder.close()
    return builder.root


def _drawing(source: str) -> Node:
    words = [unescape(found.group(1)) for pattern in (_NAME, _DESCRIPTION) if (found := pattern.search(source))]
    return Node("svg", {"source": source, "alt": ". ".join(word for word in words if word)})


def _folded(node: Node) -> Node:
    """The node without what is not printed, its blanks folded: none between blocks, none at the ends of a line of words."""
    if node.tag == "pre":
        return node  # its lines are its own
    printed = [item for item in node.held if _printed(item, node)]
    held = [_folded(item) if isinstance(item, Node) else _BLANK.sub(" ", item) for item in printed]
    if node.tag in _HOLDS_BLOCKS and all(isinstance(item, Node) or item == " " for item in held):
        held = [item for item in held if item != " "]
    if node.tag in _HOLDS_WORDS:
        held = _trimmed(held)
    return Node(node.tag, node.attributes, [item for item in held if item != ""])


def _printed(item: Node | str, within: Node) -> bool:
    """Not what is for screens only: scripts, forms, the drawing for phones, and the table folded under a drawing."""
    if isinstance(item, str):
        return True
    if item.tag == "svg" and item.attributes["source"].startswith(_FOR_PHONES):
        return sum(isinstance(other, Node) and other.tag == "svg" for other in within.held) == 1  # else a wide one is there
    if item.tag == "details" and within.tag == "figure":
        return False
    return item.tag not in _NOT_PRINTED and "hidden" not in item.attributes and not _FOR_SCREENS & set(item.classes)


def _trimmed(held: list[Node | str]) -> list[Node | str]:
    words = list(held)
    if words and isinstance(words[0], str):
        words[0] = words[0].lstrip(" ")
    if words and isinstance(words[-1], str):
        words[-1] = words[-1].rstrip(" ")
    return words
