"""Notes: those of running text at the foot of their page, those of a table below it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from bilan.pdf.html_tree import Node


def move_to_foot(tree: Node) -> Node:
    """The tree with each `<sup>` reference of a page replaced by its note, and without the lists."""
    notes = {item.attributes["id"]: item for item in tree.all("li") if item.attributes.get("id", "").startswith("fn:")}
    return _placed(tree, notes) if notes else tree


def _placed(node: Node, notes: dict[str, Node]) -> Node:
    held: list[Node | str] = []
    for item in node.held:
        if isinstance(item, str):
            held.append(item)
        elif "footnote" not in item.classes:
            held.append(_note(item, notes) or _placed(item, notes))
    return Node(node.tag, node.attributes, held)


def _note(node: Node, notes: dict[str, Node]) -> Node | None:
    if node.tag != "sup" or not node.attributes.get("id", "").startswith("fnref"):
        return None
    target = next((link.attributes.get("href", "")[1:] for link in node.all("a")), "")
    return Node("span", {"class": "note"}, _words(notes[target])) if target in notes else None


def _words(node: Node) -> list[Node | str]:
    """What a note says, its paragraphs run together and without the way back."""
    held: list[Node | str] = []
    for item in node.held:
        if isinstance(item, str):
            held.append(item)
        elif item.tag == "p":
            held += [" ", *_words(item)] if held and held[-1] != " " else _words(item)
        elif "footnote-backref" not in item.classes:
            held.append(item)
    return held


def below_tables(tree: Node) -> Node:
    """The tree in which each table ends with its notes, numbered, as on the site; one that says the same is there once.

    Notes at the foot of the page are of running text only: a table may run over several pages, and Typst would part some
    of its notes from it.
    """
    return _with_notes_below(tree, count(1))


def _with_notes_below(node: Node, tables: Iterator[int]) -> Node:
    if node.tag != "table":
        held = [item if isinstance(item, str) else _with_notes_below(item, tables) for item in node.held]
        return Node(node.tag, node.attributes, held)
    notes = _TableNotes(f"note-{next(tables)}")
    called = notes.called(node)
    return Node("table", called.attributes, [*called.held, *notes.listed()])


class _TableNotes:
    """The notes of one table, in the order in which they are called."""

    def __init__(self, name: str) -> None:
        self._name, self._notes = name, dict[str, Node]()

    def called(self, node: Node) -> Node:
        """The element with a number in the place of each note, a link to it."""
        held = [item if isinstance(item, str) else self._call(item) for item in node.held]
        return Node(node.tag, node.attributes, held)

    def _call(self, node: Node) -> Node:
        if "note" not in node.classes:
            return self.called(node)
        self._notes.setdefault(node.text, node)
        number = [*self._notes].index(node.text) + 1
        return Node("sup", {}, [Node("a", {"href": f"#{self._name}-{number}"}, [str(number)])])

    def listed(self) -> list[Node]:
        """The notes as a list; nothing where there are none."""
        items = [
            Node("li", {"id": f"{self._name}-{number}"}, note.held) for number, note in enumerate(self._notes.values(), 1)
        ]
        return [Node("ol", {"class": "table-notes"}, list(items))] if items else []


def share_notes(tree: Node) -> Node:
    """The tree in which a note that a hand-written page has given already is a reference to it (`data-note`)."""
    return _shared(tree, count(1), None)


def _shared(node: Node, numbers: Iterator[int], said: dict[str, str] | None) -> Node:
    if "written" in node.classes:
        said = {}
    if "note" in node.classes and said is not None:
        if node.text in said:
            return Node("span", {"class": "note", "data-note": said[node.text]})
        said[node.text] = f"foot-{next(numbers)}"
        return Node("span", {**node.attributes, "data-name": said[node.text]}, node.held)
    held = [item if isinstance(item, str) else _shared(item, numbers, said) for item in node.held]
    return Node(node.tag, node.attributes, held)
