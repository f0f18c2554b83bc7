"""One item of a file that is a list, such as articles.yml, cut out by its lines: no year is parsed to name a field."""

from __future__ import annotations

import re
from bisect import bisect_right

from bilan.yaml.source_text import SourceText

_NOTHING = r"(?:[ ]*(?:#.*)?\n)*"
_LIST = re.compile(rf"{_NOTHING}\w+:[ ]*(?:#.*)?\n{_NOTHING}([ ]*- )")


def item_source_at(source: SourceText, line: int) -> tuple[int, SourceText]:
    """The line on which the item begins that holds a line, and the file without the other items, line for line:
    where the list begins an empty one stays.

    The whole file, from its first line on, where the line lies in no item of one list with its “- ” at one depth.
    """
    found = _LIST.match(source.text)
    if not found:
        return 1, source
    head = source.text.count("\n", 0, found.start(1))
    begun = [number for number, text in enumerate(source.lines) if number >= head and text.startswith(found[1])]
    mine = bisect_right(begun, line - 1)
    if not mine:
        return 1, source
    first, last = begun[mine - 1], (begun[mine] if mine < len(begun) else len(source.lines))
    others = [found[1].rstrip(), *[""] * (first - head - 1)] if first > head else []
    alone = [*source.lines[:head], *others, *source.lines[first:last]]
    return first + 1, SourceText(source.file, "\n".join(alone))
