"""Letters of Arabic stay joined where bold, a link or another style begins or ends within a word.

Typst shapes each style by itself, so that such a word falls apart. A zero-width joiner (U+200D) at both sides of the place
gives each letter the form it has within the word (Unicode Standard, 9.2; joining types: ArabicShaping.txt). Vowel marks
stay with the letter before them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from bilan.pdf.html_tree import Node

INLINE = {"a", "abbr", "b", "bdi", "cite", "data", "del", "dfn", "em", "i", "ins", "mark", "q", "s", "small", "span"}
INLINE |= {"strong", "sub", "sup", "time", "u"}
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


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of the tree: where it is held."""

    node: Node
    at: int

    @property
    def words(self) -> str:
        return str(self.node.held[self.at])

    def becomes(self, words: str) -> None:
        self.node.held[self.at] = words


def with_joined_letters(tree: Node) -> Node:
    """The tree with joiners where a style changes within a word of Arabic."""
    copied = _copied(tree)
    runs: list[list[_Text]] = [[]]
    _gather(copied, runs)
    for texts in runs:
        for left, right in pairwise(texts):
            _join(left, right)
    return copied


def _copied(node: Node) -> Node:
    return Node(node.tag, node.attributes, [item if isinstance(item, str) else _copied(item) for item in node.held])


def _gather(node: Node, runs: list[list[_Text]]) -> None:
    """The texts of the tree by the run of words they belong to; a block, a break or a note ends a run."""
    for at, item in enumerate(node.held):
        if isinstance(item, str):
            runs[-1].append(_Text(node, at))
        elif item.tag in INLINE and "note" not in item.classes:
            _gather(item, runs)
        else:
            runs.append([])
            _gather(item, runs)
            runs.append([])


def _join(left: _Text, right: _Text) -> None:
    marks = _LEADING_MARKS.match(right.words)
    if marks:
        left.becomes(left.words + marks.group())
        right.becomes(right.words[marks.end() :])
    if _GOES_ON.search(left.words) and _IS_JOINED.match(right.words):
        left.becomes(left.words + _JOINER)
        right.becomes(_JOINER + right.words)
