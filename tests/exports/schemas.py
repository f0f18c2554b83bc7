"""The JSON Schemas that the documents of the report name, ready to validate with."""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from bilan.exports.json_schemas import json_schemas


def validator(name: str) -> Draft202012Validator:
    """The validator of a schema by its file name; a schema that is none raises."""
    schemas = json_schemas()
    registry: Registry[Any] = Registry().with_resources(
        (file, Resource.from_contents(schema)) for file, schema in schemas.items()
    )
    Draft202012Validator.check_schema(schemas[name])
    return Draft202012Validator(schemas[name], registry=registry, format_checker=FormatChecker())
