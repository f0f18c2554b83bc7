"""Letters of Arabic stay joined where bold, a link or another style begins or ends within a word.

Typst shapes each style by itself, so that such a word falls apart. A zero-width joiner (U+200D) at both sides of the place
gives each letter the form it has within the word (Unicode Standard, 9.2; joining types: ArabicShaping.txt). Vowel marks
stay with the letter before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilan.rich_text.node_tree import map_children
from bilan.rich_text.node_types import FigureValue, Inline, Isolated, Link, Node, Style, Styled

_JOINS_BOTH_SIDES = (
    "\u0620\u0626\u0628\u062a-\u062e\u0633-\u063f\u0640-\u0647\u0649\u064a\u066e\u066f\u0678-\u0687\u069a-\u06bf"
    "\u06c1\u06c2\u06cc\u06ce\u06d0\u06d1\u06fa-\u06fc\u06ff"
)
_JOINS_BEFORE = (
    "\u0622-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0673\u0675-\u0677\u0688-\u0699\u06c0\u06c3-\u06cb\u06cd\u06cf"
    "\u06d2\u06d3\u06d5\u06ee\u06ef"
)
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_GOES_ON = re.compile(f"[{_JOINS_BOTH_SIDES}][{_MARKS}]*$")
_IS_JOINED = re.compile(f"^[{_JOINS_BOTH_SIDES}{_JOINS_BEFORE}]")
_LEADING_MARKS = re.compile(f"^[{_MARKS}]+")
_JOINER = "\u200d"


def join_letters(tree: Node) -> Node:
    """The tree with joiners where a style changes within a word of Arabic."""
    runs: list[list[str]] = [[]]
    _gather(tree, runs)
    for run in runs:
        for left in range(len(run) - 1):
            run[left], run[left + 1] = _joined(run[left], run[left + 1])
    return _with_texts(tree, iter([text for run in runs for text in run]))


def _gather(node: Node, runs: list[list[str]]) -> None:
    """The texts of the tree by the run of words they belong to; a block, a line break or a note ends a run."""
    for child in node.children:
        if isinstance(child, str):
            runs[-1].append(child)
        elif _continues_word(child):
            _gather(child, runs)
        else:
            runs.append([])
            _gather(child, runs)
            runs.append([])


def _continues_word(node: Node) -> bool:
    if isinstance(node, Styled):
        return node.style not in (Style.CODE, Style.KEY)
    return isinstance(node, Link | FigureValue | Isolated) or type(node) is Inline


def _with_texts(node: Node, texts: Iterator[str]) -> Node:
    """The node with these texts, in order, in place of its own."""
    return map_children(node, lambda child: next(texts) if isinstance(child, str) else _with_texts(child, texts))


def _joined(left: str, right: str) -> tuple[str, str]:
    marks = _LEADING_MARKS.match(right)
    if marks:
        left, right = left + marks.group(), right[marks.end() :]
    if _GOES_ON.search(left) and _IS_JOINED.match(right):
        return left + _JOINER, _JOINER + right
    return left, right
