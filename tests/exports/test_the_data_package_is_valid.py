"""The Data Package is what the standard says (datapackage.org, 2.0), and `frictionless validate` accepts it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from frictionless import validate

from bilan.exports.downloads import Downloads

FIELD_TYPES = {"string", "number", "integer", "boolean", "date", "year"}


def _written(downloads: Downloads, folder: Path) -> Path:
    for file in downloads.files:
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_bytes(file.content)
    return folder / "data/datapackage.json"


def _errors(descriptor: Path) -> list[str]:
    report = validate(str(descriptor))
    return [error for task in report.tasks for error in [item.type for item in task.errors]] + [
        e.type for e in report.errors
    ]


@pytest.mark.parametrize("name", ["small", "whole"])
def test_frictionless_accepts_it(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    assert _errors(_written(request.getfixturevalue(name), tmp_path)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("4463", "4464", "hash-count"),
        (",activities,", ",invented,", "foreign-key"),
        (",about,", ",sure,", "constraint-error"),
    ],
)
def test_frictionless_refuses_changed_files(whole: Downloads, tmp_path: Path, old: str, new: str, expected: str) -> None:
    descriptor = _written(whole, tmp_path)
    table = descriptor.with_name("figures.csv")
    text = table.read_bytes().decode()
    assert old in text
    table.write_bytes(text.replace(old, new, 1).encode())
    assert expected in _errors(descriptor)


def _package(downloads: Downloads) -> dict[str, Any]:
    package: dict[str, Any] = json.loads(downloads.by_path["data/datapackage.json"].content)
    return package


@pytest.mark.parametrize("name", ["small", "whole"])
def test_the_package_has_the_required_properties(name: str, request: pytest.FixtureRequest) -> None:
    downloads: Downloads = request.getfixturevalue(name)
    package = _package(downloads)
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["name"] == package["name"].lower()
    assert package["licenses"] == [{"name": "CC-BY-4.0", "path": "https://spdx.org/licenses/CC-BY-4.0.html"}]
    for resource in package["resources"]:
        file = downloads.by_path[f"data/{resource['path']}"]
        assert (resource["bytes"], resource["hash"]) == (file.size, f"sha256:{file.digest}")
        assert "/" not in resource["path"]
        head = file.content.decode().split("\r\n", 1)[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == head
        assert len(head) == len(set(head))
        assert {field["type"] for field in resource["schema"]["fields"]} <= FIELD_TYPES
        assert set(resource["schema"].get("primaryKey", [])) <= set(head)


def test_every_table_is_in_it(small: Downloads) -> None:
    named = {resource["path"] for resource in _package(small)["resources"]}
    assert named == {path.removeprefix("data/") for path in small.by_path if path.endswith(".csv") and path.count("/") == 1}
    assert "revisions.csv" in named


def test_a_code_is_explained(whole: Downloads) -> None:
    figures = next(resource for resource in _package(whole)["resources"] if resource["name"] == "figures")
    fields = {field["name"]: field for field in figures["schema"]["fields"]}
    for name in ("qualifier", "status", "obs_status"):
        assert [item["value"] for item in fields[name]["categories"]] == fields[name]["constraints"]["enum"]
        assert all(item["label"] for item in fields[name]["categories"])
    assert fields["status"]["categories"][0] == {"value": "final", "label": "Le nombre est définitif."}
