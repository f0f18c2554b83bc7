"""Open and save a record: the same bytes. Change a field: that field, in our dialect, and no comment lost."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilan.edit_form.form_values import clean_value
from bilan.edit_form.line_merge import carry_change, with_line_ends
from bilan.edit_form.record_address import RecordAddress, collections_of, entry_nodes
from bilan.edit_form.record_fields import RecordFields
from bilan.edit_form.record_text import RecordText, UnreadableError
from bilan.editing.schema_files import FILES, record_of
from bilan.editing.yaml_format import comments
from bilan.locales.editor_locale import EditorLocale
from bilan.schema.record import RecordOf
from bilan.yaml.invisible_characters import has_invisible_signs
from bilan.yaml.parser import parse
from bilan.yaml.source_text import SourceText
from tests.conftest import ROOT

LANGUAGES = ("fr", "ar", "en")
FILE = "data/2021/figures.yml"
FIGURES = """# Relu le 3 mars
source: review   # le bilan
figures:
  total: {value: 10, parts: [one, two]}   # la somme
  one: 6   # sûr
  two:
    value: 4
    note: >-
      Une note
      sur deux lignes.
    # à vérifier
    source: [review]
"""
EVENTS = """# Les jalons
events:
- date: 2021-03-01   # un lundi
  title: "Ouverture"

# avant l’été
- date: 2021-06-01
  title: Clôture
  text: |
    # pas un commentaire
    Deux lignes.
"""
Change = Callable[[Any], object]
REAL = sorted(
    path.relative_to(root).as_posix()
    for root in (ROOT, ROOT / "examples/city")
    for path in (root / "data").rglob("*.yml")
    if record_of(path.name) and path.parent.name in ("data", "2025")
)


def _figure(name: str, text: str = FIGURES) -> RecordText:
    return RecordText(RecordAddress(FILE, "figures", name), text, LANGUAGES)


def _edited(record: RecordText, change: Change) -> str:
    value = copy.deepcopy(record.value)
    change(value)
    return record.with_value(value)


def _addresses(file: str, text: str) -> list[RecordAddress]:
    """The head of a file, and the first and last entry of each of its collections."""
    root, _ = parse(SourceText(file, text))
    entries = {key: [*entry_nodes(root, key)] for key in collections_of(file)}
    ends = ((key, name) for key, names in entries.items() for name in dict.fromkeys((*names[:1], *names[-1:])))
    return [RecordAddress(file), *(RecordAddress(file, key, name) for key, name in ends)]


@pytest.mark.parametrize("name", REAL)
def test_every_value_of_the_real_files_has_a_field_and_is_saved_unchanged(name: str) -> None:
    text = next(path for root in (ROOT, ROOT / "examples/city") if (path := root / name).exists()).read_text(
        encoding="utf-8"
    )
    for address in _addresses(name, text):
        record = RecordText(address, text, LANGUAGES)
        value = json.loads(json.dumps(record.value))
        assert record.with_value(value) == text
        _covered(
            value, {"control": "group", "fields": RecordFields(EditorLocale("fr"), LANGUAGES).of(address.kind)}, str(address)
        )


def _covered(value: Any, field: Any, where: str) -> None:
    """Fail if a form with this field cannot show the value."""
    if field["control"] == "group":
        by_name = {one["name"]: one for one in field["fields"]}
        for key, inner in value.items():
            _covered(inner, by_name[key], f"{where}.{key}")
    elif field["control"] == "list":
        for item in value:
            _covered(item, field["item"], where)
    elif field["control"] == "localized":
        assert value.keys() <= {one["tag"] for one in field["languages"]}, where
    else:
        assert isinstance(value, str), where
        assert "options" not in field or value in [code for code, _ in field["options"]], where


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_record_of_the_format_has_fields_with_labels(language: str) -> None:
    fields = RecordFields(EditorLocale(language), LANGUAGES)
    for name, record in FILES.items():
        drawn = fields.of(RecordOf(record))
        assert [field["name"] for field in drawn if not field["label"]] == [], name
    figure = {field["name"]: field for field in fields.of(RecordAddress(FILE, "figures", "one").kind)}
    assert (figure["value"]["main"], figure["source"]["item"]["names"], figure["by"]["control"]) == (True, "source", "list")


@pytest.mark.parametrize(
    ("name", "change", "before", "after"),
    [
        ("one", lambda shown: shown.update(value="7"), "  one: 6   # sûr", "  one: 7   # sûr"),
        ("one", lambda shown: shown.update(value="4 463"), "  one: 6   # sûr", "  one: 4 463   # sûr"),
        ("total", lambda shown: shown.update(qualifier="about"), "{value: 10, parts", "{value: 10, qualifier: about, parts"),
        (
            "two",
            lambda shown: shown.update(note={"fr": "NO: #1"}),
            "    note: >-\n      Une note\n      sur deux lignes.\n",
            "    note: >-\n      NO: #1\n",
        ),
        ("two", lambda shown: shown.update(source=["review", "other"]), "[review]", "[review, other]"),
        (
            "two",
            lambda shown: shown.pop("note"),
            FIGURES[FIGURES.index("    note:") :],
            "    source: [review]\n# à vérifier\n",
        ),
        (
            "two",
            lambda shown: shown.update(by=[{"dimension": "month", "members": _members(("01", "1"), ("02", "3"))}]),
            "    # à vérifier\n",
            "    # à vérifier\n    by:\n      month: {01: 1, 02: 3}\n",
        ),
    ],
)
def test_a_change_is_that_change(name: str, change: Change, before: str, after: str) -> None:
    assert _spaced(_edited(_figure(name), change)) == _spaced(FIGURES.replace(before, after))


def _spaced(text: str) -> str:
    """A text with one space before each comment: comments stay in their column where there is room."""
    return re.sub(" +#", " #", text)


def _members(*numbers: tuple[str, str]) -> list[dict[str, str]]:
    return [{"id": name, "value": value} for name, value in numbers]


BROKEN_DOWN = """figures:
  one:
    value: 6
    by:
      month:
        01: 2 # janvier
        02: {value: 4, note: Une note}
      region, month: one.csv # le détail
  two: {count: events, where: {topics: [mer, été], language: fr}, by: [month, region]}
