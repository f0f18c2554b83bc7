"""The direction of text, and the Unicode isolates that set it.

Every SVG has `direction="ltr"`: inside a right-to-left page it would inherit `rtl`, where `text-anchor="start"` means the
right-hand edge, and labels would be on the wrong side of their bars. Unicode isolates (UAX #9, part 2.4) set the direction
of each text instead; browsers, Typst and WeasyPrint treat them alike.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

LEFT_TO_RIGHT_ISOLATE = "\u2066"
RIGHT_TO_LEFT_ISOLATE = "\u2067"
END_OF_ISOLATE = "\u2069"
_BARE_NUMBER = re.compile("[0-9]+(?:[.,\u00a0\u202f][0-9]+)*")


class Direction(StrEnum):
    """The direction of a script, with the values of the HTML attribute `dir`."""

    LTR = "ltr"
    RTL = "rtl"


def isolate_for(text: str, page: Direction) -> str:
    """The character that opens the isolate of a text; empty if the text needs none.

    In a right-to-left page a text with Arabic letters reads from the right, even if it begins with a Latin name; any other
    text (a number with its sign, `Instagram`) reads from the left. In a left-to-right page only a text whose first letter is
    right-to-left needs an isolate. A bare number needs none: the order of its digits never changes.
    """
    if _BARE_NUMBER.fullmatch(text):
        return ""
    strong = [
        unicodedata.bidirectional(character)
        for character in text
        if unicodedata.bidirectional(character) in ("L", "R", "AL")
    ]
    if page is Direction.RTL:
        return LEFT_TO_RIGHT_ISOLATE if set(strong) <= {"L"} else RIGHT_TO_LEFT_ISOLATE
    return RIGHT_TO_LEFT_ISOLATE if strong and strong[0] != "L" else ""
