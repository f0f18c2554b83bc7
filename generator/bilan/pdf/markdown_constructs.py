"""What Markdown extensions and hand-written HTML make, as the elements that the template of the document sets.

A page of the site may fold, tab, embed and annotate; paper shows all of it at once. What paper cannot show at all is left
out here, and reported by `unprintable.py`.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import urlsplit

from bilan.locales.language import Language
from bilan.pdf.arabic_joining import INLINE
from bilan.pdf.html_tree import Node

MEDIA = {"video": "Video: {address}", "audio": "Sound: {address}", "iframe": "Embedded page: {address}"}
MEDIA |= {"object": "Embedded file: {address}", "embed": "Embedded file: {address}"}
CONTROLS = frozenset(["button", "input", "select", "textarea", "datalist", "meter", "output"])
LOST = frozenset(["canvas", "map", "math", "dialog"])
SOURCE_OF_DRAWINGS = frozenset(["arithmatex", "mermaid"])  # classes: formulas and diagrams that a script draws
FLOATED = frozenset(["left", "right"])
MOST_BESIDE = 12  # paragraphs that may be needed to fill the height of a picture
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_IN_LINE = {*INLINE, "br", "code", "font", "img", "kbd", "label", "ruby", "rt", "rp", "samp", "tick", "tt", "var", "wbr"}
_INSETS = {"li": 16, "blockquote": 12, "dd": 12}  # points, as the template sets them
_INSET_OF_BOX = 22
_BESIDE = frozenset(["p", "ul", "ol"])
_WITH_BLOCKS = frozenset(["article", "aside", "blockquote", "center", "dd", "div", "figure", "li", "main", "section", "td"])


def is_lost(node: Node) -> bool:
    """True for an element that says nothing on paper: it is drawn by a script, or is a part of a form."""
    return node.tag in LOST or node.tag in CONTROLS or bool(SOURCE_OF_DRAWINGS & set(node.classes))


def media_address(node: Node) -> str:
    """The address of what an element embeds; empty where it names none."""
    names = ("src", "data")
    own = next((node.attributes[name] for name in names if node.attributes.get(name)), "")
    return own or next((inner.attributes["src"] for inner in node.all("source") if inner.attributes.get("src")), "")


def printable(tree: Node, language: Language, online: str) -> Node:
    """The tree with its hand-written chapters as paper sets them; `online` is the address of the site, where it is known."""
    held: list[Node | str] = []
    for item in tree.held:
        if isinstance(item, Node) and "data-page" in item.attributes:
            held.append(_Chapter(item.attributes["data-folder"], language, online).section(item))
        else:
            held.append(item)
    return Node(tree.tag, tree.attributes, held)


class _Chapter:
    """Converts one chapter. An abbreviation is written out where the chapter first uses it."""

    def __init__(self, folder: str, language: Language, online: str) -> None:
        self._folder, self._language, self._online = f"/{folder}/", language, online.rstrip("/")
        self._known: set[str] = set()
        self._by_tag: dict[str, Callable[[Node], list[Node | str]]] = {
            **dict.fromkeys(MEDIA, self._media),
            "abbr": self._abbreviation,
            "details": self._folded,
            "img": self._picture,
            "pre": self._code,
            "summary": lambda _: [],
            "input": self._control,
            "li": self._item,
        }
        self._by_class: dict[str, Callable[[Node], list[Node | str]]] = {
            "tabbed-set": self._tabs,
            "tabbed-labels": lambda _: [],
            "task-list-indicator": lambda _: [],
            "task-list-control": lambda node: self._all(node.held, within=node),
            "highlighttable": lambda node: self._all([next(node.all("pre"), "")], within=node),
            "filename": lambda node: [Node("p", {"class": "block-title"}, node.held)],
            "progress": lambda node: [Node("p", {"class": "progress", "data-width": _width(node)}, [node.text.strip()])],
            "twemoji": self._icon,
            "toc": lambda _: [],  # the contents of the document list its sections
            "toclink": lambda node: self._all(node.held, within=node),
        }

    def section(self, node: Node) -> Node:
        """The chapter."""
        return _with_room(Node(node.tag, node.attributes, self._all(node.held, within=node)))

    def _all(self, held: Sequence[Node | str], *, within: Node) -> list[Node | str]:
        made = [part for item in held for part in ([item] if isinstance(item, str) else self._made(item))]
        return list(_with_pictures_beside(made)) if within.tag in _WITH_BLOCKS else made

    def _made(self, node: Node) -> list[Node | str]:
        by_class = (self._by_class[name] for name in node.classes if name in self._by_class)
        if make := self._by_tag.get(node.tag) or next(by_class, None):
            return make(node)
        if is_lost(node):
            return []
        if node.tag == "picture":
            return self._all([inner for inner in _elements(node) if inner.tag == "img"], within=node)
        if node.tag in _HEADINGS:
            self._known |= {inner.text for inner in node.all("abbr")}  # a heading is not made longer
        made = Node(node.tag, node.attributes, self._all(node.held, within=node))
        return list(_parted(made)) if node.tag == "p" else [made]

    def _folded(self, node: Node) -> list[Node | str]:
        """What the site folds is open, in the box of an admonition."""
        titles = [item for item in _elements(node) if item.tag == "summary"]
        shown = [Node("p", {"class": "admonition-title"}, self._all(title.held, within=title)) for title in titles]
        box = Node("div", {**node.attributes, "class": f"admonition {' '.join(node.classes)}"})
        box.held = [*shown, *self._all([item for item in node.held if item not in titles], within=box)]
        return [box]

    def _tabs(self, node: Node) -> list[Node | str]:
        """Tabs one below the other, each under its label."""
        labels, blocks = _labels(node), _contents(node)
        titles = [Node("p", {"class": "block-title"}, label.held) for label in labels]
        bodies = [self._all(block.held, within=block) for block in blocks]
        return [Node("div", {"class": "tab"}, [title, *body]) for title, body in zip(titles, bodies, strict=False)]

    def _abbreviation(self, node: Node) -> list[Node | str]:
        words, meant = self._all(node.held, within=node), node.attributes.get("title", "")
        if not meant or node.text in self._known:
            return words
        self._known.add(node.text)
        return [*words, f" ({meant})"]

    def _media(self, node: Node) -> list[Node | str]:
        """The address of what the site embeds, as a link."""
        address = media_address(node)
        if not address:
            return []
        if self._online and not any(urlsplit(address)[:2]):
            address = self._online + posixpath.normpath(posixpath.join(self._folder, address))
        before, _, after = self._language.words(MEDIA[node.tag]).partition("{address}")
        name = [f"{node.attributes['title']} — "] if node.attributes.get("title") else []
        link = Node("a", {"href": address}, [address])
        return [before, *name, Node("span", {"class": "address"}, [link]), after]

    def _picture(self, node: Node) -> list[Node | str]:
        if {"twemoji", "emojione", "gemoji"} & set(node.classes):
            return [node.attributes.get("alt", "")]
        return [node]

    def _icon(self, node: Node) -> list[Node | str]:
        """A drawing as high as the letters; its name is that which the site shows."""
        drawings = [item for item in _elements(node) if item.tag == "svg"]
        if not drawings:
            return self._all(node.held, within=node)
        return [Node("svg", {**drawing.attributes, "data-icon": "1"}) for drawing in drawings]

    def _code(self, node: Node) -> list[Node | str]:
        return [] if is_lost(node) else [Node("pre", node.attributes, [node.text.strip("\n")])]

    def _item(self, node: Node) -> list[Node | str]:
        """An item of a list; the box of a task is its mark."""
        held = self._all(node.held, within=node)
        tick = next((inner for inner in Node("li", {}, held).all("tick")), None)
        if tick is None or "task-list-item" not in node.classes:
            return [Node("li", node.attributes, held)]
        return [Node("li", {**node.attributes, "data-task": tick.attributes.get("data-done", "0")}, _without(held, tick))]

    def _control(self, node: Node) -> list[Node | str]:
        """A box of a list of tasks, ticked or not; other parts of a form are left out."""
        if node.attributes.get("type") != "checkbox":
            return []
        return [Node("tick", {"data-done": "1"} if "checked" in node.attributes else {})]


def _with_room(node: Node, inset: int = 0) -> Node:
    """The element in which each table says by how many points its place is narrower than the page."""
    inset += _INSETS.get(node.tag, 0) + (_INSET_OF_BOX if "admonition" in node.classes else 0)
    held = [item if isinstance(item, str) else _with_room(item, inset) for item in node.held]
    attributes = {**node.attributes, "data-narrower": str(inset)} if node.tag == "table" else node.attributes
    return Node(node.tag, attributes, held)


def _parted(paragraph: Node) -> Iterator[Node]:
    """The paragraph, or where blocks are in it those and what is between them: a paragraph holds none (HTML, 4.4.1)."""
    words: list[Node | str] = []
    for item in paragraph.held:
        if _is_within_a_line(item):
            words.append(item)
            continue
        if _says_something(words):
            yield Node("p", paragraph.attributes, words)
        words = []
        if isinstance(item, Node):
            yield item
    if _says_something(words) or not paragraph.held:
        yield Node("p", paragraph.attributes, words)


def _is_within_a_line(item: Node | str) -> bool:
    return isinstance(item, str) or item.tag in _IN_LINE or (item.tag == "svg" and "data-icon" in item.attributes)


def _says_something(words: Sequence[Node | str]) -> bool:
    return any(isinstance(item, Node) or item.strip() for item in words)


def _without(held: Sequence[Node | str], left_out: Node) -> list[Node | str]:
    """What an element holds without one that is somewhere within."""
    kept = [item for item in held if item is not left_out]
    return [
        item if isinstance(item, str) else Node(item.tag, item.attributes, _without(item.held, left_out)) for item in kept
    ]


def _elements(node: Node) -> list[Node]:
    return [item for item in node.held if isinstance(item, Node)]


def _labels(tabs: Node) -> list[Node]:
    """The labels of tabs: among the contents, or (`alternate_style`) together before them."""
    together = [inner for item in _elements(tabs) if "tabbed-labels" in item.classes for inner in _elements(item)]
    return together or [item for item in _elements(tabs) if item.tag == "label"]


def _contents(tabs: Node) -> list[Node]:
    contents = [item for item in _elements(tabs) if "tabbed-content" in item.classes]
    together = [inner for item in contents for inner in _elements(item) if "tabbed-block" in inner.classes]
    return together or contents


def _width(node: Node) -> str:
    """How much of a progress bar is filled, in percent."""
    styles = (inner.attributes.get("style", "") for inner in node.all("div"))
    found = next((style.partition("width:")[2].partition("%")[0].strip() for style in styles if "width:" in style), "")
    return found if found.replace(".", "", 1).isdigit() else "0"


def _with_pictures_beside(held: Sequence[Node | str]) -> Iterator[Node | str]:
    """What a block holds, each picture that is alone in a paragraph of its own; one at a side together with what follows."""
    waiting = [part for item in _in_paragraphs(held) for part in _lifted(item)]
    while waiting:
        item = waiting.pop(0)
        if not isinstance(item, Node) or item.tag != "picture" or item.attributes.get("align") not in FLOATED:
            yield item
            continue
        following: list[Node | str] = []
        while waiting and len(following) < MOST_BESIDE and _may_stand_beside(waiting[0]):
            following.append(waiting.pop(0))
        yield (
            Node("div", {"class": "beside", "data-side": item.attributes["align"]}, [item, *following])
            if following
            else item
        )


def _in_paragraphs(held: Sequence[Node | str]) -> list[Node | str]:
    """Words between blocks as paragraphs of their own; words alone, and the picture among them, stay as they are."""
    if all(map(_is_within_a_line, held)) and not _is_only_a_picture(held):
        return list(held)
    return list(_parted(Node("p", {}, list(held))))


def _is_only_a_picture(held: Sequence[Node | str]) -> bool:
    shown = [item for item in held if item != " "]
    return len(shown) == 1 and isinstance(shown[0], Node) and _only_picture(shown[0]) is not None


def _may_stand_beside(item: Node | str) -> bool:
    return isinstance(item, Node) and item.tag in _BESIDE and not item.classes


def _lifted(item: Node | str) -> list[Node | str]:
    """A picture that is alone, or at a side at the beginning of its paragraph, as a block of its own before the words."""
    if not isinstance(item, Node):
        return [item]
    if item.tag != "p" or item.classes:
        return [item]
    held = [inner for inner in item.held if inner != " "]
    if len(held) == 1 and isinstance(held[0], Node) and (picture := _only_picture(held[0])):
        return [_block_of(picture)]
    first = held[0] if held else ""
    if isinstance(first, Node) and first.tag == "img" and first.attributes.get("align") in FLOATED:
        rest = item.held[item.held.index(first) + 1 :]
        return [_block_of(first), Node("p", item.attributes, rest)]
    return [item]


def _only_picture(node: Node) -> Node | None:
    """The picture itself, or the one that is all a link holds."""
    if node.tag == "a" and len(node.held) == 1 and isinstance(node.held[0], Node):
        return _only_picture(node.held[0])
    return node if node.tag == "img" else None


def _block_of(picture: Node) -> Node:
    return Node("picture", picture.attributes)
