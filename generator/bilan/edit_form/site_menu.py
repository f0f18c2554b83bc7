"""The menu that `mkdocs.yml` lists under `nav`, with a page more or less. Without `nav`, Bilan puts pages into the menu.

The file may have tags that only MkDocs reads (`!ENV`): only the places of its nodes are used, and every other line stays.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

FILE = "mkdocs.yml"


def with_page(text: str, page: str) -> str:
    """Return mkdocs.yml with a page at the end of its menu; the same text if it has no menu, or the page is in it."""
    menu = _menu(text)
    if menu is None or not menu.value or any(_path(menu, page)):
        return text
    last = menu.value[-1]
    if menu.flow_style:
        at = last.end_mark.index
        return f"{text[:at]}, {page}{text[at:]}"
    at = _end_of_line(text, last)
    dash = " " * menu.start_mark.column
    lead = "" if text[:at].endswith("\n") else "\n"
    return f"{text[:at]}{lead}{dash}- {page}\n{text[at:]}"


def without_page(text: str, page: str) -> str:
    """Return mkdocs.yml without a page in its menu, nor a section that would be empty."""
    menu = _menu(text)
    path = [*_path(menu, page)] if menu else []
    if not path:
        return text
    sequence, item = next((one for one in reversed(path) if len(one[0].value) > 1), path[0])
    if not sequence.flow_style:
        start = text.rfind("\n", 0, item.start_mark.index) + 1
        return text[:start] + text[_end_of_line(text, item) :]
    number = sequence.value.index(item)
    start = sequence.value[number - 1].end_mark.index if number else item.start_mark.index
    end = item.end_mark.index if number or len(sequence.value) == 1 else sequence.value[1].start_mark.index
    return text[:start] + text[end:]


def _menu(text: str) -> SequenceNode | None:
    """Return the list of `nav`; None if there is none."""
    try:
        root = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError:
        return None
    entries = root.value if isinstance(root, MappingNode) else []
    found = next((value for key, value in entries if key.value == "nav"), None)
    return found if isinstance(found, SequenceNode) else None


def _path(menu: SequenceNode, page: str) -> Iterator[tuple[SequenceNode, Node]]:
    """Yield the lists that lead to a page, each with the item that does; nothing if none does."""
    for item in menu.value:
        target = item.value[0][1] if isinstance(item, MappingNode) and item.value else item
        if isinstance(target, ScalarNode) and target.value == page:
            yield menu, item
            return
        if isinstance(target, SequenceNode) and (rest := [*_path(target, page)]):
            yield menu, item
            yield from rest
            return


def _end_of_line(text: str, node: Node) -> int:
    """Return where the line after a node begins."""
    while isinstance(node, MappingNode | SequenceNode) and node.value and not node.flow_style:
        node = node.value[-1][1] if isinstance(node, MappingNode) else node.value[-1]
    found = text.find("\n", node.end_mark.index)
    return len(text) if found < 0 else found + 1
