"""Same report, same day, same bytes: kept or made anew, and whatever lies in the cache."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.edition import read_edition
from generator.paper import typesetting
from generator.paper.cache import forget
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
    keeping = replace(shop, cache=tmp_path / "kept")
    first = _set(keeping)
    assert first == _set(shop)
    monkeypatch.setattr(typesetting, "document", lambda *_: pytest.fail("it was kept, and is set again"))
    assert _set(keeping) == first


def test_a_spoilt_cache_is_not_believed(shop: Workshop, tmp_path: Path) -> None:
    keeping = replace(shop, cache=tmp_path / "kept")
    first = _set(keeping)
    for path in (tmp_path / "kept").iterdir():
        path.write_bytes(path.read_bytes()[:-9] + b"not a PDF")
    assert _set(keeping) == first


def test_what_is_not_used_for_a_month_is_forgotten(tmp_path: Path) -> None:
    for name, day in (("old", 1), ("used", 20), ("new", 40)):
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (day * 86_400, day * 86_400))
    forget(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "used"]


@pytest.mark.parametrize("change", ["day", "address", "words"])
def test_what_changes_is_set_again(shop: Workshop, tmp_path: Path, change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    keeping = replace(shop, cache=tmp_path / "kept")
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
