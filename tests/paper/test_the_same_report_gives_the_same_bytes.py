"""Same report, same day, same bytes: kept or made anew."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.edition import read_edition
from generator.keeping.store import Store
from generator.model.report import Report
from generator.paper import making
from generator.paper.document import Volume, volume
from generator.paper.keeping import made_with
from generator.paper.making import documents
from generator.paper.press import Press
from generator.paper.workshop import Workshop
from generator.problems import errors
from tests.conftest import Folder
from tests.paper.conftest import DAY, workshop


@pytest.fixture
def shop(folder: Folder) -> Workshop:
    root = folder({})
    return workshop(root, read_edition(root, DAY))


def _set(shop: Workshop) -> bytes:
    with Press() as press:
        (file,), problems = documents(shop, press)
    assert problems == ()
    return file.content


def test_two_documents_of_a_day_are_alike(shop: Workshop) -> None:
    made_with.cache_clear()
    assert _set(shop) == _set(shop)


def test_what_is_kept_is_what_would_be_made(shop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeping = replace(shop, store=Store(tmp_path / "kept"))
    first = _set(keeping)
    assert first == _set(shop)
    monkeypatch.setattr(Press, "document", lambda *_: pytest.fail("it was kept, and is set again"))
    assert _set(keeping) == first


def test_what_stays_the_same_is_not_even_written_again(
    shop: Workshop, tmp_path: Path, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping = replace(shop, store=Store(tmp_path / "kept"))
    first = _set(keeping)
    written: list[int] = []

    def counted(report: Report, year: int, *given: Any) -> Volume:
        written.append(year)
        return volume(report, year, *given)

    monkeypatch.setattr(making, "volume", counted)
    assert _set(keeping) == first
    assert written == []
    root = folder({"data/2021/events.yml": "events:\n  - {title: {fr: Ouverture}, date: 2021-03-01, source: review}\n"})
    edition = read_edition(root, DAY)
    assert not errors(edition.problems) and edition.report
    edited = _set(replace(keeping, report=edition.report))
    assert written == [2021]
    assert edited == _set(replace(shop, report=edition.report)) != first


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
            monkeypatch.setattr("generator.paper.keeping.made_with", lambda: "another template")
            set_again: list[bool] = []
            given = Press.document

            def counted(*job: Any) -> Future[list[bytes]]:
                set_again.append(True)
                return given(*job)

            monkeypatch.setattr(Press, "document", counted)
            assert _set(keeping) == first
            assert set_again == [True]
            return
    assert _set(keeping) != first
