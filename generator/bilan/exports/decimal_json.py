"""JSON whose numbers are those of the data (RFC 8259): a `Decimal` is written digit for digit, never as a float."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring

from bilan.values.local_text import LocalText
from bilan.values.partial_date import PartialDate

STEP = "  "
_LINE = "\n"


@dataclass(frozen=True, slots=True)
class JsonFragment:
    """A value written as JSON at some indentation, once for all files that contain it."""

    text: str


def json_fragment(value: object, steps: int) -> JsonFragment:
    """Return the value written at some indentation."""
    return JsonFragment(_serialize(value, _LINE + steps * STEP))


def dump_exact(value: object) -> bytes:
    """Return a value as a JSON file, indented, in UTF-8. Raises `TypeError` for a value that cannot be written."""
    return f"{_serialize(value, _LINE)}\n".encode()


def _serialize(value: object, line: str) -> str:
    match value:
        case str():
            return encode_basestring(value)
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return f"{value:d}"
        case Decimal():
            return f"{value:f}"
        case date() | PartialDate():
            return f'"{value}"'
        case LocalText():
            return _serialize(value.texts, line)
        case JsonFragment():
            return value.text
        case dict() | Mapping():
            inner = line + STEP
            return _group("{}", [f"{_name(name)}{_serialize(member, inner)}" for name, member in value.items()], line)
        case list() | tuple() | Sequence():
            inner = line + STEP
            return _group("[]", [_serialize(item, inner) for item in value], line)
        case _:
            raise TypeError(f"{type(value).__name__} is not written as JSON")


def _name(name: object) -> str:
    return f"{encode_basestring(str(name))}: "


def _group(brackets: str, members: Sequence[str], line: str) -> str:
    if not members:
        return brackets
    inner = line + STEP
    return f"{brackets[0]}{inner}{f',{inner}'.join(members)}{line}{brackets[1]}"


def dump_compact(value: object) -> bytes:
    """Return plain values as JSON for scripts, without blanks, in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
