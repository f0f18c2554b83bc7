"""Carries a change from one layout of a text to another, line by line; lines outside the change stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher


def carry_change(base: Sequence[str], changed: Sequence[str], original: Sequence[str]) -> list[str]:
    """Return `original` with the change that leads from `base` to `changed`.

    `base` is `original` in another layout. A change next to lines that differ in both replaces these too.
    """
    anchors = _anchors(base, original)
    result: list[str] = []
    done = 0
    for tag, start, end, new_start, new_end in SequenceMatcher(None, base, changed, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        first = max(anchor for anchor in anchors if anchor <= start)
        last = min(anchor for anchor in anchors if anchor >= end)
        before, after = base[first:start], base[end:last]
        result += original[done : max(done, anchors[first])]
        result += [*before, *changed[new_start:new_end], *after]
        done = max(done, anchors[last])
    return [*result, *original[done:]]


def with_line_ends(original: str, text: str) -> str:
    """Return a text whose lines end as those of the original: a line that was there before as it did, others as most do."""
    if "\r\n" not in original:
        return text
    before, lines = original.split("\n"), text.split("\n")
    plain = [line.removesuffix("\r") for line in before]
    most = "\r" if sum(line.endswith("\r") for line in before) * 2 >= len(before) - 1 else ""
    ends = [most] * (len(lines) - 1) + [""]
    for start, new, size in SequenceMatcher(None, plain, lines, autojunk=False).get_matching_blocks():
        for step in range(min(size, len(lines) - 1 - new)):
            ends[new + step] = "\r" if before[start + step].endswith("\r") else ""
    return "\n".join(line + end for line, end in zip(lines, ends, strict=True))


def _anchors(base: Sequence[str], original: Sequence[str]) -> dict[int, int]:
    """Return positions between lines of `base` with the same position in `original`: beside each line that both have."""
    anchors = {0: 0}
    for start, same, size in SequenceMatcher(None, base, original, autojunk=False).get_matching_blocks():
        anchors.update({start + step: same + step for step in range(1, size + 1)})
        anchors.setdefault(start, same)
    anchors[0], anchors[len(base)] = 0, len(original)
    return anchors
