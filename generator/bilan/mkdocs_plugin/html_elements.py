"""Where an element of well-formed HTML ends, found by counting the tags of its name: no parser is as fast.

A `<` that is no tag stands nowhere in what is looked at: the encoder writes none.
"""

from __future__ import annotations

import re
from functools import cache

NAME = r"[a-z][a-z0-9]*"


def element_end(html: str, start: int, name: str) -> int | None:
    """The place after the element of that name which begins at `start`; None where it is never closed."""
    depth = 0
    for tag in _tags(name).finditer(html, start):
        depth += -1 if tag.group(1) else 1
        if depth == 0:
            return tag.end()
    return None


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}(?=[\s>])[^>]*>")
