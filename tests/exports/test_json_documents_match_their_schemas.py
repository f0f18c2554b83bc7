"""Every JSON document follows the JSON Schema that it names, and the schema has a say: what is wrong is refused."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import PurePosixPath

import pytest

from bilan.exports.decimal_json import dump_exact
from bilan.exports.downloads import Downloads
from tests.exports.schemas import validator


def _documents(downloads: Downloads) -> dict[str, dict[str, object]]:
    paths = [
        path
        for path in downloads.by_path
        if path.endswith(".json") and not any(word in path for word in ("schemas/", "citations"))
    ]
    read = {path: json.loads(downloads.by_path[path].content, parse_float=Decimal) for path in paths}
    return {path: document for path, document in read.items() if "schemas/" in document.get("$schema", "")}


@pytest.mark.parametrize("name", ["small", "whole"])
def test_documents_follow_the_schema_they_name(name: str, request: pytest.FixtureRequest) -> None:
    downloads: Downloads = request.getfixturevalue(name)
    documents = _documents(downloads)
    assert {"data/figures.json", "data/2021/figures.json", "errata.json", "data/articles.json"} <= set(documents)
    for path, document in documents.items():
        schema = PurePosixPath(path).parent / str(document["$schema"])
        assert validator(schema.name).is_valid(document), (path, next(validator(schema.name).iter_errors(document)))


def test_the_schema_is_at_the_address_in_the_document(whole: Downloads) -> None:
    for path, document in _documents(whole).items():
        steps = str(document["$schema"]).split("/")
        ups = steps.count("..")
        assert ups == path.count("/")
        assert "/".join(steps[ups:]) in whole.by_path


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("value", "4463"),
        ("value", None),
        ("status", "sure"),
        ("as_of", "16/05/2025"),
        ("year", "2021"),
        ("more", 1),
        ("qualifier", ""),
    ],
)
def test_invalid_documents_are_refused(small: Downloads, key: str, value: object) -> None:
    document = json.loads(small.by_path["data/figures.json"].content)
    assert document["figures"][0]["status"] is None
    document["figures"][0][key] = value
    assert not validator("figures.schema.json").is_valid(document)


def test_a_missing_key_is_refused(small: Downloads) -> None:
    document = json.loads(small.by_path["data/articles.json"].content)
    del document["articles"][0]["summary"]
    assert not validator("articles.schema.json").is_valid(document)


def test_numbers_are_those_of_the_data() -> None:
    assert dump_exact({"a": Decimal("12.50"), "b": Decimal("1E+3"), "c": Decimal("-0.000001"), "d": 10**20}) == (
        b'{\n  "a": 12.50,\n  "b": 1000,\n  "c": -0.000001,\n  "d": 100000000000000000000\n}\n'
    )


def test_values_outside_json_are_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        dump_exact(0.1)


def test_every_figure_is_in_its_year_and_its_indicator(whole: Downloads) -> None:
    documents = _documents(whole)
    every = {figure["id"]: figure for figure in documents["data/figures.json"]["figures"]}  # type: ignore[attr-defined]
    assert set(every) == {figure.key for figure in whole.release.report.figures}
    for key, figure in every.items():
        year, indicator = key.split("/")
        assert figure in documents[f"data/{year}/figures.json"]["figures"]  # type: ignore[operator]
        assert figure in documents[f"data/indicators/{indicator}.json"]["figures"]  # type: ignore[operator]
