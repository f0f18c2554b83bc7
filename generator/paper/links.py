"""Where links lead on paper: within the document, to the site where its address is known, or nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from generator.paper.tree import Node

_OUTWARD = ("http", "https", "mailto")
_WITHOUT_WORDS = frozenset(["table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl", "img", "svg", "hr", "br"])


def settled(tree: Node, base: str, online: str) -> Node:
    """The tree with `to` (an id of the document) or `href` (an address of the web) on each link; others are their words."""
    tree = _marked_where_printed(tree)
    ids = {node.attributes["id"] for node in tree.all() if "id" in node.attributes}
    wanted = {node.attributes["href"][1:] for node in tree.all("a") if node.attributes.get("href", "").startswith("#")}
    return _Settling(ids, ids & wanted, online.rstrip("/")).node(tree, base)


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


class _Settling:
    def __init__(self, ids: set[str], wanted: set[str], online: str) -> None:
        self.ids, self.wanted, self.online = ids, wanted, online
        self.seen: set[str] = set()

    def node(self, node: Node, base: str) -> Node:
        base = node.attributes.get("data-page", base)
        held = [self.node(item, base) if isinstance(item, Node) else item for item in node.held]
        kept = dict(self._kept(node))
        if node.tag != "a":
            return Node(node.tag, kept, held)
        return Node("a", {**kept, **self._target(node.attributes.get("href", ""), base)}, held)

    def _kept(self, node: Node) -> Iterator[tuple[str, str]]:
        """The attributes but for ids that no link of the document leads to, or that are taken."""
        for name, value in node.attributes.items():
            if name == "id":
                if value not in self.wanted or value in self.seen:
                    continue
                self.seen.add(value)
            if name != "href":
                yield name, value

    def _target(self, href: str, base: str) -> dict[str, str]:
        if href.startswith("#"):
            return {"to": href[1:]} if href[1:] in self.ids else {}
        if urlsplit(href).scheme in _OUTWARD:
            return {"href": href}
        if urlsplit(href).scheme or not self.online:
            return {}
        return {"href": self.online + urljoin(base, href.replace("index.md", ""))}
