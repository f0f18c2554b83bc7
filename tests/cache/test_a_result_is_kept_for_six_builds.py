"""How long a store keeps what it was given, and when it writes it: each number on both sides."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bilan.cache.result_store import FILE, ResultStore


def _rows(folder: Path) -> int:
    """How many results another build would find."""
    with sqlite3.connect(folder / FILE) as file:
        return int(file.execute("SELECT count(*) FROM results").fetchone()[0])


def _built(store: ResultStore) -> None:
    """A build that asks for something else."""
    if store.get("other") is None:
        store.put("other", b"else")
    store.collect_garbage()


@pytest.mark.parametrize(("builds", "kept"), [(6, True), (7, False)])
def test_what_no_build_asked_for_is_kept_for_six_builds(tmp_path: Path, builds: int, kept: bool) -> None:
    store = ResultStore(tmp_path)
    store.put("key", b"value")
    _built(store)
    for _ in range(builds):
        _built(store)
    assert (store.get("key") == b"value") is kept


def test_what_a_build_asks_for_is_kept_for_six_more(tmp_path: Path) -> None:
    store = ResultStore(tmp_path)
    store.put("key", b"value")
    for _ in range(3):
        for _ in range(6):
            _built(store)
        assert store.get("key") == b"value"


@pytest.mark.parametrize(("results", "written"), [(63, 0), (64, 64)])
def test_sixty_four_results_are_written_together(tmp_path: Path, results: int, written: int) -> None:
    store = ResultStore(tmp_path)
    for number in range(results):
        store.put(str(number), b"value")
    assert _rows(tmp_path) == written


@pytest.mark.parametrize(("size", "written"), [(3_999_999, 0), (4_000_000, 1)])
def test_four_million_bytes_are_written_at_once(tmp_path: Path, size: int, written: int) -> None:
    store = ResultStore(tmp_path)
    store.put("key", bytes(size))
    assert _rows(tmp_path) == written


@pytest.mark.parametrize(("form", "kept"), [(2, False), (3, True), (4, False)])
def test_a_file_of_another_form_is_begun_anew(tmp_path: Path, form: int, kept: bool) -> None:
    store = ResultStore(tmp_path)
    store.put("key", b"value")
    store.collect_garbage()
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute(f"PRAGMA user_version = {form}")
    assert (ResultStore(tmp_path).get("key") == b"value") is kept


def test_another_build_may_have_the_file_for_five_seconds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    connect = sqlite3.connect

    def noted(path: Path, *, timeout: float, check_same_thread: bool) -> sqlite3.Connection:
        waited.append(timeout)
        return connect(path, timeout=timeout, check_same_thread=check_same_thread)

    monkeypatch.setattr(sqlite3, "connect", noted)
    ResultStore(tmp_path)
    assert waited == [5]
