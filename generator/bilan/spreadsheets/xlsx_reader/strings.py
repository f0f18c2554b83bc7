"""Texts of cells, plain or in formatted pieces, with the escapes of Office Open XML."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bilan.messages.message import translatable
from bilan.spreadsheets.xlsx_reader.archive import Archive, Attributes

MOST_STRINGS = 500_000
LONGEST_TEXT = 131_072  # characters; a cell of Excel has at most 32 767
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # ECMA-376, 22.9.2.19
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class TextReader:
    """Makes one text of the events in `si` or `is`.

    Readings of East Asian characters (`rPh`) are left out. Digits in superscript become superscript digits, so that a
    footnote mark after a number is not read as one of its digits.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._size = 0
        self._taken = self._phonetic = self._raised = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Handle the start of an element."""
        if name == "t":
            self._taken = not self._phonetic
        elif name == "rPh":
            self._phonetic = True
        elif name == "r":
            self._raised = False
        elif name == "vertAlign":
            self._raised = attributes.get("val") == "superscript"

    def end(self, name: str) -> None:
        """Handle the end of an element."""
        if name == "t":
            self._taken = False
        elif name == "rPh":
            self._phonetic = False
        elif name == "r":
            self._raised = False

    def text(self, signs: str) -> None:
        """Handle characters in an element."""
        if self._taken and self._size < LONGEST_TEXT:
            self._size += len(signs)
            self._pieces.append(signs.translate(_SUPERSCRIPT) if self._raised else signs)

    def finish(self) -> str:
        """Return the text that was read, and start again."""
        whole = unescaped("".join(self._pieces))
        self._pieces.clear()
        self._size = 0
        self._taken = self._phonetic = self._raised = False
        return whole


def unescaped(text: str) -> str:
    """Return a text without the escapes of characters that XML cannot contain: `_x000D_` is a carriage return."""
    if "_x" not in text:
        return text
    whole = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return whole.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")  # half a character is none


def shared_strings(archive: Archive, part: str) -> Sequence[str]:
    """Return the texts that cells refer to by number."""
    found: list[str] = []
    reader = TextReader()

    def end(name: str) -> None:
        reader.end(name)
        if name == "si":
            found.append(reader.finish())
            if len(found) > MOST_STRINGS:
                raise archive.too_large(translatable("This workbook holds more than {most} texts.", most=MOST_STRINGS))

    archive.parse(part, reader.start, end, reader.text)
    return found
