"""The tables of keys, options and problems are those of the declarations; a translation gets them when it is shown.

`pytest -k tables --rewrite-golden tests/documentation` writes those of the English pages.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bilan.cli.documentation_tables import KEYS, tables_in
from bilan.cli.page_text import page_text
from bilan.documentation.doc_pages import DocPage
from bilan.documentation.generated_tables import table_names, with_tables
from bilan.documentation.key_tables import records_shown
from bilan.editing.declared_records import declared_records
from bilan.editing.schema_files import FILES
from bilan.locales.editor_locale import EditorLocale
from tests.conftest import ROOT
from tests.documentation.translated_pages import LANGUAGES, TranslatedPage, translated_pages

DOCS = ROOT / "docs"
PAGES = [page for page in sorted(DOCS.glob("*.md")) if table_names(page.read_text(encoding="utf-8"))]
TRANSLATIONS = [
    page for language in LANGUAGES for page in translated_pages(language) if page.english in PAGES or table_names(page.text)
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_tables_of_an_english_page_are_those_of_the_declarations(page: Path, request: pytest.FixtureRequest) -> None:
    text = page.read_text(encoding="utf-8")
    written = with_tables(text, tables_in("en"))
    if request.config.getoption("--rewrite-golden"):
        page.write_text(written, encoding="utf-8", newline="\n")
        return
    assert text == written, "Run “pytest -k tables --rewrite-golden tests/documentation” and read the difference."


def test_every_record_has_its_keys_in_a_table() -> None:
    text = (DOCS / "format.md").read_text(encoding="utf-8")
    records = {f"{KEYS}{record.__name__}": record for record in declared_records()}
    shown = {inner for name in table_names(text) for inner in records_shown(records[name])}
    assert set(declared_records()) - shown == set()
    assert all(f"{name}.yml" in text for name in FILES if name != "article")


@pytest.mark.parametrize("page", TRANSLATIONS, ids=lambda page: f"{page.language}/{page.name}")
def test_a_translation_has_the_tables_of_its_english_page_when_it_is_shown(page: TranslatedPage) -> None:
    names = table_names(page.english.read_text(encoding="utf-8"))
    assert table_names(page.text) == names
    tables, shown = tables_in(page.language), page_text(DocPage(page.path, page.language), EditorLocale("en"))
    assert [name for name in names if tables(name) not in shown] == []


@pytest.mark.parametrize("page", TRANSLATIONS, ids=lambda page: f"{page.language}/{page.name}")
def test_a_new_key_changes_no_translation(page: TranslatedPage) -> None:
    """Its file has no row of a table that is generated: neither a key, an option, nor a problem."""
    rows, own = (
        [line for line in text.splitlines() if line.startswith(("|", "###"))]
        for text in (page.text, with_tables(page.text, lambda _: ""))
    )
    assert rows == own
