"""Cuts one item out of a list file such as articles.yml, by its lines.

Naming a field then parses only that item.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from bilan.yaml.source_text import SourceText

_NOTHING = r"(?:[ ]*(?:#.*)?\n)*"
_LIST = re.compile(rf"{_NOTHING}\w+:[ ]*(?:#.*)?\n{_NOTHING}([ ]*- )")


def item_source_at(source: SourceText, line: int) -> tuple[int, SourceText]:
    """Return the line on which the item with a line begins, and the file without the other items, line for line.

    An empty list stays where the list begins. If the line is in no item of a single list with its “- ” at one depth,
    return the whole file, from its first line.
    """
    found = _LIST.match(source.text)
    if not found:
        return 1, source
    head = source.text.count("\n", 0, found.start(1))
    starts = [number for number, text in enumerate(source.lines) if number >= head and text.startswith(found[1])]
    mine = bisect_right(starts, line - 1)
    if not mine:
        return 1, source
    first, last = starts[mine - 1], (starts[mine] if mine < len(starts) else len(source.lines))
    others = [found[1].rstrip(), *[""] * (first - head - 1)] if first > head else []
    alone = [*source.lines[:head], *others, *source.lines[first:last]]
    return first + 1, SourceText(source.file, "\n".join(alone))
