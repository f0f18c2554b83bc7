"""Invisible characters that have no use in a text: where they are, and the text without them.

They come with text copied from web pages, word processors and messages. The search does not find a word that contains one,
and characters that turn the direction of a text can make a line show something else than it contains (Unicode Technical
Report 36, CVE-2021-42574). Some have a use and are allowed there:

* U+200C and U+200D (zero width non-joiner and joiner) after a letter of a script that joins its letters, such as Persian or
  Hindi, and U+200D within an emoji; U+E0020 to U+E007F (tags) in the emoji of a flag;
* U+061C, U+200E and U+200F (marks of direction) in a line with Arabic or Hebrew letters.

Variation selectors, which choose the form of the character before them, are allowed everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SUSPECTS = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\uffa0\ufff9-\ufffb"
    "\U000e0001-\U000e007f]"
)
_JOINERS = "\u200c\u200d"
_MARKS_OF_DIRECTION = "\u061c\u200e\u200f"
_JOINED = re.compile(
    "[\u0590-\u109f\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufefc\U00010ac0-\U00010eff\U00011000-\U00011fff"  # scripts
    "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"  # emoji
)
_FLAG = re.compile("[\U0001f3f4\U000e0020-\U000e007e]")
_RIGHT_TO_LEFT = re.compile("[\u05d0-\u05ea\u0620-\u064a\u066e-\u06d5\u06fa-\u07ea\u0840-\u08c7\ufb1d-\ufdfb\ufe70-\ufefc]")


def invisible_signs(text: str) -> Iterator[re.Match[str]]:
    """Yield the positions of invisible characters that have no use there."""
    end_of_line, right_to_left = -1, False
    for match in _SUSPECTS.finditer(text):
        if match.start() > end_of_line:
            line, end_of_line = _line_around(text, match.start())
            right_to_left = bool(_RIGHT_TO_LEFT.search(line))
        if not _has_a_use(text, match, right_to_left):
            yield match


def has_invisible_signs(text: str) -> bool:
    """Return whether a text has such a character."""
    return not text.isascii() and next(invisible_signs(text), None) is not None


def without_invisible_signs(text: str) -> str:
    """Return the text without them."""
    if text.isascii():
        return text
    pieces, end = [], 0
    for match in invisible_signs(text):
        pieces.append(text[end : match.start()])
        end = match.end()
    return "".join((*pieces, text[end:])) if end else text


def _has_a_use(text: str, match: re.Match[str], right_to_left: bool) -> bool:
    sign, before = match.group(), text[match.start() - 1 : match.start()]
    if sign in _JOINERS:
        return bool(_JOINED.match(before))
    if sign in _MARKS_OF_DIRECTION:
        return right_to_left
    return sign >= "\U000e0001" and bool(_FLAG.match(before))


def _line_around(text: str, offset: int) -> tuple[str, int]:
    """Return the line that contains an offset, and where it ends."""
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    return text[text.rfind("\n", 0, offset) + 1 : end], end
