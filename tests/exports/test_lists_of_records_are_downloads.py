"""The list of a register in a year is a CSV of the Data Package, a JSON document with its schema, and a workbook a language."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from frictionless import validate
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from referencing import Registry, Resource

from bilan.exports.file_formats import exported_files
from bilan.exports.release import Release
from bilan.model.loader import load_report
from tests.conftest import Folder
from tests.model.register_report import HEAD, ROWS, Files, counted_report

REGISTERS = (
    "registers:\n  releases:\n    name: {fr: Communiqués, en: Releases}\n    file: releases.csv\n    columns:\n"
    "      date: date\n      title: {type: text, name: {fr: Titre, en: Title}}\n      channel: {dimension: channel}\n"
    "      kind: {values: [communique, reply]}\n      reference: number\n      link: url\n"
)
DIMENSIONS = "dimensions:\n  channel: {name: C, members: {website: {name: {fr: Site, en: Website}}, x: {name: X}}}\n"
ROW = "2021-03,,website,reply,12,https://example.org/a\n"
FILES: Files = {
    "data/report.yml": "title: Rapport\ninstitution: {name: Ville}\nlanguages: [fr, en]\n",
    "data/registers.yml": REGISTERS,
    "data/dimensions.yml": DIMENSIONS,
    "data/2021/figures.yml": "source: review\nfigures:\n  two: {count: releases, by: [month, channel]}\n",
    "data/2021/releases.csv": HEAD.replace("\n", ",link\n") + ROWS.replace("A", "").replace("\n", ",\n") + ROW,
}
PATH = "data/2021/registers/releases"


@pytest.fixture
def files(folder: Folder) -> dict[str, bytes]:
    report = load_report(folder(counted_report(files=FILES))).report
    assert report
    return {file.path: file.content for file in exported_files(Release.on(date(2026, 11, 24), report))}


def test_the_data_package_holds_every_list(files: dict[str, bytes], tmp_path: Path) -> None:
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    report = validate(str(tmp_path / "data/datapackage.json"))
    assert [error.message for task in report.tasks for error in task.errors] == []
    resources: dict[str, Any] = {one["name"]: one for one in json.loads(files["data/datapackage.json"])["resources"]}
    of_list = resources["releases-2021"]
    assert (of_list["path"], of_list["title"]) == ("2021/registers/releases.csv", "Communiqués 2021")
    assert [field["type"] for field in of_list["schema"]["fields"]] == ["string"] * 4 + ["number", "string"]
    assert of_list["schema"]["fields"][2]["constraints"] == {"required": True, "enum": ["website", "x"]}


def test_a_document_follows_its_schema(files: dict[str, bytes]) -> None:
    document = json.loads(files[f"{PATH}.json"])
    assert document["records"][0] == {
        "date": "2021-03-14",
        "title": "Premier",
        "channel": "website",
        "kind": "communique",
        "reference": 1,
        "link": None,
    }
    schemas = {path.rpartition("/")[2]: json.loads(text) for path, text in files.items() if "/schemas/" in path}
    registry: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(schema)) for name, schema in schemas.items()
    )
    schema = Draft202012Validator(schemas["register.schema.json"], registry=registry)
    assert list(schema.iter_errors(document)) == []
    document["register"]["columns"].append({"name": "officer"})
    assert not schema.is_valid(document)


@pytest.mark.parametrize(("path", "title", "member"), [(PATH, "Titre", "Site"), (f"en/{PATH}", "Title", "Website")])
def test_a_workbook_names_columns_and_members_in_its_language(
    files: dict[str, bytes], path: str, title: str, member: str
) -> None:
    sheet = load_workbook(BytesIO(files[f"{path}.xlsx"])).active
    assert sheet is not None
    head, first, *_, last = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert (head[1], first[2], first[4]) == (title, member, 1)
    assert (last[0], last[1]) == ("2021-03", None)


def test_a_figure_says_what_it_is_counted_from(folder: Folder) -> None:
    report = load_report(folder(counted_report())).report
    assert report
    made = {file.path: file.content for file in exported_files(Release.on(date(2026, 11, 24), report), quick=True)}
    head, *lines = made["data/figures.csv"].decode().splitlines()
    two = dict(zip(head.split(","), next(line for line in lines if ",two," in line).split(","), strict=True))
    assert (two["counted_from"], two["counted_where"], two["counted_once_by"]) == (
        "releases",
        "kind = communique",
        "reference",
    )
    record = next(one for one in json.loads(made["data/figures.json"])["figures"] if one["id"] == "2021/two")
    assert (record["counted_from"], record["counted_where"]) == ("releases", {"kind": ["communique"]})
