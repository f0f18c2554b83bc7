"""What the YAML parser says, in the words of somebody who is not a programmer."""

from __future__ import annotations

import re

import yaml

from generator.problems import Place
from generator.reading.source import Source
from generator.said import Said, said

_RESERVED = "@`%*&!|>?"
_QUOTES = said("This text begins with a sign that YAML keeps for itself.")
_QUOTE_IT = said("Put the whole text in quotes.")


def in_plain_words(error: yaml.YAMLError, place: Place, source: Source) -> tuple[Said, Said, Place]:
    """What is wrong, what to write instead, and the place to look at (often earlier than where the parser gave up)."""
    problem = str(getattr(error, "problem", None) or error)
    context = str(getattr(error, "context", None) or "")
    line = source.line(place.line)
    if "mapping values are not allowed" in problem:
        return _second_colon(line, place)
    if "cannot start any token" in problem:
        return _QUOTES, _QUOTE_IT, place
    if "quoted scalar" in context:
        return _unclosed_quote(error, place)
    if "flow" in context:
        return _unclosed_bracket(error, place)
    if "could not find expected ':'" in problem:
        return _no_colon(error, place)
    if "did not find expected key" in problem or "block" in context:
        return _misplaced(line, place)
    return (
        said("YAML cannot be read here ({reason}).", reason=problem),
        said("Check the quotes, the colons and the indentation around this place."),
        place,
    )


def _second_colon(line: str, place: Place) -> tuple[Said, Said, Place]:
    value = re.match(r"^(\s*(?:- )*[^:#]+:\s+)(\S.*?)\s*$", line)
    if value and place.column > len(value.group(1)):
        quoted = value.group(2).replace('"', "'")
        message = said("A colon followed by a space stands inside this text; YAML takes it for a new key.")
        return message, said("Put the text in quotes: {quoted}", quoted=f'"{quoted}"'), place
    message = said("This line is indented further than the line above it allows.")
    return message, said("Align it with the keys of its group."), place


def _unclosed_quote(error: yaml.YAMLError, place: Place) -> tuple[Said, Said, Place]:
    message = said("The quotation mark opened here is never closed.")
    return message, said("Close it at the end of the text."), _context(error, place)


def _unclosed_bracket(error: yaml.YAMLError, place: Place) -> tuple[Said, Said, Place]:
    message = said("The bracket opened here is not closed as expected.")
    return message, said("Separate the items by commas and close the bracket."), _context(error, place)


def _no_colon(error: yaml.YAMLError, place: Place) -> tuple[Said, Said, Place]:
    return said("A colon is missing after this key."), said("Write “key: value”."), _context(error, place)


def _misplaced(line: str, place: Place) -> tuple[Said, Said, Place]:
    stripped = line.strip()
    if stripped and re.match(r"""^\s*(?:- )*[^:#]+:\s*["'].*["']\s*\S""", line):
        message = said("There is text after the closing quotation mark.")
        return message, said("Put the whole text between one pair of quotes."), place
    if stripped[:1] in set(_RESERVED):
        return _QUOTES, _QUOTE_IT, place
    message = said("This line does not fit the lines above it: its indentation is not that of its group.")
    return message, said("Align it with the line it belongs to, with spaces."), place


def _context(error: yaml.YAMLError, place: Place) -> Place:
    mark = getattr(error, "context_mark", None)
    return Place(place.file, mark.line + 1, mark.column + 1) if mark else place
