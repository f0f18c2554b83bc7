"""Which way a text reads, and the invisible characters that keep it from disturbing its neighbours.

Every drawing says `direction="ltr"`: inside a right-to-left page an SVG would inherit `rtl`, where
`text-anchor="start"` means the right-hand edge and all labels jump over their bars. The direction of each text is
given by Unicode isolates instead (UAX #9, part 2.4), which browsers, Typst and WeasyPrint read alike.
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
    """The way a script is read, in the words of the HTML attribute `dir`."""

    LTR = "ltr"
    RTL = "rtl"


def isolate_for(text: str, page: Direction) -> str:
    """The character that opens the isolate of a text, empty where none is needed.

    In a right-to-left page a text with Arabic letters reads from the right even when it begins with a Latin name, and
    anything else (a number with its sign, `Instagram`) from the left. In a left-to-right page only a text whose first
    letter is read from the right needs an isolate. A bare number needs none: its digits keep their order everywhere.
    """
    if _BARE_NUMBER.fullmatch(text):
        return ""
    strong = [unicodedata.bidirectional(sign) for sign in text if unicodedata.bidirectional(sign) in ("L", "R", "AL")]
    if page is Direction.RTL:
        return LEFT_TO_RIGHT_ISOLATE if set(strong) <= {"L"} else RIGHT_TO_LEFT_ISOLATE
    return RIGHT_TO_LEFT_ISOLATE if strong and strong[0] != "L" else ""
