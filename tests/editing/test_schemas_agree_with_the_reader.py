"""What an editor underlines, `bilan check` refuses; what the check allows, the editor does too; every key is explained."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from bilan.cli import main
from bilan.editing.declared_records import records_within
from bilan.editing.json_schema import IDS, ids, referable_names, schemas
from bilan.editing.schema_files import FILES
from bilan.locales.editor_locale import LANGUAGES, PDI, EditorLocale
from bilan.model.loader import load_report
from bilan.schema.field_type import ReadContext
from bilan.schema.record import Record, keys_of
from bilan.schema.text_fields import Choice
from bilan.yaml.nodes import Mapping
from bilan.yaml.parser import parse
from bilan.yaml.source_text import SourceText
from tests.conftest import Folder
from tests.declared_keys import RECORDS

ROOT = Path(__file__).parents[2]
DATA = sorted((ROOT / "data").rglob("*.yml"))
MODELINE = "# yaml-language-server: $schema="


class Core(yaml.CSafeLoader):
    """YAML as an editor reads it: the core schema of YAML 1.2, where `no`, `12:30` and dates are text."""


Core.yaml_implicit_resolvers = {}
for tag, form, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+0123456789."),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{form})$"), list(first))


def _validator(name: str, known: dict[str, Any]) -> Draft7Validator:
    named = {**schemas(EditorLocale("fr")), IDS: known}
    resources = [(file, Resource.from_contents(schema, DRAFT7)) for file, schema in named.items()]
    registry: Registry[Any] = Registry().with_resources(resources)
    schema = named[f"{name}.schema.json"]
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema, registry=registry)


@pytest.fixture(scope="module")
def known() -> dict[str, Any]:
    return ids(load_report(ROOT).report)


def test_committed_schemas_match_the_model() -> None:
    for name, schema in schemas(EditorLocale("fr")).items():
        assert json.loads((ROOT / "schema" / name).read_text(encoding="utf-8")) == schema, (
            f"Run “bilan schema --data” ({name})."
        )
    assert (ROOT / "schema" / IDS).is_file()


@pytest.mark.parametrize("path", DATA, ids=[path.relative_to(ROOT).as_posix() for path in DATA])
def test_a_data_file_names_its_schema_and_is_valid_by_it(path: Path, known: dict[str, Any]) -> None:
    text = path.read_text(encoding="utf-8")
    first = text.split("\n", 1)[0]
    assert first.startswith(MODELINE)
    schema = (path.parent / first.removeprefix(MODELINE)).resolve()
    assert schema == ROOT / "schema" / f"{path.stem}.schema.json"
    for allowed in (known, ids()):
        errors = [
            f"{list(error.path)}: {error.message}"
            for error in _validator(path.stem, allowed).iter_errors(yaml.load(text, Core))
        ]
        assert errors == []


MISTAKES = {
    "a number with a point": ("figures", "figures: {activities: 4.463}"),
    "a number with a comma": ("figures", "figures: {activities: '4,463'}"),
    "a number in words": ("figures", "figures: {activities: about 4463}"),
    "an unknown indicator": ("figures", "figures: {activites: 4463}"),
    "an unknown key": ("figures", "figures: {activities: {valeur: 4463}}"),
    "a misspelt status": ("figures", "figures: {activities: {status: misssing}}"),
    "an unknown source": ("figures", "source: nowhere\nfigures: {activities: 1}"),
    "an unknown part": ("figures", "figures: {activities: {value: 1, parts: [media_coverag]}}"),
    "a part that is no list": ("figures", "figures: {activities: {value: 1, parts: media_coverage}}"),
    "a date the French way": ("figures", "figures: {activities: {value: 1, as_of: 16/05/2025}}"),
    "a missing summary": ("articles", "articles: [{id: a, title: T, outlet: O, language: fr, url: 'https://e.org'}]"),
    "an address without scheme": ("articles", "articles: [{id: a, title: T, outlet: O, language: fr, url: lopinion.ma, summary: S}]"),
    "an id with capitals": ("articles", "articles: [{id: LOpinion, title: T, outlet: O, language: fr, url: 'https://e.org', summary: S}]"),
    "a country in words": ("report", "title: T\nlanguages: [fr]\ninstitution: {name: V, country: Maroc}"),
    "a day without its day": ("year", "publish_on: 2027-01"),
    "a misspelt key of a year": ("year", "highlight: [activities]"),
    "an unknown verdict": ("rebuttals", "rebuttals: [{id: a, claim: C, verdict: faux, answer: A}]"),
    "a unit without its forms": ("indicators", "themes: {}\nindicators: {}\nunits: {a: {fr: {one: a}}}"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text"), MISTAKES.values(), ids=MISTAKES)
def test_the_schema_and_the_reader_find_the_same_mistakes(known: dict[str, Any], name: str, text: str) -> None:
    assert list(_validator(name, known).iter_errors(yaml.load(text, Core))) != []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("record", RECORDS)
def test_every_key_is_explained_and_its_example_can_be_read(record: type[Record], language: str) -> None:
    file = next(name for name, held in FILES.items() if record in {held, *_below(held)})
    schema = schemas(EditorLocale(language))[f"{file}.schema.json"]
    explained = schema if FILES[file] is record else schema["definitions"][record.__name__]
    for name, item in keys_of(record).items():
        kind, words = item.metadata["kind"], explained["properties"][name]
        assert words["title"]
        assert words["title"][0].upper() == words["title"][0]
        assert words["description"].rstrip(PDI).endswith(".")
        assert all(code.meaning for code in (kind.codes if isinstance(kind, Choice) else ()))
        for example in words.get("examples", ()):
            root, problems = parse(SourceText("x", f"x: {json.dumps(example, ensure_ascii=False)}\n"))
            reading = ReadContext(("fr",), problems=list(problems))
            assert isinstance(root, Mapping)
            assert kind.read(root.entries[0].value, reading) is not None
            assert reading.problems == []
        assert ("examples" in words) is not any(records_within(kind)), name


def _below(record: type[Record]) -> set[type[Record]]:
    return {inner for item in keys_of(record).values() for inner in records_within(item.metadata["kind"])}


def test_the_command_writes_the_schemas_of_a_report_even_where_it_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: R\n")
    assert main(["-C", str(tmp_path), "schema", "--data"]) == 0
    assert json.loads((tmp_path / "schema" / IDS).read_text()) == ids()
    assert len(list((tmp_path / "schema").iterdir())) == len(FILES) + 1


def test_a_source_is_named_by_its_title_or_by_the_one_that_was_given_to_it(folder: Folder) -> None:
    report = load_report(folder({"data/sources.yml": "sources:\n  review: {title_given: Bilan, publisher: Ville}\n"})).report
    assert report
    assert referable_names(report)["source"] == {"review": "[Bilan]"}
