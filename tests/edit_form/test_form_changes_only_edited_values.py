"""Open and save every file of the report: the same bytes. Change a field: that field, in our dialect, and no comment lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilan.build_result import read_report
from bilan.diagnostics.problem import errors
from bilan.edit_form.form_fields import Fields, _select, names_of
from bilan.edit_form.form_files import FormFiles, UnreadableError
from bilan.edit_form.form_values import FormMapper, clean_value
from bilan.edit_form.sveltia_settings import settings as form_settings
from bilan.editing.schema_files import FILES, record_of
from bilan.editing.yaml_format import comments, dump_tree, load_tree
from bilan.locales.editor_locale import EditorLocale
from bilan.mkdocs_plugin.preview.edit_form_server import INSTALL, EditFormServer
from bilan.model.loader import load_report
from bilan.schema.record import RecordOf
from bilan.yaml.invisible_characters import has_invisible_signs
from tests.conftest import ROOT, Folder

LANGUAGES = ("fr", "ar", "en")
OURS = FormFiles(ROOT, LANGUAGES)
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
Change = Callable[[Any], object]


@pytest.mark.parametrize("name", OURS.names)
def test_open_and_save_every_file_gives_the_same_bytes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    shown = json.loads(json.dumps(OURS.shown(name, text)))
    assert OURS.saved(name, shown) == text
    record = record_of(name)
    assert record
    spreading, before = FormMapper(LANGUAGES), load_tree(text)
    assert dump_tree(spreading._into_record(before, clean_value(shown), RecordOf(record))) == text


@pytest.mark.parametrize("name", OURS.names)
def test_every_value_of_every_file_has_a_field(name: str) -> None:
    _covered(OURS.shown(name, (ROOT / name).read_text(encoding="utf-8")), _fields()[name], name)


@cache
def _fields() -> dict[str, list[dict[str, Any]]]:
    report = load_report(ROOT).report
    assert report
    groups = form_settings(ROOT, report)["collections"]
    return {file["format"]: file["fields"] for group in groups for file in group["files"]}


def _covered(shown: Any, fields: list[dict[str, Any]], where: str) -> None:
    by_name = {field["name"]: field for field in fields}
    for key, value in shown.items():
        field = by_name[key]
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                _covered(item, field["fields"], f"{where}.{key}")
            else:
                options = field.get("options") or field.get("field", {}).get("options")
                assert options is None or item in {option["value"] for option in options}, f"{where}.{key}"


def _figure(shown: Any, name: str) -> Any:
    return next(item for item in shown["figures"] if item["id"] == name)


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (lambda shown: _figure(shown, "one").update(value="7"), "  one: 6   # sûr", "  one: 7   # sûr"),
        (lambda shown: _figure(shown, "one").update(value="4 463"), "  one: 6   # sûr", "  one: 4 463   # sûr"),
        (
            lambda shown: _figure(shown, "total").update(qualifier="about"),
            "{value: 10, parts",
            "{value: 10, qualifier: about, parts",
        ),
        (
            lambda shown: _figure(shown, "two").update(note={"fr": "NO: #1"}),
            "    note: >-\n      Une note\n      sur deux lignes.\n",
            "    note: >-\n      NO: #1\n",
        ),
        (lambda shown: _figure(shown, "two").update(source=["review", "other"]), "[review]", "[review, other]"),
        (lambda shown: _figure(shown, "one").update(id="three"), "  one: 6", "  three: 6"),
        (lambda shown: _figure(shown, "two").update(id="three"), "  two:", "  three:"),
        (
            lambda shown: shown.update(source=["review", "other"]),
            "source: review   # le bilan",
            "source: [review, other] # le bilan",
        ),
        (
            lambda shown: shown["figures"].append({"id": "three", "value": "1", "note": {"fr": "", "ar": ""}, "parts": []}),
            "    source: [review]\n",
            "    source: [review]\n  three: 1\n",
        ),
        (
            lambda shown: _figure(shown, "two").pop("note"),
            FIGURES[FIGURES.index("    note:") :],
            "    source: [review]\n# à vérifier\n",
        ),
    ],
)
def test_a_change_is_that_change(folder: Folder, change: Change, before: str, after: str) -> None:
    root = folder({"data/2021/figures.yml": FIGURES})
    files = FormFiles(root, ("fr", "ar"))
    shown = files.shown("data/2021/figures.yml", FIGURES)
    change(shown)
    expected = FIGURES.replace(before, after)
    saved = files.saved("data/2021/figures.yml", shown)
    assert saved.replace("   #", " #") == expected.replace("   #", " #")


def test_a_note_in_a_second_language_keeps_the_first(folder: Folder) -> None:
    root = folder({"data/report.yml": "title: Rapport # ici\ninstitution: {name: Ville}\nlanguages: [fr, ar-MA]\n"})
    files = FormFiles(root, ("fr", "ar"))
    shown = files.shown("data/report.yml", (root / "data/report.yml").read_text(encoding="utf-8"))
    shown["title"]["ar"] = "تقرير"
    (root / "data/report.yml").write_text(files.saved("data/report.yml", shown), encoding="utf-8")
    read = load_report(root)
    assert read.problems == ()
    assert read.report
    assert dict(read.report.publication.title.texts) == {"fr": "Rapport", "ar": "تقرير"}


texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp", "Cf")), min_size=1).filter(
    lambda text: text.strip() == text and not has_invisible_signs(text)
)


@settings(deadline=None, max_examples=40)
@given(texts, texts)
def test_any_text_is_saved_as_typed(tmp_path_factory: pytest.TempPathFactory, text: str, other: str) -> None:
    root = tmp_path_factory.mktemp("form")
    (root / "data/2021").mkdir(parents=True)
    (root / "data/2021/figures.yml").write_text(FIGURES, encoding="utf-8")
    files = FormFiles(root, ("fr", "ar"))
    shown = files.shown("data/2021/figures.yml", FIGURES)
    _figure(shown, "total")["note"] = {"fr": text}
    _figure(shown, "two")["note"] = {"fr": other, "ar": text}
    saved = files.saved("data/2021/figures.yml", shown)
    again = files.shown("data/2021/figures.yml", saved)
    assert clean_value(again) == clean_value({**shown})
    assert (_figure(again, "total")["note"], _figure(again, "two")["note"]) == ({"fr": text}, {"fr": other, "ar": text})
    assert comments(saved) == comments(FIGURES)


@settings(deadline=None, max_examples=40)
@given(st.text())
def test_no_text_breaks_the_form(tmp_path_factory: pytest.TempPathFactory, typed: str) -> None:
    """Whatever is pasted: it is saved in a file that can be read, or refused with a reason."""
    root = tmp_path_factory.mktemp("form")
    (root / "data/2021").mkdir(parents=True)
    (root / "data/2021/figures.yml").write_text(FIGURES, encoding="utf-8")
    files = FormFiles(root, ("fr", "ar"))
    shown = files.shown("data/2021/figures.yml", FIGURES)
    _figure(shown, "two")["note"] = {"fr": typed}
    with suppress(UnreadableError):
        again = files.shown("data/2021/figures.yml", files.saved("data/2021/figures.yml", shown))
        assert clean_value(again) == clean_value(shown)


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
def test_a_text_that_is_pasted_is_saved_without_characters_that_nobody_sees(
    folder: Folder, typed: str, saved: str | None
) -> None:
    """A file may not have them: the form refused the text, for a line and a character that its writer cannot see."""
    root = folder({"data/2021/figures.yml": FIGURES})
    files = FormFiles(root, ("fr", "ar"))
    shown = files.shown("data/2021/figures.yml", FIGURES)
    _figure(shown, "two")["note"] = {"fr": typed}
    again = files.shown("data/2021/figures.yml", files.saved("data/2021/figures.yml", shown))
    assert _figure(again, "two").get("note") == ({"fr": saved} if saved else None)


def test_unreadable_files_are_refused_and_no_other_file_is_read(folder: Folder) -> None:
    root = folder({"data/2021/figures.yml": FIGURES, "secret.yml": "a: 1\n"})
    files = FormFiles(root, ("fr",))
    for name, text in (
        ("data/2021/figures.yml", "figures: [\n"),
        ("secret.yml", "a: 1\n"),
        ("data/../secret.yml", "a: 1\n"),
        ("data/2021/figures.yml", ""),
    ):
        with pytest.raises(UnreadableError):
            files.shown(name, text)


def _asked(admin: EditFormServer, path: str, query: str = "", body: bytes | None = None) -> tuple[str, bytes]:
    told: list[str] = []
    environ = {
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "REQUEST_METHOD": "GET" if body is None else "POST",
        "CONTENT_LENGTH": str(len(body or b"")),
        "wsgi.input": BytesIO(body or b""),
    }
    answer = b"".join(admin(environ, lambda status, _headers, _error=None: told.append(status) or (lambda _: None)))  # type: ignore[func-returns-value]
    return told[0], answer


def _site(_environ: object, start: Callable[..., object]) -> list[bytes]:
    start("200 OK", [])
    return [b"site"]


def test_the_preview_serves_the_form_and_changes_no_file(folder: Folder) -> None:
    root = folder({"data/2021/figures.yml": FIGURES})
    report = load_report(root).report
    admin = EditFormServer(root, lambda: report, _site, EditorLocale("fr"))
    query = "file=data/2021/figures.yml"
    assert _asked(admin, "/2021/") == ("200 OK", b"site")
    assert INSTALL.encode() in _asked(admin, "/admin/")[1]
    status, shown = _asked(admin, "/admin/read", query, FIGURES.encode())
    assert status == "200 OK"
    changed = json.loads(shown)
    _figure(changed, "one")["value"] = "7"
    status, saved = _asked(admin, "/admin/write", query, json.dumps(changed).encode())
    assert (status, saved.decode()) == ("200 OK", FIGURES.replace("one: 6", "one: 7"))
    assert (root / "data/2021/figures.yml").read_text(encoding="utf-8") == FIGURES
    for path, asked, body in (
        ("/admin/write", "file=../x", b"{}"),
        ("/admin/read", query, b"a: [\n"),
        ("/admin/write", query, b"["),
    ):
        assert _asked(admin, path, asked, body)[0].startswith("422")
    assert _asked(admin, "/admin/../../etc/passwd")[0].startswith("404")
    assert _asked(admin, "/admin/package/../../../package.json")[0].startswith("404")


def test_the_form_that_is_named_is_the_one_that_is_locked() -> None:
    wanted = json.loads((ROOT / "admin/package.json").read_text(encoding="utf-8"))["dependencies"]["@sveltia/cms"]
    locked = json.loads((ROOT / "admin/package-lock.json").read_text(encoding="utf-8"))["packages"][
        "node_modules/@sveltia/cms"
    ]
    assert INSTALL.endswith(f"@sveltia/cms@{wanted}")
    assert locked["version"] == wanted
    assert locked["integrity"].startswith("sha512-")


def test_a_choice_without_options_is_a_text() -> None:
    """Sveltia opens no report at all where one choice has no option, as that of dimensions in a report without any."""
    assert _select(())["widget"] == "string"
    assert _select([("a", "A")]) == {"widget": "select", "options": [{"value": "a", "label": "A"}]}


def test_every_record_of_the_format_can_be_drawn() -> None:
    report = load_report(ROOT).report
    assert report
    from bilan.locales.editor_locale import EditorLocale

    for language in LANGUAGES:
        fields = Fields(EditorLocale(language), LANGUAGES, names_of(report))
        assert all(fields.of(record) for record in FILES.values())


def test_an_unwritten_text_does_not_stop_the_preview(folder: Folder, tmp_path: Path) -> None:
    root = folder({"data/2021/figures.yml": FIGURES.replace("Une note", "TODO une note")})
    assert [problem.code for problem in errors(read_report(root, date(2026, 1, 1)).problems)] == ["left-to-write"]
    assert errors(read_report(root, date(2026, 1, 1), drafts=True).problems) == ()
    assert tmp_path == root
