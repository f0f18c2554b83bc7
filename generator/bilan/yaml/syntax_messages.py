"""Explains errors of the YAML parser in plain words."""

from __future__ import annotations

import re

import yaml

from bilan.diagnostics.problem import Code, Place
from bilan.messages.message import EMPTY_MESSAGE, Message, translatable
from bilan.yaml.nodes import shorten
from bilan.yaml.source_text import SourceText

SYNTAX = Code("yaml-syntax")
NOT_SUPPORTED = Code("yaml-feature")

_RESERVED = "@`%*&!|>?"
_KEY_WITHOUT_SPACE = re.compile(r"([A-Za-z][\w-]*)(?::[\u00a0\u2007\u202f]*|[\s]*\uff1a\s*)((?!//)[^\s:].*)")
_CLOSING = {"{": "}", "[": "]"}
_QUOTED_OR_COMMENT = re.compile(r"""'[^']*'|"(?:[^"\\]|\\.)*"|(?:^|\s)#.*""")
_KEY_WITHOUT_COLON = re.compile(r"( *)([A-Za-z][\w-]*)\s*[\s=;]\s*([^:#]+)")
_VALUE_BEGINS_WITH_SIGN = re.compile(r"\s*(?:- )*[A-Za-z][\w-]*:\s+([*&!|>?%@`]|\[[^]]*\]\s*[^\s,]|\{[^}]*\}\s*\w)")
_KEY_AND_TEXT = re.compile(r"(\s*(?:- )*)[\w-]+:\s+[^\s\"'\[{|>]")
_QUESTION_MARK = re.compile(r"^\s*(?:- )*[A-Za-z][\w-]*:\s+\?\s*(?:#.*)?$|:\s+\?\s*[,}]")
_QUOTES = translatable("This text begins with a character that has a meaning in YAML.")
_QUOTE_IT = translatable("Put the whole text in quotes.")


def explain_syntax_error(error: yaml.YAMLError, place: Place, source: SourceText) -> tuple[Message, Message, Place]:
    """Return what is wrong, what to write instead, and the place to look at, often earlier than where the parser stopped."""
    problem = str(getattr(error, "problem", None) or error)
    context = str(getattr(error, "context", None) or "")
    line = source.line(place.line)
    without_space = _without_space(error, place, source)
    if without_space:
        return without_space
    if _QUESTION_MARK.search(line):
        return _question_mark(line, place)
    if "block sequence entries are not allowed" in problem:
        return _list_on_the_line_of_its_key(line, place)
    reserved = _VALUE_BEGINS_WITH_SIGN.match(line)
    if reserved and place.column > reserved.start(1):
        return _QUOTES, _QUOTE_IT, Place(place.file, place.line, reserved.start(1) + 1)
    if "mapping values" in problem and (no_colon := _line_without_colon(place, source)):
        return no_colon
    if "mapping values are not allowed" in problem:
        return _second_colon(line, place)
    if "cannot start any token" in problem:
        return _QUOTES, _QUOTE_IT, place
    if surplus := _surplus_closing(line):
        return _closed_twice(*surplus, place)
    if "quoted scalar" in context:
        return _unclosed_quote(error, place)
    if "flow" in context:
        return _unclosed_bracket(error, place, source)
    if "could not find expected ':'" in problem:
        return _no_colon(error, place, source)
    if "did not find expected key" in problem or "block" in context:
        return _misplaced(line, place)
    return (
        translatable("YAML cannot be read here ({reason}).", reason=problem),
        translatable("Check the quotes, the colons and the indentation around this place."),
        place,
    )


def space_after_colon(text: str) -> Message:
    """Return what to write for `value:4463`, in which YAML finds no key; empty if that is not the error."""
    key = _KEY_WITHOUT_SPACE.fullmatch(text.strip())
    return translatable("Write a space after the colon: “{line}”.", line=f"{key[1]}: {key[2]}") if key else EMPTY_MESSAGE


def _without_space(error: yaml.YAMLError, place: Place, source: SourceText) -> tuple[Message, Message, Place] | None:
    """Return a key without a space after its colon, on the line where YAML stopped, where it began, or on the one before."""
    start = _context(error, place).line
    before = next((number for number in range(place.line - 1, 0, -1) if source.line(number).strip()), place.line)
    for number in dict.fromkeys((place.line, start, before)):
        line = source.line(number)
        written = _KEY_WITHOUT_SPACE.match(line.strip().removeprefix("- ").strip())
        if written:
            column = line.index(written[0]) + 1
            message = translatable("Found “{text}”; expected a space after the colon.", text=shorten(written[0]))
            return message, space_after_colon(written[0]), Place(place.file, number, column, len(written[0]))
    return None


