"""docs/format.md holds every key with its value and meaning, as the records declare them."""

from __future__ import annotations

import pytest

from bilan.editing.schema_files import FILES
from tests.conftest import ROOT
from tests.declared_keys import RECORDS
from tests.editing.key_tables import records_shown, with_tables

FORMAT = ROOT / "docs/format.md"


def test_the_tables_of_keys_are_those_of_the_records(request: pytest.FixtureRequest) -> None:
    text = FORMAT.read_text(encoding="utf-8")
    written = with_tables(text)
    if request.config.getoption("--rewrite-golden"):
        FORMAT.write_text(written, encoding="utf-8")
        return
    assert text == written, "Run “pytest tests/editing --rewrite-golden” and read the difference."


def test_every_record_is_shown() -> None:
    text = FORMAT.read_text(encoding="utf-8")
    assert set(RECORDS) - records_shown(text) == set()
    assert all(f"{name}.yml" in text for name in FILES if name != "article")
