"""Links from a hand-written page of a document to the glossary, as on the site."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.pages.glossary_links import GLOSSARY
from bilan.pdf.document_nodes import Cover, KeyFigures
from bilan.pdf.node_text import Children, NodeText
from bilan.render.glossary_markup import term_pattern
from bilan.rich_text.node_tree import with_children
from bilan.rich_text.node_types import Caption, CodeBlock, Heading, Link, Node, Paragraph, Role, Style, Styled, Term
from bilan.rich_text.table_node_types import Cell

_NOT_RUNNING_TEXT = (Caption, Cell, CodeBlock, Cover, Heading, KeyFigures, Link, Term)
_NOT_RUNNING_STYLES = frozenset([Style.CODE, Style.KEY, Style.QUIET, Style.STRONG])


def link_terms(children: Children, text: NodeText) -> Children:
    """The nodes of a page with the first use of each term of the glossary as a link to its entry."""
    terms = [(term.name.texts.get(text.language.subtag, ""), term.id) for term in text.report.terms.values()]
    named = [(name, text.address(f"{GLOSSARY}#{term}")) for name, term in terms if name.strip()]
    return _Linker(named).children(children) if named else children


class _Linker:
    """Links each term once. `term_pattern` names the group of a term by its number."""

    def __init__(self, terms: list[tuple[str, str]]) -> None:
        self._unlinked = {f"w{number}": address for number, (_, address) in enumerate(terms)}
        self._pattern = term_pattern(tuple(name for name, _ in terms))

    def children(self, children: Children) -> Children:
        """The children of a node with running text."""
        return tuple(part for child in children for part in self._child(child))

    def _child(self, child: Node | str) -> Iterator[Node | str]:
        if isinstance(child, str):
            yield from self._text(child)
        elif _is_running_text(child):
            yield with_children(child, self.children(child.children))
        else:
            yield child

    def _text(self, text: str) -> Iterator[Node | str]:
        position = 0
        for match in self._pattern.finditer(text):
            address = self._unlinked.pop(match.lastgroup or "", None)
            if address:
                yield text[position : match.start()]
                yield Link((match.group(),), address=address)
                position = match.end()
        yield text[position:]


def _is_running_text(node: Node) -> bool:
    if isinstance(node, Paragraph):
        return node.role is Role.BODY
    if isinstance(node, Styled):
        return node.style not in _NOT_RUNNING_STYLES
    return not node.language and not isinstance(node, _NOT_RUNNING_TEXT)
