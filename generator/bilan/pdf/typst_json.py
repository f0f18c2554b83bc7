"""Nodes as the JSON that the Typst templates read: `{"type": …, "children": […]}`, and the fields that are not empty."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any

from bilan.rich_text.node_types import Node

_NOT_PRINTED = frozenset(["children", "page"])


def typst_json(node: Node) -> dict[str, object]:
    """A node with its children, as values for `json.dumps`. A field is left out if it has its default."""
    kind: Any = type(node)
    values = {name: getattr(node, name) for name, default in _fields(kind) if getattr(node, name) != default}
    children = [child if isinstance(child, str) else typst_json(child) for child in node.children]
    return {"type": _type_name(kind), **values, "children": children}


@cache
def _fields(kind: Any) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, field.default) for field in fields(kind) if field.name not in _NOT_PRINTED)


@cache
def _type_name(kind: Any) -> str:
    """The name of a class as the templates write it: `ListItem` is `list-item`."""
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in kind.__name__).lstrip("-")
