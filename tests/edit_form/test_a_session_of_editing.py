"""A report is edited in a session: problems are at their fields, saves can be undone, and no change of others is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bilan.edit_form.edit_addresses import EditedReport
from bilan.edit_form.new_entries import with_proposed_id
from bilan.edit_form.record_text import UnreadableError
from bilan.edit_form.report_editor import ConflictError, ReportEditor
from bilan.locales.editor_locale import EditorLocale
from bilan.report_check import check_report_folder
from tests.conftest import Folder

TODAY = date(2026, 1, 1)
FIGURES = "data/2021/figures.yml"
ONE, TOTAL = f"{FIGURES}#figures/one", f"{FIGURES}#figures/total"
PAGES = {
    "data/report.yml": "title: Rapport\ninstitution: {name: Ville}\nlanguages: [fr, ar-MA]\n",
    "content/about.md": "# À propos\n\nDeux mots.\n\nTrois {{ figure('one') }} mots.\n",
    "content/about.ar.md": "# عن التقرير\n\nكلمتان.\n\nثلاث {{ figure('one') }} كلمات.\n",
}


@pytest.fixture
def session(folder: Folder) -> Callable[..., tuple[ReportEditor, Path]]:
    """An editor of a small report with these files, which reads the folder again for each question."""

    def start(files: dict[str, str | bytes] | None = None, language: str = "en") -> tuple[ReportEditor, Path]:
        root = folder(files or {})

        def current() -> EditedReport:
            checked = check_report_folder(root, TODAY, drafts=True)
            assert checked.report
            return EditedReport(root, checked.report, checked.sources, TODAY)

        return ReportEditor(current, EditorLocale(language)), root

    return start


Session = Callable[..., tuple[ReportEditor, Path]]


def _with(opened: dict[str, Any], **changed: object) -> dict[str, Any]:
    return {**opened["value"], **changed}


def test_a_form_has_fields_values_names_and_digests(session: Session) -> None:
    editor, _ = session()
    opened = editor.open_form(TOTAL)
    assert opened["value"] == {"value": "10", "parts": ["one", "two"]}
    assert opened["title"] == "Total · 2021/figures.yml › total"
    assert [*opened["names"]["indicator"]] == [("total", "Total"), ("one", "Un"), ("two", "Deux")]
    assert opened["names"]["source"] == [("review", "Bilan")]
    assert opened["problems"] == opened["elsewhere"] == []
    assert [*opened["digests"]] == [FIGURES]


@pytest.mark.parametrize(
    ("address", "changed", "path", "code", "hint"),
    [
        (ONE, {"value": "4.463"}, "value", "ambiguous-number", "Write 4463."),
        (ONE, {"value": ""}, "value", "empty-value", ""),
        (TOTAL, {"value": "11"}, "value", "sum-mismatch", ""),
        (TOTAL, {"parts": ["one", "too"]}, "parts.1", "unknown-indicator", "Did you mean “two”?"),
        (ONE, {"note": {"fr": "Oui", "ar": "x", "de": "Ja"}}, "note.de", "unknown-language", ""),
        (ONE, {"residual": {"value": "5"}}, "residual.name", "missing-key", ""),
        (ONE, {"revisions": [{"was": "5"}]}, "revisions.0.date", "missing-key", ""),
        (ONE, {"qualifier": "abuot"}, "qualifier", "unknown-value", "Did you mean “about”?"),
        (
            ONE,
            {"by": [{"dimension": "month", "members": [{"id": "01", "value": "x"}]}]},
            "by.0.members.0.value",
            "invalid-number",
            "",
        ),
        (
            ONE,
            {"by": [{"dimension": "month", "members": [{"id": "1", "value": "6"}]}]},
            "by.0.members.0.id",
            "invalid-period",
            "Write 01.",
        ),
        (
            ONE,
            {"by": [{"dimension": "mont", "members": [{"id": "1", "value": "6"}]}]},
            "by.0.dimension",
            "unknown-dimension",
            "Did you mean “month”?",
        ),
        (ONE, {"by": [{"dimension": "month", "file": "one.xls"}]}, "by.0.file", "wrong-kind", ""),
        (ONE, {"by": [{"dimension": "month", "members": [{"value": "6"}]}]}, "", "", ""),
        (ONE, {"count": "events", "where": [{"column": "kind", "texts": ["x"]}]}, "where.0.column", "unknown-column", ""),
        ("data/sources.yml#sources/review", {"url": "example.org"}, "url", "bad-address", ""),
    ],
)
def test_a_problem_is_reported_at_its_field_as_the_check_tells_it(
    session: Session, address: str, changed: dict[str, Any], path: str, code: str, hint: str
) -> None:
    editor, root = session({"data/report.yml": PAGES["data/report.yml"]})
    opened = editor.open_form(address)
    checked = editor.check(address, {key: value for key, value in _with(opened, **changed).items() if value}, opened)
    found = [problem for problem in checked["problems"] if problem["code"] == code]
    assert [problem["path"] for problem in found][:1] == [path], checked
    assert hint in found[0]["hint"]
    if not code:
        assert found[0]["message"] == "Write an id."
        return
    if code == "missing-key":
        assert found[0]["message"] == "This field is required."  # a form has no keys to add
        return
    editor.save(address, {key: value for key, value in _with(opened, **changed).items() if value}, opened)
    output = [
        str(problem.message) for problem in check_report_folder(root, TODAY, drafts=True).problems if problem.code == code
    ]
    assert found[0]["message"] in output


def test_problems_that_a_value_causes_elsewhere_are_reported_and_old_ones_are_not(session: Session) -> None:
    editor, _ = session({"data/sources.yml": "sources:\n  review: {title: Bilan, publisher: Ville, url: nowhere}\n"})
    opened = editor.open_form(ONE)
    assert opened["elsewhere"] == []
    checked = editor.check(ONE, {"value": "7"}, opened)
    assert [(problem["code"], problem["where"]) for problem in checked["elsewhere"]] == [("sum-mismatch", f"{FIGURES}:3:18")]


def test_problems_are_reported_in_the_language_of_the_editor(session: Session) -> None:
    editor, _ = session(language="fr")
    opened = editor.open_form(ONE)
    assert opened["fields"][0]["label"] == "Valeur"
    assert editor.check(ONE, {"value": "4.463"}, opened)["problems"][0]["hint"] == "Écrivez 4463."


def test_a_save_can_be_undone_and_the_one_before_it_too(session: Session) -> None:
    editor, root = session()
    before = (root / FIGURES).read_bytes()
    for value in ("7", "8"):
        opened = editor.open_form(ONE)
        saved = editor.save(ONE, {"value": value}, opened)
        assert saved["files"] == [FIGURES]
    assert (root / FIGURES).read_bytes() == before.replace(b"one: 6", b"one: 8")
    assert editor.undo()["undo"] == "Un · 2021/figures.yml › one"
    assert (root / FIGURES).read_bytes() == before.replace(b"one: 6", b"one: 7")
    assert editor.undo()["undo"] == ""
    assert (root / FIGURES).read_bytes() == before
    with pytest.raises(UnreadableError, match="nothing to undo"):
        editor.undo()


def test_a_save_without_a_change_writes_nothing(session: Session) -> None:
    editor, root = session()
    opened, before = editor.open_form(ONE), (root / FIGURES).stat().st_mtime_ns
    assert editor.save(ONE, opened["value"], opened)["files"] == []
    assert (root / FIGURES).stat().st_mtime_ns == before
    assert editor.last_save == ""


def test_nothing_is_undone_over_a_later_change(session: Session) -> None:
    editor, root = session()
    editor.save(ONE, {"value": "7"}, editor.open_form(ONE))
    with (root / FIGURES).open("a", encoding="utf-8") as file:
        file.write("# une note\n")
    with pytest.raises(UnreadableError, match="was changed since"):
        editor.undo()
    assert "# une note" in (root / FIGURES).read_text(encoding="utf-8")


def test_a_change_of_another_record_meanwhile_is_kept(session: Session) -> None:
    editor, root = session()
    opened = editor.open_form(ONE)
    text = (root / FIGURES).read_text(encoding="utf-8")
    (root / FIGURES).write_text("# en tête\n" + text.replace("two: 4", "two: 5"), encoding="utf-8")
    assert editor.check(ONE, {"value": "7"}, opened)["changed"] is True
    editor.save(ONE, {"value": "7"}, opened)
    expected = "# en tête\n" + text.replace("two: 4", "two: 5").replace("one: 6", "one: 7")
    assert (root / FIGURES).read_text(encoding="utf-8") == expected


def test_a_change_of_the_same_record_meanwhile_is_shown_and_not_overwritten(session: Session) -> None:
    editor, root = session()
    opened = editor.open_form(ONE)
    text = (root / FIGURES).read_text(encoding="utf-8").replace("one: 6", "one: 60")
    (root / FIGURES).write_text(text, encoding="utf-8")
    shown = editor.check(ONE, {"value": "7"}, opened)["conflict"]
    assert shown == [{"label": "Value", "opened": "6", "file": "60", "form": "7"}]
    with pytest.raises(ConflictError) as conflict:
        editor.save(ONE, {"value": "7"}, opened)
    with pytest.raises(ConflictError):
        editor.delete(ONE, opened)
    assert (root / FIGURES).read_text(encoding="utf-8") == text
    editor.save(ONE, {"value": "7"}, conflict.value.now)  # the editor saw both, and keeps the form
    assert (root / FIGURES).read_text(encoding="utf-8") == text.replace("one: 60", "one: 7")


def test_two_saves_at_once_are_both_kept(session: Session) -> None:
    editor, root = session()
    one, two = editor.open_form(ONE), editor.open_form(f"{FIGURES}#figures/two")
    threads = [
        threading.Thread(target=editor.save, args=(ONE, {"value": "7"}, one)),
        threading.Thread(target=editor.save, args=(f"{FIGURES}#figures/two", {"value": "3"}, two)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    text = (root / FIGURES).read_text(encoding="utf-8")
    assert "one: 7" in text
    assert "two: 3" in text


@pytest.mark.parametrize(
    ("address", "value", "file"),
    [
        (
            "data/2021/articles.yml#articles/",
            {"id": "a-1", "title": "Titre", "outlet": "Le Matin", "language": "fr", "url": "https://example.org/a", "summary": {"fr": "Résumé."}},
            "data/2021/articles.yml",
        ),
        ("data/2021/events.yml#events/", {"date": "2021-03-01", "title": {"fr": "Ouverture"}}, "data/2021/events.yml"),
        ("data/sources.yml#sources/", {"id": "other", "title": "Autre", "publisher": "Ville"}, "data/sources.yml"),
        ("data/glossary.yml#terms/", {"id": "acte", "name": {"fr": "Acte"}, "definition": {"fr": "Ce qui est fait."}}, "data/glossary.yml"),
    ],
)  # fmt: skip
def test_a_new_entry_is_read_by_the_report_and_undone_with_its_file(
    session: Session, address: str, value: dict[str, Any], file: str
) -> None:
    editor, root = session()
    before = (root / file).read_bytes() if (root / file).exists() else None
    opened = editor.open_form(address)
    assert opened["value"] == {}
    checked = editor.check(address, value, opened)
    assert [problem for problem in checked["problems"] + checked["elsewhere"] if problem["severity"] == "error"] == []
    editor.save(address, value, opened)
    text = (root / file).read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=") or before is not None
    name = value.get("id", "0")
    assert editor.open_form(f"{address}{name}")["value"] == {
        key: item for key, item in value.items() if key != "id" or "articles" in file
    }
    editor.undo()
    assert ((root / file).read_bytes() if (root / file).exists() else None) == before


def test_the_missing_keys_of_a_new_entry_are_reported_at_their_fields(session: Session) -> None:
    editor, _ = session()
    address = "data/2021/articles.yml#articles/"
    checked = editor.check(address, {"title": "Titre"}, editor.open_form(address))
    assert {problem["path"] for problem in checked["problems"]} >= {"outlet", "language", "summary"}
    assert checked["proposed"] == {"id": "titre"}


@pytest.mark.parametrize(
    ("collection", "value", "proposed"),
    [
        ("articles", {"outlet": "Hespress", "title": "Les portes ouvertes à Rabat"}, "hespress-les-portes-ouvertes-a"),
        ("articles", {"outlet": "هسبريس", "title": "الأبواب المفتوحة"}, "article"),
        ("articles", {"id": "own", "title": "Un"}, "own"),
        ("articles", {}, None),
        ("sources", {"publisher": "Institut", "title": "حصيلة 2026"}, "institut-2026"),
        ("sources", {"publisher": "Ville", "title": "review"}, "ville-review"),
        ("sources", {"title": "Review"}, "review-2"),
        ("indicators", {"name": {"ar": "الشكايات", "fr": "Plaintes reçues"}}, "plaintes_recues"),
        ("pictures", {"file": "pictures/Le Port.jpg"}, "le-port"),
        ("units", {"ar": {"other": "طلب"}}, None),
        ("figures", {"value": "1"}, None),
    ],
)
def test_an_id_is_proposed_from_what_an_entry_says(collection: str, value: dict[str, Any], proposed: str | None) -> None:
    assert with_proposed_id(collection, value, {"review"}).get("id") == proposed


def test_a_deleted_entry_can_be_put_back(session: Session) -> None:
    editor, root = session()
    before = (root / FIGURES).read_bytes()
    editor.delete(ONE, editor.open_form(ONE))
    assert b"one: 6" not in (root / FIGURES).read_bytes()
    editor.undo()
    assert (root / FIGURES).read_bytes() == before


def test_a_new_year_begins_with_the_indicators_of_the_last(session: Session) -> None:
    editor, root = session()
    for wrong in (1899, 2028, 2021):
        with pytest.raises(UnreadableError):
            editor.add_year(wrong)
    editor.add_year(2022)
    assert "one:" in (root / "data/2022/figures.yml").read_text(encoding="utf-8")
    assert "status: draft" in (root / "data/2022/year.yml").read_text(encoding="utf-8")
    assert editor.years == [2022, 2021]
    editor.undo()
    assert not (root / "data/2022/figures.yml").exists()


def test_a_paragraph_is_edited_in_all_its_languages(session: Session) -> None:
    editor, root = session(PAGES)
    opened = editor.open_form("content/about.md#1")
    assert opened["value"] == {"text": {"fr": "Deux mots.", "ar": "كلمتان."}}
    changed = {"text": {"fr": "Deux mots.\n\nEt deux autres.", "ar": "كلمتان اثنتان."}}
    editor.save("content/about.md#1", changed, opened)
    french, arabic = ((root / f"content/about{one}.md").read_text(encoding="utf-8") for one in ("", ".ar"))
    assert french == str(PAGES["content/about.md"]).replace("Deux mots.", "Deux mots.\n\nEt deux autres.")
    assert arabic == str(PAGES["content/about.ar.md"]).replace("كلمتان.", "كلمتان اثنتان.")
    editor.undo()
    assert (root / "content/about.ar.md").read_text(encoding="utf-8") == PAGES["content/about.ar.md"]


CHAPTER = {
    "id": "rumeurs",
    "title": {"fr": "Deux fois moins de rumeurs : « enfin »", "ar": "إشاعات أقل"},
    "text": {"fr": "Le total est {{ figure('total') }}.\n\nDeux mots.", "ar": "المجموع {{ figure('total') }}."},
    "chart": ["total"],
}


def test_a_chapter_is_written_in_all_its_languages_and_listed_in_its_year(session: Session) -> None:
    year = "# L’année\nstatus: published  # relue\n"
    editor, root = session({**PAGES, "data/2021/year.yml": year})
    address = "content/2021/#chapters/"
    opened = editor.open_form(address)
    assert (opened["title"], opened["value"]) == ("New chapter of 2021", {})
    without_id = {key: item for key, item in CHAPTER.items() if key != "id"}
    checked = editor.check(address, {**without_id, "chart": ["totla"]}, opened)
    assert checked["proposed"] == {"id": "deux-fois-moins-de-rumeurs"}
    assert ("chart.0", "Did you mean “total”?") in [(one["path"], one["hint"]) for one in checked["problems"]]
    wrong = editor.check(address, {**CHAPTER, "text": {"fr": "{{ figure('x') }}"}}, opened)["problems"]
    assert [one["path"] for one in wrong if one["code"] == "unknown-indicator"] == ["text.fr"]
    editor.save(address, CHAPTER, opened)
    assert (root / "content/2021/rumeurs.md").read_text(encoding="utf-8") == (
        "---\ntitle: \"Deux fois moins de rumeurs : « enfin »\"\nchart: total\n---\n\nLe total est {{ figure('total') }}.\n\nDeux mots.\n"
    )
    assert (
        (root / "content/2021/rumeurs.ar.md")
        .read_text(encoding="utf-8")
        .startswith("---\ntitle: إشاعات أقل\nchart: total\n")
    )
    assert (root / "data/2021/year.yml").read_text(encoding="utf-8") == f"{year}chapters: [rumeurs]\n"

    page = "content/2021/rumeurs.ar.md#"
    opened = editor.open_form(page)
    assert opened["value"] == {key: item for key, item in CHAPTER.items() if key != "id"}
    editor.save(page, {**opened["value"], "chart": [], "drawing": "total"}, opened)
    for file in ("rumeurs.md", "rumeurs.ar.md"):
        assert "\ndrawing: total\n---" in (root / "content/2021" / file).read_text(encoding="utf-8")
    editor.undo()
    editor.delete(page, editor.open_form(page))
    assert not (root / "content/2021/rumeurs.ar.md").exists()
    assert "rumeurs" not in (root / "data/2021/year.yml").read_text(encoding="utf-8")
    editor.undo()
    assert (root / "content/2021/rumeurs.ar.md").exists()
    with pytest.raises(UnreadableError, match="already used"):
        editor.save(address, CHAPTER, editor.open_form(address))


def test_a_page_may_begin_in_another_language_than_the_first(session: Session) -> None:
    editor, root = session({"data/report.yml": PAGES["data/report.yml"]})
    new, page = "content/#pages/", {"id": "team", "title": {"ar": "من نحن"}, "text": {"ar": "نص."}}
    editor.save(new, page, editor.open_form(new))
    opened = editor.open_form("content/team.ar.md#")
    assert opened["value"] == {"title": page["title"], "text": page["text"]}
    editor.save("content/team.ar.md#", {**opened["value"], "text": {"fr": "Un mot.", "ar": "نص."}}, opened)
    assert (root / "content/team.md").read_text(encoding="utf-8") == "Un mot.\n"


def test_a_page_keeps_what_a_form_does_not_show_and_gets_a_translation(session: Session) -> None:
    page = "---\n# relu\nicon: material/home\ntitle: Accueil # court\n---\n\n\nUn mot.\r\n"
    editor, root = session({"data/report.yml": PAGES["data/report.yml"], "content/note.md": page})
    opened = editor.open_form("content/note.md#")
    assert [field["name"] for field in opened["fields"]] == ["title", "text", "description"]
    assert opened["value"] == {"title": {"fr": "Accueil"}, "text": {"fr": "Un mot."}}
    editor.save("content/note.md#", {**opened["value"], "title": {"fr": "Bienvenue", "ar": "ملاحظة"}}, opened)
    assert (root / "content/note.md").read_bytes().decode() == page.replace("Accueil", "Bienvenue")
    assert (root / "content/note.ar.md").read_text(encoding="utf-8") == "---\ntitle: ملاحظة\n---\n"


def test_the_expressions_of_a_paragraph_are_checked(session: Session) -> None:
    editor, _ = session(PAGES)
    opened = editor.open_form("content/about.ar.md#2")
    value = {"text": {**opened["value"]["text"], "ar": "{{ figure('nothing') }}"}}
    problems = editor.check("content/about.ar.md#2", value, opened)["problems"]
    assert ("text.ar", "unknown-indicator") in [(problem["path"], problem["code"]) for problem in problems]


@pytest.mark.parametrize(
    "address",
    [
        "secret.yml#",
        "data/../secret.yml#",
        "data/../mkdocs.yml#",
        "/etc/passwd#",
        "../x.yml#",
        "data/2021/unknown.yml#",
        "data/2021/figures.yml#nothing/one",
        "data/2021/figures.yml#figures/nothing",
        "data/2021/link.yml#",
        "data/2020/figures.yml#",
        "content/../data/report.md#0",
        "content/about.md#9",
        "content/about.md#-1",
        "content/about.md#x",
        "content/none.md#0",
        "data/\0.yml#",
        "",
    ],
)
def test_nothing_else_is_opened_or_written(session: Session, address: str, tmp_path: Path) -> None:
    editor, root = session({**PAGES, "secret.yml": "a: 1\n"})
    (root / "data/2021/link.yml").symlink_to(tmp_path / "outside.yml")
    opened: dict[str, Any] = {"digests": {}, "value": {}}
    with pytest.raises(UnreadableError):
        editor.open_form(address)
    with pytest.raises(UnreadableError):
        editor.save(address, {"value": "1"}, opened)
    with pytest.raises(UnreadableError):
        editor.delete(address, opened)
    assert not (root / "data/2020").exists()


def test_texts_of_pages_are_found_where_they_are_written(session: Session) -> None:
    note = "source: review\nfigures:\n  total: {value: 10, parts: [one, two]}\n  one: {value: 6, note: {fr: « Une note » qui est assez longue., ar: x}}\n  two: 4\n"
    front = "---\ntitle: Un titre au-dessus de la page\nrole: Maire de la ville\n---\nUn.\n"
    only = "---\ntitle: \"{{ figure('one') }}\"\n---\nUn.\n"  # a title of which nothing can be looked for
    editor, _ = session({**PAGES, FIGURES: note, "content/front.md": front, "content/only.ar.md": only})
    texts = [
        ("p", "« Une note » qui est assez longue."),
        ("p", "Trois 6 mots."),
        ("span", "Deux mots."),
        ("p", "Rien de tel, jamais écrit nulle part."),
        ("h1", "À propos"),
        ("h1", "Un titre au-dessus de la page"),
        ("p", "Maire de la ville"),
        ("h2", "Total"),
        ("td", "Total"),
    ]
    found = editor.find(texts, "/2021/")
    assert [one and (one.address, one.field) for one in found] == [
        (ONE, "note.fr"),
        ("content/about.md#2", "text"),
        None,  # too short to be sure of, in an element of any kind
        None,
        ("content/about.md#0", "text"),
        ("content/front.md#", "title.fr"),
        ("content/front.md#", "role.fr"),
        ("data/indicators.yml#indicators/total", "name.fr"),
        None,
    ]


def test_everything_is_listed_with_its_address(session: Session) -> None:
    editor, _ = session(PAGES)
    listed = {one.file: one for one in editor.contents()}
    assert [*listed][-2:] == ["content/about.ar.md", "content/about.md"]
    assert (f"{FIGURES}#figures/one", "Un · one: 6") in listed[FIGURES].entries
    assert listed[FIGURES].new == [f"{FIGURES}#figures/"]
    for one in listed.values():
        for address, _ in one.entries:
            assert editor.open_form(address)["value"] or address == "data/press.yml#"  # which is not there yet
