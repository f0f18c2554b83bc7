"""No-break spaces of a French document (Lexique des règles typographiques en usage à l’Imprimerie nationale)."""

from __future__ import annotations

import re

from bilan.rich_text.node_tree import map_children
from bilan.rich_text.node_types import Node

_NARROW = re.compile(r"[ \u00a0](?=[;!?])")
_WIDE = re.compile(r"[ ](?=[:»])|(?<=«)[ ]")


def add_spaces(node: Node, language: str) -> Node:
    """The tree with its French texts spaced so that no line begins with a punctuation mark."""
    own = node.language or language
    return map_children(node, lambda child: add_spaces(child, own) if isinstance(child, Node) else _spaced(child, own))


def _spaced(text: str, language: str) -> str:
    if not language.startswith("fr"):
        return text
    return _WIDE.sub("\u00a0", _NARROW.sub("\u202f", text))
