"""What the YAML parser says, in the words of somebody who is not a programmer."""

from __future__ import annotations

import re

import yaml

from generator.problems import Place
from generator.reading.source import Source

_RESERVED = "@`%*&!|>?"
_QUOTES = "This text begins with a sign that YAML keeps for itself."
_QUOTE_IT = "Put the whole text in quotes."


def in_plain_words(error: yaml.YAMLError, place: Place, source: Source) -> tuple[str, str, Place]:
    """What is wrong, what to write instead, and the place to look at (often earlier than where the parser gave up)."""
    said = str(getattr(error, "problem", None) or error)
    context = str(getattr(error, "context", None) or "")
    line = source.line(place.line)
    if "mapping values are not allowed" in said:
        return _second_colon(line, place)
    if "cannot start any token" in said:
        return _QUOTES, _QUOTE_IT, place
    if "quoted scalar" in context:
        return _unclosed_quote(error, place)
    if "flow" in context:
        return _unclosed_bracket(error, place)
    if "could not find expected ':'" in said:
        return _no_colon(error, place)
    if "did not find expected key" in said or "block" in context:
        return _misplaced(line, place)
    return (
        f"YAML cannot be read here ({said}).",
        "Check the quotes, the colons and the indentation around this place.",
        place,
    )


def _second_colon(line: str, place: Place) -> tuple[str, str, Place]:
    value = re.match(r"^(\s*(?:- )*[^:#]+:\s+)(\S.*?)\s*$", line)
    if value and place.column > len(value.group(1)):
        quoted = value.group(2).replace('"', "'")
        message = "A colon followed by a space stands inside this text; YAML takes it for a new key."
        return message, f'Put the text in quotes: "{quoted}"', place
    return "This line is indented further than the line above it allows.", "Align it with the keys of its group.", place


def _unclosed_quote(error: yaml.YAMLError, place: Place) -> tuple[str, str, Place]:
    return "The quotation mark opened here is never closed.", "Close it at the end of the text.", _context(error, place)


def _unclosed_bracket(error: yaml.YAMLError, place: Place) -> tuple[str, str, Place]:
    message = "The bracket opened here is not closed as expected."
    return message, "Separate the items by commas and close the bracket.", _context(error, place)


def _no_colon(error: yaml.YAMLError, place: Place) -> tuple[str, str, Place]:
    return "A colon is missing after this key.", "Write “key: value”.", _context(error, place)


def _misplaced(line: str, place: Place) -> tuple[str, str, Place]:
    stripped = line.strip()
    if stripped and re.match(r"""^\s*(?:- )*[^:#]+:\s*["'].*["']\s*\S""", line):
        return "There is text after the closing quotation mark.", "Put the whole text between one pair of quotes.", place
    if stripped[:1] in set(_RESERVED):
        return _QUOTES, _QUOTE_IT, place
    message = "This line does not fit the lines above it: its indentation is not that of its group."
    return message, "Align it with the line it belongs to, with spaces.", place


def _context(error: yaml.YAMLError, place: Place) -> Place:
    mark = getattr(error, "context_mark", None)
    return Place(place.file, mark.line + 1, mark.column + 1) if mark else place
