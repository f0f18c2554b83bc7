"""The notes of a table, below it.

Notes at the foot of the page are for running text only: a table may run over several pages, and Typst would part some of its
notes from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from bilan.rich_text.node_tree import map_children, plain_text, with_children
from bilan.rich_text.node_types import Footnote, Link, ListItem, Node, Style, Styled
from bilan.rich_text.table_node_types import Table, TableNotes


def move_notes_below_tables(tree: Node) -> Node:
    """The tree in which each table ends with its notes, numbered as on the site; notes with the same words are one."""
    return _moved(tree, count(1))


def _moved(node: Node, tables: Iterator[int]) -> Node:
    if not isinstance(node, Table):
        return map_children(node, lambda child: _moved(child, tables) if isinstance(child, Node) else child)
    notes = _Notes(f"note-{next(tables)}")
    table = notes.called(node)
    return with_children(table, (*table.children, *notes.listed()))


class _Notes:
    """The notes of one table, in the order in which they are called."""

    def __init__(self, name: str) -> None:
        self._name, self._notes = name, dict[str, Footnote]()

    def called(self, node: Node) -> Node:
        """The node with a number in the place of each note, a link to it."""
        return map_children(node, lambda child: self._call(child) if isinstance(child, Node) else child)

    def _call(self, node: Node) -> Node:
        if not isinstance(node, Footnote):
            return self.called(node)
        self._notes.setdefault(plain_text(node), node)
        number = [*self._notes].index(plain_text(node)) + 1
        return Styled((Link((str(number),), address=f"#{self._name}-{number}"),), style=Style.SUPERSCRIPT)

    def listed(self) -> tuple[TableNotes, ...]:
        """The notes as a list; empty if there are none."""
        items = tuple(
            ListItem(note.children, id=f"{self._name}-{number}") for number, note in enumerate(self._notes.values(), 1)
        )
        return (TableNotes(items),) if items else ()