"""


@pytest.mark.parametrize(
    ("name", "change", "before", "after"),
    [
        ("one", lambda shown: shown["by"][0]["members"][1].update(value="5"), "value: 4", "value: 5"),
        ("one", lambda shown: shown["by"][0]["members"].append({"id": "03", "value": "1"}), "note}\n", "note}\n        03: 1\n"),
        ("one", lambda shown: shown["by"][0]["members"].pop(0), "        01: 2 # janvier\n", ""),
        ("one", lambda shown: shown["by"][0]["members"][0].update(qualifier="about"), "01: 2 #", "01: {value: 2, qualifier: about} #"),
        ("one", lambda shown: shown["by"][1].update(file="two.csv"), "one.csv", "two.csv"),
        ("one", lambda shown: shown["by"].pop(), "      region, month: one.csv # le détail\n", "# le détail\n"),
        ("two", lambda shown: shown["where"][0]["texts"].append("hiver"), "été]", "été, hiver]"),
        ("two", lambda shown: shown["where"].append({"column": "kind", "texts": ["x"]}), "language: fr}", "language: fr, kind: x}"),
        ("two", lambda shown: shown["by"].pop(), "[month, region]", "[month]"),
        ("two", lambda shown: shown.pop("by"), ", by: [month, region]", ""),
    ],
)  # fmt: skip
def test_breakdowns_and_conditions_are_edited_as_tables(name: str, change: Change, before: str, after: str) -> None:
    assert before in BROKEN_DOWN
    changed = _edited(_figure(name, BROKEN_DOWN), change)
    assert {*_spaced(changed).splitlines()} == {*_spaced(BROKEN_DOWN.replace(before, after)).splitlines()} | (
        {line for line in changed.splitlines() if line.strip() == "# janvier"}
    )


@pytest.mark.parametrize("members", [_members(("", "1")), _members(("01", "1"), ("01", "2"))])
def test_a_member_needs_an_id_of_its_own(members: list[dict[str, str]]) -> None:
    with pytest.raises(UnreadableError, match=r"Write an id\.|The id “01” is already used\."):
        _edited(_figure("one"), lambda shown: shown.update(by=[{"dimension": "month", "members": members}]))


def test_the_head_of_a_file_is_a_record_of_its_own() -> None:
    head = RecordText(RecordAddress(FILE), FIGURES, LANGUAGES)
    assert head.value == {"source": ["review"]}
    changed = _edited(head, lambda shown: shown.update(source=["other"], origin="press"))
    expected = FIGURES.replace("source: review", "source: other").replace("figures:", "origin: press\nfigures:", 1)
    assert _spaced(changed) == _spaced(expected)


def test_lists_are_edited_item_by_item_in_their_own_layout() -> None:
    first, second = (RecordText(RecordAddress("data/2021/events.yml", "events", name), EVENTS, LANGUAGES) for name in "01")
    assert _edited(first, lambda shown: shown.update(title={"fr": "Début"})) == EVENTS.replace('"Ouverture"', '"Début"')
    assert _edited(second, lambda shown: shown.update(date="2021-06-02")) == EVENTS.replace("2021-06-01", "2021-06-02")
    longer = _edited(second, lambda shown: shown.update(topics=["mer"]))
    assert longer == EVENTS.replace("Deux lignes.\n", "Deux lignes.\n  topics: [mer]\n")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_stay(end: str, mark: str) -> None:
    text = mark + FIGURES.replace("\n", end)
    assert _edited(_figure("one", text), lambda shown: shown.update(value="7")) == text.replace("one: 6", "one: 7")
    noted = _edited(_figure("one", text), lambda shown: shown.update(note={"fr": "Un"}))
    assert noted.count("\n") == noted.count(end) == text.count(end) + 2


def test_mixed_line_ends_stay_as_they_are() -> None:
    assert with_line_ends("a\r\nb\nc\r\n", "a\nb\nnew\nc\n") == "a\r\nb\nnew\r\nc\r\n"
    assert with_line_ends("a\nb", "a\nb\nc") == "a\nb\nc"


@pytest.mark.parametrize(
    "text",
    [
        "figures:\n    one:\n        value: 6\n        note:    Une note.\n    two:    4\n",
        "figures: {one: {value: 6, note: Une note.}, two: 4}\n",
        "figures:\n  {\n    one: {value: 6,   note: Une note.},\n    two: 4\n  }\n",
        "figures:\n  one: { value: 6, note:   'Une note.' }   # fin\n\n\n  two: 4",
    ],
)
def test_any_layout_can_be_edited_and_other_entries_keep_theirs(text: str) -> None:
    changed = _edited(_figure("one", text), lambda shown: shown.update(value="7"))
    again = _figure("one", changed)
    assert again.value == {"value": "7", "note": {"fr": "Une note."}}
    assert _figure("two", changed).value == {"value": "4"}
    if "{\n" not in text:
        assert [line for line in text.split("\n") if "two" in line and "one" not in line] == [
            line for line in changed.split("\n") if "two" in line and "one" not in line
        ]


def test_a_change_is_carried_to_another_layout() -> None:
    base, changed = ["a: 1", "b: 2", "c: 3"], ["a: 1", "b: 9", "c: 3"]
    assert carry_change(base, changed, ["a:  1", "b: 2", "", "c: 3"]) == ["a:  1", "b: 9", "", "c: 3"]
    assert carry_change(base, changed, ["a: 1", "b:  2", "c:  3"]) == ["a: 1", "b: 9", "c: 3"]
    assert carry_change(base, base, ["x"]) == ["x"]
    assert carry_change([], ["a: 1"], []) == ["a: 1"]


@pytest.mark.parametrize(
    ("address", "text", "value", "added"),
    [
        (RecordAddress(FILE, "figures"), FIGURES, {"id": "three", "value": "1"}, "  three: 1\n"),
        (
            RecordAddress("data/2021/events.yml", "events"),
            EVENTS,
            {"date": "2021-07-01", "title": {"fr": "Fête: la mer", "ar": ""}},
            '- date: 2021-07-01\n  title: "Fête: la mer"\n',
        ),
    ],
)
def test_a_new_entry_is_added_at_the_end(address: RecordAddress, text: str, value: Any, added: str) -> None:
    record = RecordText(address, text, LANGUAGES)
    assert record.value == {}
    assert record.with_value(value) == text + added


@pytest.mark.parametrize("text", ["events: []\n", "# rien\nevents:\n", "events: [] # rien\n", ""])
def test_a_new_entry_is_the_first_of_an_empty_list(text: str) -> None:
    new = RecordText(RecordAddress("data/2021/events.yml", "events"), text, LANGUAGES)
    changed = new.with_value({"date": "2021-07-01", "title": {"fr": "Fête"}})
    address = new.saved_as({"date": "2021-07-01"})
    assert address.name == "0"
    assert RecordText(address, changed, LANGUAGES).value == {"date": "2021-07-01", "title": {"fr": "Fête"}}
    assert comments(changed) == comments(text)


@pytest.mark.parametrize("value", [{"value": "1"}, {"id": "one", "value": "1"}, {"id": " ", "value": "1"}])
def test_a_new_name_is_needed_and_may_not_be_taken(value: Any) -> None:
    with pytest.raises(UnreadableError) as refused:
        RecordText(RecordAddress(FILE, "figures"), FIGURES, LANGUAGES).with_value(value)
    assert refused.value.field == "id"


def test_an_id_is_changed_or_taken_away_but_never_that_of_another_entry() -> None:
    text = "events:\n  - {id: a, title: A}\n  - {id: b, title: B}\n"
    record = RecordText(RecordAddress("data/2021/events.yml", "events", "b"), text, LANGUAGES)
    assert record.with_value({"id": "c", "title": {"fr": "B"}}) == text.replace("id: b", "id: c")
    assert record.with_value({"title": {"fr": "B"}}) == text.replace("id: b, ", "")
    for address in (record.address, RecordAddress("data/2021/events.yml", "events")):
        with pytest.raises(UnreadableError, match="already used") as refused:
            RecordText(address, text, LANGUAGES).with_value({"id": "a", "title": {"fr": "B"}})
        assert refused.value.field == "id"


def test_a_deleted_entry_leaves_everything_else() -> None:
    assert _figure("one").deleted() == FIGURES.replace("  one: 6   # sûr\n", "  # sûr\n")
    first, last = (RecordText(RecordAddress("data/2021/events.yml", "events", name), EVENTS, LANGUAGES) for name in "01")
    assert first.deleted() == EVENTS.replace('- date: 2021-03-01   # un lundi\n  title: "Ouverture"\n', "# un lundi\n")
    assert last.deleted() == EVENTS[: EVENTS.index("- date: 2021-06")]
    flow = "figures: {one: 6, two: 4} # fin\n"
    assert _spaced(_figure("one", flow).deleted()) == "figures: {two: 4} # fin\n"
    alone = "figures:\n  one: 6\n"
    assert _figure("one", alone).deleted() == "figures: {}\n"


def test_what_is_gone_is_said() -> None:
    for address in (RecordAddress(FILE, "figures", "three"), RecordAddress("data/2021/events.yml", "events", "7")):
        record = RecordText(address, FIGURES if address.file == FILE else EVENTS, LANGUAGES)
        for act in (lambda one=record: one.value, lambda one=record: one.with_value({"value": "1"}), record.deleted):
            with pytest.raises(UnreadableError, match="no longer"):
                act()


@pytest.mark.parametrize("text", ["figures: [\n", "figures:\n\tone: 1\n", "a: &b 1\nfigures: {one: *b}\n"])
def test_unreadable_files_are_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match="Line"):
        _figure("one", text).value  # noqa: B018


texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp", "Cf")), min_size=1).filter(
    lambda text: text.strip() == text and not has_invisible_signs(text)
)


@settings(deadline=None, max_examples=40)
@given(texts, texts)
def test_any_text_is_saved_as_typed(text: str, other: str) -> None:
    saved = _edited(_figure("total"), lambda shown: shown.update(note={"fr": text}))
    saved = _edited(_figure("two", saved), lambda shown: shown.update(note={"fr": other, "ar": text}))
    assert _figure("total", saved).value["note"] == {"fr": text}
    assert _figure("two", saved).value["note"] == {"fr": other, "ar": text}
    assert comments(saved) == comments(FIGURES)


@settings(deadline=None, max_examples=40)
@given(st.text())
def test_no_text_breaks_the_form(typed: str) -> None:
    """Whatever is pasted: it is saved in a file that can be read, or refused with a reason."""
    with suppress(UnreadableError):
        saved = _edited(_figure("two"), lambda shown: shown.update(note={"fr": typed}))
        assert clean_value(_figure("two", saved).value.get("note")) == clean_value({"fr": typed})


@pytest.mark.parametrize(
    ("typed", "saved"),
    [
        ("l\u00adété", "lété"),
        ("\u200bété", "été"),
        ("\u2060- été \u034f", "- été"),
        ("\u00ad# été", "# été"),
        ("été\u0007 et hiver", "été  et hiver"),
        ("été\u2028hiver", "été hiver"),
        ("é\ufeffté", "été"),
        ("été\r\nhiver", "été\nhiver"),
        ("fin\u200f", "fin"),
        ("نص\u200f", "نص\u200f"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("4\u00a0463 actes", "4\u00a0463 actes"),
        ("\u3164", None),
    ],
)
def test_a_text_that_is_pasted_is_saved_without_characters_that_nobody_sees(typed: str, saved: str | None) -> None:
    """A file may not have them: the form refused the text, for a line and a character that its writer cannot see."""
    text = _edited(_figure("two"), lambda shown: shown.update(note={"fr": typed}))
    assert _figure("two", text).value.get("note") == ({"fr": saved} if saved else None)


def test_a_long_text_keeps_the_way_in_which_it_was_broken() -> None:
    long = "mot " * 40 + "fin"
    plain = f"figures:\n  one:\n    value: 6\n    note: {long}\n"
    assert _edited(_figure("one", plain), lambda shown: shown.update(note={"fr": f"{long} et"})) == plain.replace(
        "fin", "fin et"
    )
    narrow = "figures:\n  one:\n    value: 6\n    note: >-\n      " + "\n      ".join(["mot mot mot mot"] * 4) + "\n"
    longer = _edited(_figure("one", narrow), lambda shown: shown["note"].update(fr=shown["note"]["fr"] + " fin"))
    assert longer == narrow + "      fin\n"


def test_paths_of_the_address_are_read_and_written(tmp_path: Path) -> None:
    for text in ("data/2021/figures.yml#figures/one", "data/2021/year.yml#", "data/sources.yml#sources/"):
        assert str(RecordAddress.parse(text)) == text
    assert RecordAddress.parse("data/sources.yml#sources/").is_new
    assert RecordAddress.parse("secret.yml#").kind is RecordAddress.parse("data/sources.yml#nothing/x").kind is None
    assert tmp_path.exists()
