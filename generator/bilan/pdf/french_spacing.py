"""Blanks that keep a line of French together (Lexique des règles typographiques en usage à l’Imprimerie nationale)."""

from __future__ import annotations

import re

from bilan.pdf.html_tree import Node

_NARROW = re.compile(r"[ \u00a0](?=[;!?])")
_WIDE = re.compile(r"[ ](?=[:»])|(?<=«)[ ]")


def add_spaces(node: Node, language: str) -> Node:
    """The tree with its French texts spaced so that no line begins with a sign of punctuation."""
    own = node.attributes.get("lang", language)
    held = [_spaced(item, own) if isinstance(item, str) else add_spaces(item, own) for item in node.held]
    return Node(node.tag, node.attributes, held)


def _spaced(text: str, language: str) -> str:
    if not language.startswith("fr"):
        return text
    return _WIDE.sub("\u00a0", _NARROW.sub("\u202f", text))
