"""Where links lead on paper: within the document, to the site where its address is known, or nowhere.

Each chapter that is a page of the site has its own ids, as the page has: `#top` of one is not that of another. A link to a
page that is a chapter here leads to the chapter.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

from bilan.pdf.html_tree import Node

_OUTWARD = ("http", "https", "mailto")
_WITHOUT_WORDS = frozenset(["table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl", "img", "svg", "hr", "br"])


def resolve_links(tree: Node, base: str, online: str) -> Node:
    """The tree with `to` (an id of the document) or `href` (an address of the web) on each link; others are their words."""
    scoped = _scoped(_marked_where_printed(tree), "")
    return _Settling(scoped, online.rstrip("/")).node(scoped, base, "")


def _marked_where_printed(node: Node, inherited: str = "") -> Node:
    """The tree in which no list, table or drawing has an id: Typst can mark words only, so their first words have it."""
    attributes = {"id": inherited, **node.attributes} if inherited else dict(node.attributes)
    name = attributes.pop("id", "") if node.tag in _WITHOUT_WORDS else ""
    held: list[Node | str] = []
    for item in node.held:
        if isinstance(item, str):
            held.append(item)
        else:
            held.append(_marked_where_printed(item, "" if "id" in item.attributes else name))
            name = name if "id" in item.attributes else ""
    return Node(node.tag, attributes, held)


def _scoped(node: Node, page: str) -> Node:
    """The tree in which an id within a chapter begins with the address of its page, and the chapter's heading has one."""
    page = node.attributes.get("data-page", page)
    attributes = dict(node.attributes)
    if page and "id" in attributes:
        attributes["id"] = f"{page}#{attributes['id']}"
    elif page and node.tag == "h1":
        attributes["id"] = f"{page}#"
    return Node(node.tag, attributes, [item if isinstance(item, str) else _scoped(item, page) for item in node.held])


class _Settling:
    def __init__(self, tree: Node, online: str) -> None:
        self._online = online
        self._ids = {node.attributes["id"] for node in tree.all() if "id" in node.attributes}
        self._chapters = dict(_chapters(tree))
        self._wanted = set(self._wishes(tree, ""))
        self._seen: set[str] = set()

    def node(self, node: Node, base: str, page: str) -> Node:
        """The element settled: `base` is what its links start from, `page` its chapter's, empty where that is none."""
        base, page = node.attributes.get("data-page", base), node.attributes.get("data-page", page)
        held = [self.node(item, base, page) if isinstance(item, Node) else item for item in node.held]
        kept = dict(self._kept(node))
        if node.tag != "a":
            return Node(node.tag, kept, held)
        return Node("a", {**kept, **self._target(node.attributes.get("href", ""), base, page)}, held)

    def _wishes(self, node: Node, page: str) -> Iterator[str]:
        """The ids that links lead to."""
        page = node.attributes.get("data-page", page)
        if node.tag == "a" and (name := self._within(node.attributes.get("href", ""), page)):
            yield name
        for item in node.held:
            if isinstance(item, Node):
                yield from self._wishes(item, page)

    def _kept(self, node: Node) -> Iterator[tuple[str, str]]:
        """The attributes but for ids that no link of the document leads to, or that are taken."""
        for name, value in node.attributes.items():
            if name == "id":
                if value not in self._wanted or value in self._seen:
                    continue
                self._seen.add(value)
            if name != "href":
                yield name, value

    def _target(self, href: str, base: str, page: str) -> dict[str, str]:
        if name := self._within(href, page):
            return {"to": name}
        if href.startswith("#"):
            return {}
        if urlsplit(href).scheme in _OUTWARD:
            return {"href": href}
        if urlsplit(href).scheme or not self._online:
            return {}
        return {"href": self._online + urljoin(base, href.replace("index.md", ""))}

    def _within(self, href: str, page: str) -> str:
        """The id of the document that a link leads to; nothing where it leads elsewhere."""
        if href.startswith("#"):
            return next((name for name in (f"{page}{href}", href[1:]) if name in self._ids), "")
        if not page or urlsplit(href).scheme or urlsplit(href).netloc:
            return ""
        address, fragment = urldefrag(urljoin(page, href.replace("index.md", "")))
        place = f"{address}#{fragment}"
        return place if fragment and place in self._ids else self._chapters.get(address, "")


def _chapters(tree: Node) -> Iterator[tuple[str, str]]:
    """The address of each page that is a chapter, with the id of its heading."""
    for section in tree.all("section"):
        heading = next(section.all("h1"), None)
        if "data-page" in section.attributes and heading:
            yield section.attributes["data-page"], heading.attributes["id"]
