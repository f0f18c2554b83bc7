"""Writes a text from a form in the style of the one it replaces: quoted, folded or plain."""

from __future__ import annotations

import re
import textwrap
from itertools import pairwise
from typing import Any

from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString, LiteralScalarString, ScalarString

from bilan.scaffolds.yaml_scalar import scalar

WIDEST = 96  # columns of a folded text
_DIALECT = re.compile(r"https?://[\w./:?=&%~+-]*\w/?|[\w-]+(?:/\w+)?|-?\d{1,3}(?: \d{3})+|[\d.-]*\d", re.ASCII)
_NOTHING = re.compile(r"~|null", re.IGNORECASE)


def scalar_like(text: str, before: Any) -> Any:
    """Return the scalar for a text, in the style of the one before if possible."""
    if text == str(before if before is not None else ""):
        return before
    if "\n" in text:
        return LiteralScalarString(text)
    if isinstance(before, FoldedScalarString):
        return folded(text, _width(before))
    if len(text) > WIDEST >= len(str(before or "")):
        return folded(text)
    if isinstance(before, ScalarString) and type(before) is not LiteralScalarString:
        return type(before)(text)
    plain = (_DIALECT.fullmatch(text) and not _NOTHING.fullmatch(text)) or scalar(text) == text
    return text if plain else _quoted(text)


def _quoted(text: str) -> Any:
    return DoubleQuotedScalarString(text)


def _width(before: FoldedScalarString) -> int:
    """Return the width to which a folded text was broken: that of its longest line."""
    ends = [0, *(end + 1 for end in getattr(before, "fold_pos", ())), len(before) + 1]
    return max([later - start - 1 for start, later in pairwise(ends)]) if len(ends) > 2 else WIDEST


def folded(text: str, width: int = WIDEST) -> Any:
    """Return a long text on several lines after `>-`, or in quotes if folding would change it."""
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    if " ".join(lines) != text:
        return _quoted(text)
    written: Any = FoldedScalarString(text)
    ends, end = [], 0
    for line in lines[:-1]:
        end += len(line)
        ends.append(end)
        end += 1
    written.fold_pos = ends
    return written
