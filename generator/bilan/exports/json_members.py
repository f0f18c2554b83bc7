"""The members of a JSON record: one declaration gives the value and its JSON Schema (2020-12).

The members of a record's keys come from their declarations (`bilan.schema.record.key`); others are declared as `Member`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import Any

from bilan.exports.published_order import in_published_order
from bilan.exports.release import Release
from bilan.schema.containers import ListOf, OneOrMany, ReferenceTo
from bilan.schema.date_fields import Date, Day
from bilan.schema.number_fields import Number, WholeNumber
from bilan.schema.record import Record, keys_of
from bilan.schema.text_fields import LANGUAGE, Boolean, Choice, Identifier, LocalizedText, Pattern, Text, WebAddress

Json = dict[str, Any]
Read = Callable[[Release, Any], object]


def reference(name: str) -> Json:
    """Return a reference to a shared definition."""
    return {"$ref": f"#/$defs/{name}"}


STRING: Json = {"type": "string"}
INTEGER: Json = {"type": "integer"}
NUMBER: Json = {"type": "number"}
BOOLEAN: Json = {"type": "boolean"}
TEXT, NAME, DOCUMENT, KEY, WHEN, DAY, WEB, ADDRESS, TAG = map(
    reference, ("text", "name", "document", "key", "when", "day", "web", "address", "language")
)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a JSON record: its name, the schema of its value, and how the value is read."""

    name: str
    schema: Json
    read: Read


def described(description: str, schema: Json) -> Json:
    """Return a schema with a description."""
    return {"description": description, **schema}


def nullable(schema: Json) -> Json:
    """Return a schema that also allows null."""
    if not isinstance(schema.get("type"), str) or schema["type"] == "object":
        return {"anyOf": [schema, {"type": "null"}]}
    choices = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return {**schema, "type": [schema["type"], "null"], **choices}


def array(items: Json) -> Json:
    """Return the schema of a list of such values."""
    return {"type": "array", "items": items}


def one_of(codes: type[StrEnum]) -> Json:
    """Return the schema of a code from a closed list."""
    return {"type": "string", "enum": [code.value for code in codes]}


def object_of(members: Iterable[Member], description: str = "") -> Json:
    """Return the schema of an object with exactly these members."""
    properties = {member.name: member.schema for member in members}
    words = {"description": description} if description else {}
    closed = {"required": list(properties), "additionalProperties": False}
    return {**words, "type": "object", "properties": properties, **closed}


def json_record(members: Iterable[Member], release: Release, record: object) -> Json:
    """Return a record with the values of these members."""
    return {member.name: member.read(release, record) for member in members}


def record(name: str, members: Iterable[Member], description: str, read: Read, *, optional: bool = False) -> Member:
    """Return a member that is a record of its own, read from what `read` gives; null for None if it is `optional`."""
    own = tuple(members)
    schema = object_of(own, description)

    def written(release: Release, item: object) -> Json | None:
        found = read(release, item)
        return None if found is None else json_record(own, release, found)

    return Member(name, nullable(schema) if optional else schema, written)


def records(
    name: str, members: Iterable[Member], description: str, read: Callable[[Release, Any], Iterable[object]]
) -> Member:
    """Return a member that is a list of records, each made of one of the items that `read` gives."""
    own = tuple(members)
    schema = array(object_of(own, description))
    return Member(name, schema, lambda release, item: [json_record(own, release, one) for one in read(release, item)])


def record_members(order: str, own: Iterable[Member], declared: Iterable[Member]) -> tuple[Member, ...]:
    """Return the members of a record in their published order; an own member replaces the declared one of the same name."""
    own_members = tuple(own)
    replaced = {member.name for member in own_members}
    remaining = [member for member in declared if member.name not in replaced]
    return in_published_order(order, (*own_members, *remaining), lambda member: member.name)


def declared_members(record: type[Record]) -> Iterator[Member]:
    """Return the members of the keys of a record that have an `export`."""
    for name, item in keys_of(record).items():
        if export := item.metadata["export"]:
            kind = item.metadata["kind"]
            schema = value_schema(kind)
            schema = nullable(schema) if item.default is None or export.may_be_empty else schema
            schema = schema if isinstance(kind, LocalizedText) else described(export.meaning, schema)
            yield Member(export.name or name, schema, _reader(item.name, kind))


def _reader(name: str, kind: object) -> Read:
    value = attrgetter(name)
    if isinstance(kind, ReferenceTo):
        return lambda _, record: found.name if (found := value(record)) else None
    if isinstance(kind, ListOf | OneOrMany) and isinstance(kind.item, ReferenceTo):
        return lambda _, record: [found.name for found in value(record)]
    return lambda _, record: None if value(record) == "" else value(record)


def value_schema(kind: object) -> Json:
    """Return the JSON Schema of a type of field."""
    match kind:
        case Pattern():
            return TAG if kind is LANGUAGE else {"type": "string", "pattern": f"^{kind.form.pattern}$"}
        case Choice():
            return one_of(kind.codes)
        case WholeNumber():
            return {"type": "integer", "minimum": kind.lowest, "maximum": kind.highest}
        case ReferenceTo():
            return DOCUMENT if kind.expected == "the name of a source" else NAME
        case ListOf() | OneOrMany():
            return array(value_schema(kind.item))
    return next(_SCHEMAS[known] for known in type(kind).__mro__ if known in _SCHEMAS)


_SCHEMAS: dict[type, Json] = {
    Text: STRING,
    LocalizedText: TEXT,
    Identifier: STRING,
    Boolean: BOOLEAN,
    Number: NUMBER,
    Date: WHEN,
    Day: DAY,
    WebAddress: WEB,
}
