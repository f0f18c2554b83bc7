"""The JSON Schemas of the documents of `/data/`, made from the members of their records."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.exports.json_members import STRING, Json, described, object_of, one_of
from bilan.exports.json_press_records import ARTICLE, SOURCE
from bilan.exports.json_records import ERRATUM, FIGURE, INDICATOR, PUBLICATION, REVISION
from bilan.exports.tables.figures_table import QUALIFIERS, RANGE
from bilan.model.figure import WITHOUT_VALUE, Status

DIALECT = "https://json-schema.org/draft/2020-12/schema"
COMMON = "common.schema.json"

_ID = "[a-z0-9_]+"
_PATTERNS = {
    "name": ("An identifier that never changes.", f"^{_ID}$"),
    "document": ("The identifier of a source or of an article.", "^[a-z0-9_-]+$"),
    "key": (
        "An observation: year/indicator, or period/indicator and members.",
        f"^[0-9]{{4}}[-/0-9HQW]*/{_ID}(\\{{.+\\}})?$",
    ),
    "when": (
        "A date as precise as it is known (EDTF level 0).",
        "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
    ),
}
_WITHOUT_VALUE = [status.value for status in Status if status in WITHOUT_VALUE]
_VALUE_BY_STATUS = {
    "if": {"anyOf": [{"properties": {"status": {"enum": _WITHOUT_VALUE}}}, {"properties": {"qualifier": {"const": RANGE}}}]},
    "then": {"properties": {"value": {"type": "null"}}},
    "else": {"properties": {"value": {"type": "number"}}},
}


def json_schemas() -> dict[str, Json]:
    """Return the schemas by file name."""
    title = "What the documents of a report are made of"
    return {
        "articles.schema.json": _listing("The press review", "articles", "article"),
        COMMON: {"$schema": DIALECT, "title": title, "$defs": {**_values(), **_records()}},
        "errata.schema.json": _listing("The changes of published numbers, the newest first", "errata", "erratum"),
        "figures.schema.json": _listing("The figures of a report, or of one of its years", "figures", "figure"),
        "indicator.schema.json": _document(
            "An indicator with all its figures",
            {"indicator": _common("indicator"), "figures": described("The oldest first.", _list_of("figure"))},
        ),
        "indicators.schema.json": _listing("The indicators that have figures", "indicators", "indicator"),
        "sources.schema.json": _listing("The documents that figures may rest on", "sources", "source"),
    }


def register_schema() -> Json:
    """The schema of the list of a register in a year; its records have the columns that it names."""
    column = object_of((), "A column.") | {"properties": {"name": _common("name"), "title": STRING}}
    about = {
        "type": "object",
        "properties": {
            "id": _common("name"),
            "name": _common("text"),
            "year": {"type": "integer"},
            "columns": {"type": "array", "items": {**column, "required": ["name", "title"]}},
        },
        "required": ["id", "name", "year", "columns"],
        "additionalProperties": False,
    }
    record = {"type": "object", "additionalProperties": {"type": ["string", "number", "null"]}}
    return _document(
        "A list that figures are counted from", {"register": about, "records": {"type": "array", "items": record}}
    )


def _values() -> dict[str, Json]:
    """Return the schemas of values that several records have."""
    by_language = {"propertyNames": {"pattern": "^[a-z]{2,3}$"}, "additionalProperties": STRING}
    address = "A permanent address: whole where the site knows its own, else from its root."
    return {
        "text": described("A text by language subtag.", {"type": "object", "minProperties": 1, **by_language}),
        **dict(_patterns()),
        "day": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "web": {"type": "string", "format": "uri", "pattern": "^https?://"},
        "address": described(address, {"type": "string", "format": "uri-reference", "pattern": "^(https?://|/)"}),
        "language": described("A BCP 47 tag.", {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"}),
        "qualifier": described("How exactly the source states the number.", {"type": "string", "enum": list(QUALIFIERS)}),
        "status": described("How settled the observation is, or why it has no value.", one_of(Status)),
    }


def _patterns() -> Iterator[tuple[str, Json]]:
    for name, (description, pattern) in _PATTERNS.items():
        yield name, described(description, {"type": "string", "pattern": pattern})


def _records() -> dict[str, Json]:
    return {
        "report": object_of(PUBLICATION, "The publication the document is from."),
        "revision": object_of(REVISION, "A change of a published number."),
        "figure": {**object_of(FIGURE, "An observation: an indicator in a year."), **_VALUE_BY_STATUS},
        "indicator": object_of(INDICATOR, "What is counted."),
        "article": object_of(ARTICLE, "A press article, with our own summary."),
        "source": object_of(SOURCE, "A document that figures may rest on."),
        "erratum": object_of(ERRATUM, "A change of a published number, with the figure it is of."),
    }


def _listing(title: str, name: str, record: str) -> Json:
    return _document(title, {name: _list_of(record)})


def _document(title: str, body: dict[str, Json]) -> Json:
    named = described("The schema of this document.", STRING)
    properties = {"$schema": named, "report": _common("report"), **body}
    closed = {"required": list(properties), "additionalProperties": False}
    return {"$schema": DIALECT, "title": title, "type": "object", "properties": properties, **closed}


def _list_of(record: str) -> Json:
    return {"type": "array", "items": _common(record)}


def _common(name: str) -> Json:
    return {"$ref": f"{COMMON}#/$defs/{name}"}
