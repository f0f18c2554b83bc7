"""Same report, same day, same bytes: kept or made anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.edition import read_edition
from generator.keeping.store import Store
from generator.paper import typesetting
from generator.paper.making import Workshop, documents
from tests.conftest import Folder
from tests.paper.conftest import DAY, workshop


@pytest.fixture
def shop(folder: Folder) -> Workshop:
    root = folder({})
    return workshop(root, read_edition(root, DAY))


def _set(shop: Workshop) -> bytes:
    (file,), problems = documents(shop)
    assert problems == ()
    return file.content


def test_two_documents_of_a_day_are_alike(shop: Workshop) -> None:
    typesetting.state.cache_clear()
    assert _set(shop) == _set(shop)


def test_what_is_kept_is_what_would_be_made(shop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeping = replace(shop, store=Store(tmp_path / "kept"))
    first = _set(keeping)
    assert first == _set(shop)
    monkeypatch.setattr(typesetting, "document", lambda *_: pytest.fail("it was kept, and is set again"))
    assert _set(keeping) == first


@pytest.mark.parametrize("change", ["day", "address", "words"])
def test_what_changes_is_set_again(shop: Workshop, tmp_path: Path, change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    keeping = replace(shop, store=Store(tmp_path / "kept"))
    first = _set(keeping)
    match change:
        case "day":
            keeping = replace(keeping, today=date(2027, 1, 1))
        case "address":
            keeping = replace(keeping, online="https://example.com/")
        case "words":
            monkeypatch.setattr(typesetting, "state", lambda: "another template")
            set_again: list[bool] = []
            made = typesetting.document

            def counted(*given: Any) -> bytes:
                set_again.append(True)
                return made(*given)

            monkeypatch.setattr(typesetting, "document", counted)
            assert _set(keeping) == first
            assert set_again == [True]
            return
    assert _set(keeping) != first
