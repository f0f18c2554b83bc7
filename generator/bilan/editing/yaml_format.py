"""A data file as a tree that can be changed and written again; comments, order, quotes and blocks stay (ruamel.yaml).

No value is resolved: a scalar stays the text that was typed, as in our own reader, so that no `no`, `1.10` or date changes.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import Any, NamedTuple

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver

from bilan.yaml.nodes import Mapping, Node, Sequence
from bilan.yaml.parser import parse
from bilan.yaml.source_text import decode

_LEVEL = re.compile(r"^( *)(?:- )?[^\s#][^\n]*:[ ]*(#[^\n]*)?\n(?=( *)(- )?[^\s#])", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\n]*", re.MULTILINE)


class _AsTyped(VersionedResolver):
    """Reads every scalar as text."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        return super().resolve(kind, "text" if kind is ScalarNode else value, implicit)


def load_tree(text: str) -> Any:
    """Return the tree of a file. Raises `YAMLError` if it is not YAML."""
    return _yaml().load(text)


class Layout(NamedTuple):
    """The spaces of a level, and those before the dash of a list below its key."""

    level: int = 2
    dash: int = 2


CANONICAL = Layout()


def dump_tree(tree: Any, layout: Layout = CANONICAL) -> str:
    """Return the text of a tree; by default two spaces for each level, list items inside their key. Lines stay as long."""
    stream = io.StringIO()
    _yaml(layout).dump(tree, stream)
    return stream.getvalue()


def layout_of(text: str) -> Layout:
    """Return the layout of a file, as its first levels have it."""
    level, dash = CANONICAL
    below = [(len(found[3]) - len(found[1]), found[4]) for found in _LEVEL.finditer(text)]
    levels = [spaces for spaces, sign in below if not sign and spaces > 0]
    dashes = [spaces for spaces, sign in below if sign and spaces >= 0]
    return Layout(levels[0] if levels else level, dashes[0] if dashes else dash)


def format_yaml(text: str) -> str | None:
    """Return the file in the canonical layout; None if a value would change or a comment would be lost."""
    try:
        formatted = dump_tree(load_tree(text))
    except (YAMLError, RecursionError, ValueError, AttributeError, TypeError, NotImplementedError):
        return None
    return next((tidy for tidied in (_tidied, _settled) if has_same_meaning(text, tidy := tidied(formatted))), None)


def has_same_meaning(before: str, after: str) -> bool:
    """Return whether both texts are read as the same values without a problem, and have the same comments."""
    one, other = _values(before), _values(after)
    return one is not None and one == other and comments(before) == comments(after)


def comments(text: str) -> Counter[str]:
    """Return the comments of a file, with how often each occurs."""
    outside: list[str] = []
    end = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        if isinstance(event, yaml.ScalarEvent) and event.value and event.start_mark and event.end_mark:
            outside.append(text[end : event.start_mark.index])
            end = event.end_mark.index
    return Counter(match.rstrip() for match in _COMMENT.findall("x".join([*outside, text[end:]])))


def _tidied(text: str) -> str:
    """Return the text with single blank lines, without spaces at line ends, and with one line break at the end."""
    lines = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"


def _settled(text: str) -> str:
    """Return the text as it is once writing it again changes nothing.

    ruamel.yaml drops one blank line each time after a folded text whose last line ends with a space.
    """
    for _ in range(text.count("\n")):
        again = dump_tree(load_tree(text))
        if again == text:
            break
        text = again
    return text


def _values(text: str) -> object:
    """Return what our own reader finds, without places; None if it finds a problem."""
    source, unreadable = decode(text.encode("utf-8", "surrogatepass"), "file.yml")
    root, problems = parse(source)
    return None if unreadable or problems or root is None else _value(root)


def _value(node: Node) -> object:
    if isinstance(node, Mapping):
        return [(entry.key.text, _value(entry.value)) for entry in node.entries]
    if isinstance(node, Sequence):
        return ("list", *map(_value, node.items))
    return (node.text, node.plain) if not node.text else node.text


def _yaml(layout: Layout = CANONICAL) -> YAML:
    made = YAML()
    made.Resolver = _AsTyped
    made.preserve_quotes = True
    made.width = 1_000_000
    made.indent(mapping=layout.level, sequence=layout.dash + 2, offset=layout.dash)
    return made
