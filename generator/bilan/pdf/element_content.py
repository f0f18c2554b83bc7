"""What is printed of the content of an element, with its white space as a browser shows it."""

from __future__ import annotations

import re

from bilan.rich_text.elements import Element
from bilan.rich_text.node_types import Node

SCREEN_ONLY = "screen-only"  # the class with which a page leaves something out of its document
CONTROLS = frozenset(["button", "input", "select", "textarea", "datalist", "meter", "output"])
LOST = frozenset(["canvas", "map", "math", "dialog"])
SOURCE_OF_DRAWINGS = frozenset(["arithmatex", "mermaid"])  # classes: formulas and diagrams that a script draws

_LEFT_OUT = frozenset(["script", "style", "template", "form", *LOST, *CONTROLS]) - {"input"}
_LEFT_OUT_CLASSES = frozenset([SCREEN_ONLY, "headerlink", "tabbed-labels", "task-list-indicator", "toc", "footnote"])
_LEFT_OUT_CLASSES |= SOURCE_OF_DRAWINGS
_BLOCKS = "section header footer div table thead tbody tfoot tr ul ol dl figure blockquote article details main nav"
_HAS_BLOCKS = frozenset(_BLOCKS.split())
_HAS_WORDS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "caption", "figcaption"])
_BLANK = re.compile(r"[ \t\n\r\f]+")


def is_printed(element: Element) -> bool:
    """False for what is hidden, for screens only, part of a form, or drawn by a script."""
    hidden = "hidden" in element.attributes or element.tag in _LEFT_OUT
    return not hidden and not _LEFT_OUT_CLASSES & set(element.classes)


def printed_content(element: Element) -> list[Element | Node | str]:
    """What is printed of an element, with its white space as a browser shows it: none between blocks, none around words."""
    children: list[Element | Node | str] = []
    for child in element.children:
        if isinstance(child, str):
            text = _BLANK.sub(" ", child)
            before = children.pop() if children and isinstance(children[-1], str) else ""
            children.append(_BLANK.sub(" ", f"{before}{text}"))
        elif isinstance(child, Node) or is_printed(child):
            children.append(child)
    if element.tag in _HAS_BLOCKS and all(not isinstance(child, str) or child in ("", " ") for child in children):
        children = [child for child in children if not isinstance(child, str)]
    if element.tag in _HAS_WORDS:
        _trim(children)
    return [child for child in children if child != ""]


def _trim(children: list[Element | Node | str]) -> None:
    """Remove the white space at both ends."""
    if children and isinstance(first := children[0], str):
        children[0] = first.lstrip(" ")
    if children and isinstance(last := children[-1], str):
        children[-1] = last.rstrip(" ")