def _line_without_colon(place: Place, source: SourceText) -> tuple[Message, Message, Place] | None:
    """Return a line above with the same indentation and no colon: YAML joins both lines, and stops at the next colon."""
    number = place.line - 1
    above, line = source.line(number), source.line(place.line)
    key = _KEY_WITHOUT_COLON.fullmatch(above)
    if key is None or len(key[1]) != len(line) - len(line.lstrip()):
        return None
    hint = translatable("Write “{line}”.", line=f"{key[2]}: {key[3]}")
    return translatable("Found a key without a colon."), hint, Place(place.file, number, len(key[1]) + 1, len(above.strip()))


def _second_colon(line: str, place: Place) -> tuple[Message, Message, Place]:
    value = re.match(r"^(\s*(?:- )*[^:#]+:\s+)(\S.*?)\s*$", line)
    if value and place.column > len(value.group(1)):
        quoted = value.group(2).replace('"', "'")
        message = translatable("This text contains a colon and a space, which YAML reads as a new key.")
        return message, translatable("Put the text in quotes: {quoted}", quoted=f'"{quoted}"'), place
    message = translatable("This line is indented further than the line above it allows.")
    return message, translatable("Align it with the keys of its group."), place


def _unclosed_quote(error: yaml.YAMLError, place: Place) -> tuple[Message, Message, Place]:
    message = translatable("The quotation mark opened here is never closed.")
    return message, translatable("Close it at the end of the text."), _context(error, place)


def _question_mark(line: str, place: Place) -> tuple[Message, Message, Place]:
    hint = translatable("Write the value. For a number that is not known, write “status: missing” instead of “value: ?”.")
    return translatable("Found “?”; expected a value."), hint, Place(place.file, place.line, line.index("?") + 1)


def _list_on_the_line_of_its_key(line: str, place: Place) -> tuple[Message, Message, Place]:
    text = line[place.column - 1 :].strip()
    quoted = '"' + text.replace('"', "'") + '"'
    hint = translatable(
        "Put a text in quotes: {quoted} For a list, write each item on a line of its own below the key.", quoted=quoted
    )
    return translatable("A list cannot begin on the line of its key."), hint, place._replace(width=max(len(text), 1))


def _surplus_closing(line: str) -> tuple[str, int] | None:
    """Return the first closing brace or bracket of a line that closes nothing, and its column.

    Quoted text does not count.
    """
    bare = _QUOTED_OR_COMMENT.sub(lambda match: " " * len(match.group()), line)
    depth = dict.fromkeys(_CLOSING.values(), 0)
    for column, sign in enumerate(bare, start=1):
        if sign in _CLOSING:
            depth[_CLOSING[sign]] += 1
        elif sign in depth:
            depth[sign] -= 1
            if depth[sign] < 0 and any(opening in bare for opening in _CLOSING):
                return sign, column
    return None


def _closed_twice(sign: str, column: int, place: Place) -> tuple[Message, Message, Place]:
    message = translatable("There is one “{sign}” too many here.", sign=sign)
    return message, translatable("Delete it."), Place(place.file, place.line, column)


def _unclosed_bracket(error: yaml.YAMLError, place: Place, source: SourceText) -> tuple[Message, Message, Place]:
    opened = _context(error, place)
    sign = source.line(opened.line)[opened.column - 1 : opened.column]
    if sign not in _CLOSING:
        sign = "["
    message = translatable("The “{sign}” opened here is not closed as expected.", sign=sign)
    hint = translatable("Separate the items by commas and close the list with “{closing}”.", closing=_CLOSING[sign])
    return message, hint, opened


def _no_colon(error: yaml.YAMLError, place: Place, source: SourceText) -> tuple[Message, Message, Place]:
    start = _context(error, place)
    above = source.line(start.line - 1)
    if len(source.line(start.line).split()) > 1 and (text := _KEY_AND_TEXT.match(above)):
        message = translatable("This line has no key. The text above ends before it.")
        hint = translatable(
            "If the line continues the text above, start it with {number} spaces.", number=len(text.group(1)) + 2
        )
        return message, hint, start
    return translatable("A colon is missing after this key."), translatable("Write “key: value”."), start


def _misplaced(line: str, place: Place) -> tuple[Message, Message, Place]:
    stripped = line.strip()
    if stripped and re.match(r"""^\s*(?:- )*[^:#]+:\s*["'].*["']\s*\S""", line):
        message = translatable("There is text after the closing quotation mark.")
        return message, translatable("Put the whole text between one pair of quotes."), place
    if stripped[:1] in set(_RESERVED):
        return _QUOTES, _QUOTE_IT, place
    message = translatable("This line is indented differently from the other lines of its group.")
    return message, translatable("Align it with the line it belongs to, with spaces."), place


def _context(error: yaml.YAMLError, place: Place) -> Place:
    mark = getattr(error, "context_mark", None)
    return Place(place.file, mark.line + 1, mark.column + 1) if mark else place
