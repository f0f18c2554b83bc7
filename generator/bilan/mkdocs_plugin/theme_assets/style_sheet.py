"""Joins and minifies our style sheets, so that a page loads one; and leaves indentation out of our scripts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

_STRING_OR_COMMENT = re.compile(r"""("(?:[^"\\\n]|\\.)*")|/\*.*?\*/""", re.DOTALL)
_FIRST_COMMENT = re.compile(r"\A/\*.*?\*/\s*", re.DOTALL)
_INDENTATION = re.compile(r"^ +|\n(?=\n)", re.MULTILINE)
_LINE_END = re.compile(r"^((?:(?!//).)*[;{(,])\n", re.MULTILINE)
_BLANKS = re.compile(r"\s+")
_AROUND_SIGNS = re.compile(r" ?([{};,]) ?")
_AFTER_PROPERTY = re.compile(r"(?<=[{;])([a-z-]+): ")


def style_sheet(parts: Iterable[Path]) -> str:
    """Return the parts as one minified style sheet. They must use double quotes, and addresses relative to the whole."""
    return minified("\n".join(path.read_text(encoding="utf-8") for path in parts))


def minified(css: str) -> str:
    """Return a style sheet with the same meaning (CSS Syntax 3), without comments and needless spaces; strings stay."""
    pieces: list[str] = []
    end = 0
    css = _STRING_OR_COMMENT.sub(lambda match: match.group(1) or "", css)
    for match in _STRING_OR_COMMENT.finditer(css):
        pieces += [_minify_part(css[end : match.start()]), match.group()]
        end = match.end()
    return "".join([*pieces, _minify_part(css[end:])]).strip()


def _minify_part(css: str) -> str:
    signs = _AROUND_SIGNS.sub(r"\1", _BLANKS.sub(" ", css))
    return _AFTER_PROPERTY.sub(r"\1:", signs).replace(";}", "}")


def script(text: str) -> str:
    """Return a script without its indentation, its first comment, and line breaks that mean nothing (ECMAScript 12.3).

    No string of our scripts spans lines. Lines with `//` keep their ends, which may end a comment.
    """
    return _LINE_END.sub(r"\1", _INDENTATION.sub("", _FIRST_COMMENT.sub("", text, count=1))).strip() + "\n"
