"""Names in Latin letters within an Arabic text, marked so that all of them are in one typeface."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilan.rich_text.node_tree import plain_text, with_children
from bilan.rich_text.node_types import CodeBlock, Drawing, Heading, Isolated, Node, Style, Styled

_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_WORD = rf"[0-9]*[{_LETTER}](?:[0-9{_LETTER}\u0300-\u036f’'&.@_/+\u2010\u2011-]*[0-9{_LETTER}\u0300-\u036f])?"
_WORDS = rf"{_WORD}(?:[ \u00a0\u202f]+(?:&[ \u00a0]+)?{_WORD})*"
_ARABIC = re.compile("[\u0600-\u06ff]")
_NAME = re.compile(rf"{_WORDS}(?:[ \u00a0]\({_WORDS}\))?")


def mark_latin_names(node: Node) -> Node:
    """The tree of an Arabic document with each Latin name in the style `LATIN`.

    Texts in a language of their own are typeset as such a name already; headings have letters of one height. A text that is
    isolated and has no Arabic is one name, with its digits and brackets.
    """
    if node.direction == "ltr" or _is_left_alone(node):
        return node
    if isinstance(node, Isolated):
        words = plain_text(node)
        if _NAME.search(words) and not _ARABIC.search(words):
            return with_children(node, (Styled(node.children, style=Style.LATIN),))
    children: list[Node | str] = []
    for child in node.children:
        children += [mark_latin_names(child)] if isinstance(child, Node) else _parts(child)
    return with_children(node, tuple(children))


def _is_left_alone(node: Node) -> bool:
    code = isinstance(node, Styled) and node.style in (Style.CODE, Style.KEY)
    return code or isinstance(node, Heading | CodeBlock | Drawing)


def _parts(text: str) -> Iterator[Node | str]:
    position = 0
    for found in _NAME.finditer(text):
        if found.start() > position:
            yield text[position : found.start()]
        yield Styled((found.group(),), style=Style.LATIN)
        position = found.end()
    if position < len(text):
        yield text[position:]
