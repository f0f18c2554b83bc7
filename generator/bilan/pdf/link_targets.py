"""Where links lead in a document: within it, to the site if its address is known, or nowhere.

Each chapter that is a page of the site has its own ids, as the page has: `#top` of one is not that of another. A link to a
page that is a chapter here leads to the chapter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urldefrag, urljoin, urlsplit

from bilan.pdf.document_nodes import Chapter
from bilan.rich_text.node_tree import descendants, find_all, map_children, with_children, with_id
from bilan.rich_text.node_types import (
    Definition,
    DefinitionList,
    Drawing,
    Heading,
    Image,
    ItemList,
    LineBreak,
    Link,
    Node,
    Rule,
)
from bilan.rich_text.table_node_types import Row, Table, TableNotes

_EXTERNAL = ("http", "https", "mailto")
_WITHOUT_WORDS = (Table, Row, TableNotes, ItemList, DefinitionList, Definition, Image, Drawing, Rule, LineBreak)


def resolve_links(tree: Node, base: str, online: str) -> Node:
    """The tree with the target of each link: an id of the document, or an address of the web. Other links are their words.

    `base` is the address that links outside of pages start from; `online` is the address of the site.
    """
    scoped = _scoped(_ids_at_words(tree), "")
    return _Resolver(scoped, online.rstrip("/")).node(scoped, base, "")


def _ids_at_words(node: Node, inherited: str = "") -> Node:
    """The tree in which no list, table or drawing has an id: Typst can mark words only, so their first words have it."""
    own = inherited or node.id
    name = own if isinstance(node, _WITHOUT_WORDS) else ""
    children: list[Node | str] = []
    for child in node.children:
        if isinstance(child, str):
            children.append(child)
        else:
            children.append(_ids_at_words(child, "" if child.id else name))
            name = name if child.id else ""
    return with_id(with_children(node, tuple(children)), "" if isinstance(node, _WITHOUT_WORDS) else own)


def _scoped(node: Node, page: str) -> Node:
    """The tree in which an id in a page begins with the page's address, and the heading of the page has an id."""
    page = _page_of(node, page)
    own = node.id
    if page and own:
        own = f"{page}#{own}"
    elif page and isinstance(node, Heading) and node.level == 1:
        own = f"{page}#"
    return with_id(map_children(node, lambda child: _scoped(child, page) if isinstance(child, Node) else child), own)


def _page_of(node: Node, page: str) -> str:
    """The address of the page that a node is in; empty if it is in none."""
    return node.page or page if isinstance(node, Chapter) else page


class _Resolver:
    def __init__(self, tree: Node, online: str) -> None:
        self._online = online
        self._ids = {node.id for node in descendants(tree) if node.id}
        self._chapters = dict(_chapters(tree))
        self._wanted = set(self._targets(tree, ""))
        self._used: set[str] = set()

    def node(self, node: Node, base: str, page: str) -> Node:
        """The node with its links resolved; `base` is what they start from, `page` the address of its page.

        An id that no link leads to, or that is used before, is left out.
        """
        page = _page_of(node, page)
        base = page or base
        own = node.id if node.id in self._wanted and node.id not in self._used else ""
        self._used.add(own)
        resolved = map_children(node, lambda child: self.node(child, base, page) if isinstance(child, Node) else child)
        if isinstance(resolved, Link):
            target = self._within(resolved.address, page)
            return replace(resolved, id=own, target=target, address="" if target else self._web(resolved.address, base))
        return with_id(resolved, own)

    def _targets(self, node: Node, page: str) -> Iterator[str]:
        """The ids that links lead to."""
        page = _page_of(node, page)
        if isinstance(node, Link) and (name := self._within(node.address, page)):
            yield name
        for child in node.children:
            if isinstance(child, Node):
                yield from self._targets(child, page)

    def _web(self, address: str, base: str) -> str:
        """The address on the web; empty if it is not known."""
        if address.startswith("#"):
            return ""
        if urlsplit(address).scheme in _EXTERNAL:
            return address
        if urlsplit(address).scheme or not self._online:
            return ""
        return self._online + urljoin(base, address.replace("index.md", ""))

    def _within(self, address: str, page: str) -> str:
        """The id in the document that a link leads to; empty if it leads elsewhere."""
        if address.startswith("#"):
            return next((name for name in (f"{page}{address}", address[1:]) if name in self._ids), "")
        if not page or urlsplit(address).scheme or urlsplit(address).netloc:
            return ""
        whole, fragment = urldefrag(urljoin(page, address.replace("index.md", "")))
        place = f"{whole}#{fragment}"
        return place if fragment and place in self._ids else self._chapters.get(whole, "")


def _chapters(tree: Node) -> Iterator[tuple[str, str]]:
    """The address of each page that is a chapter, with the id of its heading."""
    for chapter in find_all(tree, Chapter):
        heading = next(find_all(chapter, Heading), None)
        if chapter.page and heading:
            yield chapter.page, heading.id
