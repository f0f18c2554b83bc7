"""A key is declared once: the reader, the JSON Schema, the form, the CSV and the JSON follow its declaration."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bilan.diagnostics.problem import Place
from bilan.edit_form.record_fields import RecordFields
from bilan.editing.json_schema import schemas
from bilan.editing.schema_files import FILES
from bilan.exports.data_table import Column, ColumnType, Table
from bilan.exports.declared_columns import declared_columns, table_columns
from bilan.exports.json_members import Member, declared_members, json_record, object_of, record_members
from bilan.exports.json_press_records import ARTICLE
from bilan.exports.json_records import FIGURE, INDICATOR
from bilan.exports.release import Release
from bilan.exports.tables import every_table
from bilan.locales.editor_locale import EditorLocale
from bilan.locales.language import language
from bilan.model.article import Article
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator, Level
from bilan.pages.declared_facts import declared_facts, fact_text
from bilan.render.formatter import PageFormatter
from bilan.schema.field_type import ReadContext
from bilan.schema.number_fields import Number
from bilan.schema.record import Export, Record, RecordOf, key, keys_of
from bilan.values.partial_date import PartialDate
from bilan.yaml.parser import parse
from bilan.yaml.source_text import SourceText
from tests.exports.conftest import EVERYTHING, released, written

MEANING = "The number to reach; empty where there is none."


class Aimed(Indicator):
    """An indicator with one key more."""

    target: Decimal | None = key(
        Number(),
        None,
        title="Target",
        help="The number to reach.",
        example=5000,
        export=Export("Target", MEANING),
        shown=True,
    )


WRITTEN = "name: Shares\ndefinition: All.\ntheme: press\nunit: percent\ntarget: 5 000\n"


@pytest.fixture
def aimed() -> Aimed:
    root, problems = parse(SourceText("data/indicators.yml", WRITTEN))
    reading = ReadContext(("fr",), problems=list(problems))
    assert root is not None
    read = RecordOf(Aimed).read(root, reading, id="shares", place=Place("data/indicators.yml"))
    assert reading.problems == []
    assert read is not None
    return read


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return released(written(EVERYTHING, tmp_path_factory.mktemp("everything")))


def test_a_new_key_is_read(aimed: Aimed) -> None:
    assert aimed.target == 5000


def test_a_new_key_is_in_the_json_schema_of_the_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FILES, "indicators", Aimed)
    drawn = schemas(EditorLocale())["indicators.schema.json"]["properties"]["target"]
    assert drawn == {
        "title": "Target",
        "description": "The number to reach.",
        "examples": [5000],
        "$ref": "ids.schema.json#/definitions/number",
    }


def test_a_new_key_is_a_field_of_the_form() -> None:
    *_, field = RecordFields(EditorLocale(), ("fr",)).of(RecordOf(Aimed))
    shown = {name: field[name] for name in ("name", "label", "help", "example", "required", "control")}
    assert shown == {
        "name": "target",
        "label": "Target",
        "help": "The number to reach.",
        "example": "5000",
        "required": False,
        "control": "text",
    }


def test_a_new_key_is_a_column_before_the_address(release: Release, aimed: Aimed) -> None:
    own = [Column("indicator", "", "", lambda item: item.id), Column("address", "", "", lambda _: "/")]
    columns = table_columns("indicator name address", own, declared_columns(release, Aimed))
    assert [column.name for column in columns][-2:] == ["target", "address"]
    (column,) = (column for column in columns if column.name == "target")
    assert (column.title, column.meaning, column.type, column.required) == ("Target", MEANING, ColumnType.NUMBER, False)
    assert column.read(aimed) == 5000


def test_a_new_key_is_a_member_of_the_json_record_and_of_its_schema(release: Release, aimed: Aimed) -> None:
    own = [Member("id", {"type": "string"}, lambda _, item: item.id), Member("address", {}, lambda _, _item: "/")]
    only = [member for member in declared_members(Aimed) if member.name in ("target", "decimals")]
    members = record_members("id decimals address", own, only)
    schema = object_of(members)
    assert list(schema["properties"]) == ["id", "decimals", "target", "address"]
    assert schema["properties"]["target"] == {"description": MEANING, "type": ["number", "null"]}
    record: dict[str, Any] = {**json_record(members, release, aimed)}
    assert record == {"id": "shares", "decimals": 0, "target": Decimal(5000), "address": "/"}
    assert Draft202012Validator(schema).is_valid({**record, "target": 5000})
    assert not Draft202012Validator(schema).is_valid({**record, "target": "5000"})


def test_a_new_key_is_on_the_page_in_each_language(release: Release, aimed: Aimed) -> None:
    facts = list(declared_facts(aimed))
    french, arabic = (PageFormatter(release.report, language(tag)) for tag in ("fr", "ar"))
    assert [(french.plain(title), french.plain(value)) for title, value in facts] == [("Objectif", "5\u202f000\u00a0%")]
    assert [arabic.plain(value) for _, value in facts] == ["\u20665,000%\u2069"]


@pytest.mark.parametrize(
    ("value", "words"),
    [(False, "non"), (True, "oui"), (2, "2"), (Level.OUTPUT, "production"), (PartialDate(2021, 3), "mars 2021")],
)
def test_a_key_of_any_type_is_shown_in_words(release: Release, aimed: Aimed, value: object, words: str) -> None:
    assert PageFormatter(release.report, language("fr")).plain(fact_text(value, aimed)) == words


def test_a_columns_and_a_members_own_declaration_wins(release: Release) -> None:
    own = [Column("unit", "Own", "", lambda _: "own"), Column("address", "", "", lambda _: "/")]
    columns = table_columns("unit address", own, declared_columns(release, Indicator))
    assert [column.title for column in columns if column.name == "unit"] == ["Own"]
    members = record_members("unit address", [Member("unit", {}, lambda _, _item: "own")], declared_members(Indicator))
    assert [member.schema for member in members if member.name == "unit"] == [{}]


DERIVED = {  # keys that downloads hold in another shape
    Figure: {"qualifier", "break", "residual", "alternatives", "revisions", "where", "once_by", "period", "by"},
    Indicator: {"targets"},
    Article: {"id", "figures"},
}
NOT_PUBLISHED = {"confirmed", "shares_of", "chart"}  # they silence a warning, say how cells are checked, how to draw


@pytest.mark.parametrize(
    ("record", "name", "members"),
    [(Figure, "figures", FIGURE), (Indicator, "indicators", INDICATOR), (Article, "articles", ARTICLE)],
)
def test_every_key_is_published(record: type[Record], name: str, members: tuple[Member, ...], release: Release) -> None:
    table: Table = next(table for table in every_table(release) if table.name == name)
    stems, names = {column.stem for column in table.columns}, {member.name for member in members}
    for key_name, item in keys_of(record).items():
        export = item.metadata["export"]
        if export is None:
            assert key_name in DERIVED[record] | NOT_PUBLISHED
            assert bool({key_name, f"counted_{key_name}"} & names) is (key_name not in NOT_PUBLISHED)
        else:
            assert (export.name or key_name) in stems & names
