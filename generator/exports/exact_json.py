"""JSON whose numbers are those of the data (RFC 8259): a `Decimal` is written digit for digit, never through a float."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from generator.values.partial_date import PartialDate
from generator.values.texts import LocalText

STEP = "  "


def exact(value: object) -> bytes:
    """A value as a file of JSON, indented, in UTF-8. TypeError for a value that is none of JSON's nor of the report's."""
    return ("".join(_written(value, "\n")) + "\n").encode()


def _written(value: object, line: str) -> Iterator[str]:
    match value:
        case None | bool() | int() | str():
            yield json.dumps(value, ensure_ascii=False)
        case Decimal():
            yield f"{value:f}"
        case date() | PartialDate():
            yield f'"{value}"'
        case LocalText():
            yield from _written(value.texts, line)
        case Mapping():
            members = ((f"{json.dumps(str(name), ensure_ascii=False)}: ", member) for name, member in value.items())
            yield from _group("{}", members, line)
        case Sequence():
            yield from _group("[]", (("", item) for item in value), line)
        case _:
            raise TypeError(f"{type(value).__name__} is not written as JSON")


def _group(brackets: str, members: Iterator[tuple[str, object]], line: str) -> Iterator[str]:
    inner, comma = line + STEP, ""
    yield brackets[0]
    for name, member in members:
        yield f"{comma}{inner}{name}"
        yield from _written(member, inner)
        comma = ","
    yield f"{line}{brackets[1]}" if comma else brackets[1]
