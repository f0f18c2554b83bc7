"""The numbers of the charts and drawings of a document, and the places that refer to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bilan.pdf.document_nodes import FigureReference
from bilan.rich_text.node_tree import find_all, map_children
from bilan.rich_text.node_types import Drawing, Figure, Node, Paragraph, Role, Style, Styled

_DOT = " · "


def number_figures(tree: Node, title: Callable[[int], str], reference: Callable[[int], str]) -> Node:
    """The tree with a number for each chart and drawing, in order.

    `title` gives the words before a chart's title (“Figure 3”), `reference` those before the number of its page.
    """
    drawn = [figure for figure in find_all(tree, Figure) if any(isinstance(child, Drawing) for child in figure.children)]
    numbers = {id(figure): number for number, figure in enumerate(drawn, 1)}
    by_anchor = {figure.id: number for number, figure in enumerate(drawn, 1) if figure.id}
    return _numbered(tree, numbers, by_anchor, title, reference)


def _numbered(
    node: Node,
    numbers: Mapping[int, int],
    by_anchor: Mapping[str, int],
    title: Callable[[int], str],
    reference: Callable[[int], str],
) -> Node:
    if isinstance(node, FigureReference):
        return replace(node, children=(reference(by_anchor[node.target]),))

    def of_child(child: Node | str) -> Node | str:
        return child if isinstance(child, str) else _numbered(child, numbers, by_anchor, title, reference)

    numbered = map_children(node, of_child)
    return _with_number(numbered, title(numbers[id(node)])) if id(node) in numbers else numbered


def _with_number(figure: Node, words: str) -> Node:
    """The figure with its number before its title; before its sources where the title is that of the chapter."""
    at = next(
        (
            place
            for role in (Role.CHART_TITLE, Role.FACTS)
            for place, child in enumerate(figure.children)
            if isinstance(child, Paragraph) and child.role is role
        ),
        None,
    )
    if at is None:
        return replace(figure, children=(*figure.children, Paragraph((words,), role=Role.FACTS)))
    paragraph = figure.children[at]
    assert isinstance(paragraph, Paragraph)
    label = Styled((f"{words}{_DOT}",), style=Style.QUIET)
    numbered = replace(paragraph, children=(label, *paragraph.children))
    return replace(figure, children=(*figure.children[:at], numbered, *figure.children[at + 1 :]))
