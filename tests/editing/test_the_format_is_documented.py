"""docs/format.md and its translations hold every key with its value and meaning, as the records declare them."""

from __future__ import annotations

import pytest

from bilan.editing.schema_files import FILES
from tests.conftest import ROOT
from tests.declared_keys import RECORDS
from tests.editing.key_tables import records_shown, with_tables

FORMAT = ROOT / "docs/format.md"
PAGES = {"en": FORMAT, "fr": ROOT / "docs/fr/format.md", "ar": ROOT / "docs/ar/format.md"}  # by language


@pytest.mark.parametrize("language", PAGES)
def test_the_tables_of_keys_are_those_of_the_records(language: str, request: pytest.FixtureRequest) -> None:
    page = PAGES[language]
    text = page.read_text(encoding="utf-8")
    written = with_tables(text, language)
    if request.config.getoption("--rewrite-golden"):
        page.write_text(written, encoding="utf-8", newline="\n")
        return
    assert text == written, "Run “pytest tests/editing --rewrite-golden” and read the difference."


def test_every_record_is_shown() -> None:
    text = FORMAT.read_text(encoding="utf-8")
    assert set(RECORDS) - records_shown(text) == set()
    assert all(f"{name}.yml" in text for name in FILES if name != "article")
