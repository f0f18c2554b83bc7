"""Names in Latin letters within a text of Arabic, marked so that all of them are set in one typeface."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilan.pdf.html_tree import Node

_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_WORD = rf"[0-9]*[{_LETTER}](?:[0-9{_LETTER}\u0300-\u036f’'&.@_/+\u2010\u2011-]*[0-9{_LETTER}\u0300-\u036f])?"
_WORDS = rf"{_WORD}(?:[ \u00a0\u202f]+(?:&[ \u00a0]+)?{_WORD})*"
_LEFT = frozenset(["svg", "code", "kbd", "pre", "h1", "h2", "h3", "h4", "h5", "h6"])
_ARABIC = re.compile("[\u0600-\u06ff]")
_NAME = re.compile(rf"{_WORDS}(?:[ \u00a0]\({_WORDS}\))?")


def with_latin_names(node: Node) -> Node:
    """The tree of an Arabic document with each Latin name in a `span` of the class `latin`.

    Texts that say their own language are set as such a name already; headings have letters of one height. A text that
    is kept apart (`bdi`) and holds no Arabic is one name, with its digits and brackets.
    """
    if node.attributes.get("dir") == "ltr" or node.tag in _LEFT:
        return node
    if node.tag == "bdi" and _NAME.search(node.text) and not _ARABIC.search(node.text):
        return Node(node.tag, node.attributes, [Node("span", {"class": "latin"}, node.held)])
    held: list[Node | str] = []
    for item in node.held:
        if isinstance(item, Node):
            held.append(with_latin_names(item))
        else:
            held += _parts(item)
    return Node(node.tag, node.attributes, held)


def _parts(text: str) -> Iterator[Node | str]:
    position = 0
    for found in _NAME.finditer(text):
        if found.start() > position:
            yield text[position : found.start()]
        yield Node("span", {"class": "latin"}, [found.group()])
        position = found.end()
    if position < len(text):
        yield text[position:]
