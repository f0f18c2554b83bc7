"""From a file to its text: readable, not too large, UTF-8, without invisible characters.

Text is normalised to NFC (Unicode Standard Annex 15), so that an accent typed as two characters equals one typed as one.
Line breaks other than LF and CR LF are refused, because YAML and editors would count lines differently.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from itertools import islice
from pathlib import Path

from bilan.diagnostics.problem import Code, Place, Problem
from bilan.filesystem.file_problems import TOO_LARGE as TOO_LARGE  # also of imported tables
from bilan.filesystem.file_problems import UNREADABLE as UNREADABLE
from bilan.filesystem.file_reading import read_file
from bilan.messages.message import translatable, translatable_plural
from bilan.yaml.invisible_characters import invisible_signs

MOST_LISTED = 100  # characters of one kind that are listed in one file
LARGEST_FILE = 16_000_000  # bytes; ten times a year of a thousand articles in three languages

NOT_UTF8 = Code("not-utf8")
TAB = Code("tab")
INVISIBLE = Code("invisible-character")

_BOM = "\ufeff"
_UNWANTED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_OTHER_LINE_BREAKS = re.compile(r"[\r\x85\u2028\u2029]")  # YAML counts them as line breaks, editors do not
_INDENT_SPACE = re.compile(r"\n *([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])")


class SourceText:
    """The text of one file, and its lines for messages. It may be given as a function that reads it when it is needed."""

    def __init__(self, file: str, text: str | Callable[[], str]) -> None:
        self.file, self._text = file, text

    @property
    def text(self) -> str:
        """The text."""
        if not isinstance(self._text, str):
            self._text = self._text()
        return self._text

    @cached_property
    def lines(self) -> list[str]:
        """The text, line by line."""
        return self.text.split("\n")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SourceText) and (self.file, self.text) == (other.file, other.text)

    def __hash__(self) -> int:
        return hash((self.file, self.text))

    def line(self, number: int) -> str:
        """Return a line by its number, from 1; empty past the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


def read_source(path: Path, file: str) -> tuple[SourceText, tuple[Problem, ...]]:
    """Return the text of a file, and the problems of the file and its characters. `file` is its name in messages."""
    return source_of(read_file(path, file, LARGEST_FILE), file)


def source_of(data: bytes | Problem, file: str) -> tuple[SourceText, tuple[Problem, ...]]:
    """Return the text of a file's bytes, or of the problem of reading them, and the problems."""
    return (SourceText(file, ""), (data,)) if isinstance(data, Problem) else decode(data, file)


def decode(data: bytes, file: str) -> tuple[SourceText, tuple[Problem, ...]]:
    """Return the text of a file's bytes, in NFC and with LF line ends.

    Problems: `not-utf8`, `tab`, `invisible-character`.
    """
    try:
        raw = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return SourceText(file, ""), (_not_utf8(data, error, file),)
    text = unicodedata.normalize("NFC", raw.removeprefix(_BOM).replace("\r\n", "\n"))
    problems = tuple(_unwanted_characters(text, file))
    return SourceText(file, _OTHER_LINE_BREAKS.sub(" ", text) if problems else text), problems


def place_in(text: str, offset: int, file: str, width: int = 1) -> Place:
    """Return the place of a character of a text."""
    start = text.rfind("\n", 0, offset) + 1
    return Place(file, text.count("\n", 0, offset) + 1, offset - start + 1, width)


def offset_of(text: str, place: Place) -> int:
    """Return the offset of a place in its text."""
    start = 0
    for _ in range(place.line - 1):
        start = text.find("\n", start) + 1
    return start + place.column - 1


def _not_utf8(data: bytes, error: UnicodeDecodeError, file: str) -> Problem:
    before = data[: error.start].decode("utf-8")
    place = place_in(before + " ", len(before), file)
    sign = f"0x{data[error.start]:02x}"
    message = translatable("This file is not saved as UTF-8: the character here ({sign}) cannot be read.", sign=sign)
    return NOT_UTF8.at(place, message, translatable("Save the file again with the encoding UTF-8."))


def _unwanted_characters(text: str, file: str) -> list[Problem]:
    """Yield a problem for each of the first `MOST_LISTED` of a kind; finding places takes time in proportion to the text."""
    kinds = (
        (_unwanted, _UNWANTED.finditer(text)),
        (_unwanted, invisible_signs(text)),
        (_indent, _INDENT_SPACE.finditer(f"\n{text}")),
    )
    return [problem(text, match, file) for problem, found in kinds for match in islice(found, MOST_LISTED)]


def _unwanted(text: str, match: re.Match[str], file: str) -> Problem:
    place = place_in(text, match.start(), file)
    if match.group() == "\t":
        return _tab(text, place)
    message = translatable("There is an invisible character here: {sign}.", sign=_character_name(match.group()))
    return INVISIBLE.at(place, message, translatable("Delete it."))


def _tab(text: str, place: Place) -> Problem:
    """Return the problem of a tab. At the start of a line, the hint says how many spaces the line needs."""
    lines = text.split("\n")
    message = translatable("Found a tab; expected spaces.")
    if lines[place.line - 1][: place.column - 1].strip():
        hint = translatable("Write a space instead of the tab.")
        return replace(TAB.at(place, message, hint), subject=place.file)
    number = _indentation_at(lines, place.line - 1)
    if number == 0:
        hint = translatable("Delete the tab: this line begins at the margin.")
    else:
        hint = translatable_plural(
            number,
            "Start this line with {number} space instead of the tab.",
            "Start this line with {number} spaces instead of the tab.",
        )
    return replace(TAB.at(place, message, hint), subject=f"{place.file} {number}")


def _indentation_at(lines: list[str], index: int) -> int:
    """Return how many spaces a line needs, by the lines around it: two more than a key that opens a group, else as many."""
    before = next((line for line in reversed(lines[:index]) if _is_indented_by_spaces(line)), "")
    after = next((line for line in lines[index + 1 :] if _is_indented_by_spaces(line)), "")
    if not before.rstrip().endswith(":"):
        return _indentation(before)
    return _indentation(after) if _indentation(after) > _indentation(before) else _indentation(before) + 2


def _is_indented_by_spaces(line: str) -> bool:
    """Return whether a line has content and no tab in its indentation; comments do not count."""
    start = line[: len(line) - len(line.lstrip())]
    return bool(line.strip()) and "\t" not in start and not line.lstrip().startswith("#")


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _indent(text: str, match: re.Match[str], file: str) -> Problem:
    place = place_in(text, match.start(1) - 1, file)
    message = translatable(
        "Found {sign} at the start of this line; it looks like a space but is not one.", sign=_character_name(match.group(1))
    )
    problem = INVISIBLE.at(place, message, translatable("Write ordinary spaces instead."))
    return replace(problem, subject=f"{file}, indentation")


def _character_name(character: str) -> str:
    name = unicodedata.name(character, "a control character").lower()
    return f"U+{ord(character):04X} ({name})"
