"""Hand-written Markdown as elements, read with the extensions of the site.

Python-Markdown builds a tree of elements and keeps aside what it does not read: HTML in the page, and HTML that extensions
made. The tree is taken before it is written as HTML. What was kept aside is other people's HTML: the postprocessors of the
extensions put it back, as on the site, and it is read by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import unescape
from xml.etree.ElementTree import Element as MarkdownElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX

from bilan.rich_text.elements import Element, ElementBuilder
from bilan.rich_text.node_types import Node

_LAST = -1_000  # after the treeprocessors of all extensions
_REFERENCE = re.compile(r"&(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);", re.IGNORECASE)  # as Python-Markdown leaves them in a text
_BARE_AMPERSAND = re.compile(rf"&(?!{_REFERENCE.pattern[1:]})", re.IGNORECASE)


class MarkdownReader:
    """Reads pages with one converter, one after another."""

    def __init__(self, converter: Markdown) -> None:
        self._converter = converter
        self._tree = _Tree(converter)
        converter.treeprocessors.register(self._tree, "bilan-tree", _LAST)

    def read(self, markdown: str, values: Sequence[tuple[str, Sequence[Node | str]]] = ()) -> Element:
        """The elements of a page, in one `div`. `values` are the values marked in it, each as plain text and as nodes."""
        self._converter.reset().convert(markdown)
        builder = ElementBuilder(values)
        if self._tree.root is not None:
            _Walk(builder, self._put_back).content(self._tree.root)
        return builder.root

    def _put_back(self, html: str) -> str:
        """The HTML with what the converter kept aside."""
        for postprocessor in self._converter.postprocessors:
            html = postprocessor.run(html)
        return html


class _Tree(Treeprocessor):
    """Keeps the tree of the page."""

    root: MarkdownElement | None = None

    def run(self, root: MarkdownElement) -> None:
        """Keep the tree."""
        self.root = root


class _Walk:
    """Walks the tree of Python-Markdown and hands it to a builder of elements."""

    def __init__(self, builder: ElementBuilder, put_back: Callable[[str], str]) -> None:
        self._builder, self._put_back = builder, put_back

    def content(self, element: MarkdownElement) -> None:
        """What is in an element."""
        self._text(element.text)
        for child in element:
            self._element(child)
            self._text(child.tail)

    def _element(self, element: MarkdownElement) -> None:
        if not isinstance(element.tag, str):
            return  # a comment
        if element.tag == "p" and len(element) == 0 and STX in (element.text or ""):
            self._builder.html(
                self._put_back(f"<p>{_escaped(element.text or '')}</p>")
            )  # it may be a block, and no paragraph
            return
        self._builder.start(element.tag, {name: self._value(value) for name, value in element.items()})
        self.content(element)
        self._builder.end(element.tag)

    def _text(self, text: str | None) -> None:
        if text and STX in text:
            self._builder.html(self._put_back(_escaped(text)))
        elif text:
            self._builder.text(_unescaped(text))

    def _value(self, value: str) -> str:
        return _unescaped(self._put_back(value) if STX in value else value)


def _escaped(text: str) -> str:
    """A text of the tree as Python-Markdown writes it in HTML: it may hold character references already."""
    return _BARE_AMPERSAND.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")


def _unescaped(text: str) -> str:
    """A text of the tree as a reader sees it."""
    return _REFERENCE.sub(lambda match: unescape(match.group()), text)
