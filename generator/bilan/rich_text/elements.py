"""Elements of HTML that other people wrote: authors in their pages, and the extensions of Markdown.

Nothing that Bilan renders becomes an element. A child is a string, another element, or a node of Bilan's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from bilan.rich_text.node_types import Node

_VOID = frozenset(["br", "hr", "img", "wbr", "input", "col", "source", "embed", "track", "area"])
_DRAWING = re.compile(r"(<svg\b.*?</svg>)", re.DOTALL)
_NAME = re.compile(r"<title\b[^>]*>(.*?)</title>", re.DOTALL)
_DESCRIPTION = re.compile(r"<desc\b[^>]*>(.*?)</desc>", re.DOTALL)

# Around an expression's value in Markdown: characters for private use, which no step of Markdown changes.
_FIRST_VALUE, _END_OF_VALUE = 0xF0000, "\U000fffff"
_VALUE = re.compile(f"([{chr(_FIRST_VALUE)}-\U000ffffe])([^{_END_OF_VALUE}]*){_END_OF_VALUE}")
MAX_VALUES = 0xFFFE  # of a page


@dataclass(eq=False)
class Element:
    """An element with its attributes and what is in it. An SVG drawing has the attributes `source` and `alt`, its words."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list[Element | Node | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """The names in its class."""
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """All the words in it."""
        return "".join(
            child if isinstance(child, str) else child.text for child in self.children if not isinstance(child, Node)
        )

    @property
    def elements(self) -> list[Element]:
        """The elements directly in it."""
        return [child for child in self.children if isinstance(child, Element)]

    def all(self, *tags: str) -> Iterator[Element]:
        """The elements in it with one of these tags, at any depth, in order."""
        below = self.elements[::-1]
        while below:
            element = below.pop()
            if not tags or element.tag in tags:
                yield element
            below += element.elements[::-1]


def value_mark(number: int, words: str) -> str:
    """A mark for the value of a page's expression in its Markdown.

    The words of the value go with it: an extension that makes an id from a heading uses them, as on the site. After
    `MAX_VALUES`, there are the words only.
    """
    if number >= MAX_VALUES:
        return words
    return f"{chr(_FIRST_VALUE + number)}{' '.join(words.split())}{_END_OF_VALUE}"


class ElementBuilder:
    """Builds a tree of elements from tags, text and HTML in order; `values` replace the marks in the text."""

    def __init__(self, values: Sequence[tuple[str, Sequence[Node | str]]] = ()) -> None:
        self._values = values
        self.root = Element("div")
        self._open = [self.root]

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A start tag."""
        element = Element(tag, {name: self._without_marks(value) for name, value in attributes.items()})
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def end(self, tag: str) -> None:
        """An end tag: it closes what is still open in its element; one without a start tag is left out."""
        depth = next((at for at in range(len(self._open) - 1, 0, -1) if self._open[at].tag == tag), None)
        if depth is not None:
            del self._open[depth:]

    def text(self, text: str) -> None:
        """Text, with the values that are marked in it."""
        if any(element.tag in ("code", "pre") for element in self._open):
            text = self._without_marks(text)
        position = 0
        for match in _VALUE.finditer(text):
            value = self._value(match)
            self._open[-1].children += [text[position : match.start()], *(value[1] if value else [match[2]])]
            position = match.end()
        self._open[-1].children.append(text[position:])

    def html(self, html: str) -> None:
        """HTML as other people wrote it; drawings are kept whole."""
        for piece in _DRAWING.split(html):
            if piece.startswith("<svg"):
                self._open[-1].children.append(_drawing(piece))
            else:
                tags = _Tags(self)
                tags.feed(piece)
                tags.close()

    def _value(self, match: re.Match[str]) -> tuple[str, Sequence[Node | str]] | None:
        number = ord(match[1]) - _FIRST_VALUE
        return self._values[number] if number < len(self._values) else None

    def _without_marks(self, text: str) -> str:
        """The text with the words of values in place of their marks, where no node can be."""
        return _VALUE.sub(lambda match: value[0] if (value := self._value(match)) else match[2], text)


class _Tags(HTMLParser):
    """Hands the tags and the text of a piece of HTML to a builder."""

    def __init__(self, builder: ElementBuilder) -> None:
        super().__init__(convert_charrefs=True)
        self._builder = builder

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._builder.start(tag, {name: value or "" for name, value in attrs})

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self._builder.end(tag)

    def handle_data(self, data: str) -> None:
        self._builder.text(data)


def _drawing(source: str) -> Element:
    words = [unescape(found.group(1)) for pattern in (_NAME, _DESCRIPTION) if (found := pattern.search(source))]
    return Element("svg", {"source": source, "alt": ". ".join(word for word in words if word)})
