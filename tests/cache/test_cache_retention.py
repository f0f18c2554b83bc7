"""How long a cache keeps what it was given, and when it writes it: each number on both sides."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bilan.cache.cache_file import FILE, CacheFile
from tests.cache.test_cache_returns_only_intact_values import key


def _rows(folder: Path) -> int:
    """How many results another build would find."""
    with sqlite3.connect(folder / FILE) as file:
        return int(file.execute("SELECT count(*) FROM entries").fetchone()[0])


def _built(cache: CacheFile) -> None:
    """A build that asks for something else."""
    if cache.read(key("other")) is None:
        cache.put(key("other"), b"else")
    cache.finish()


@pytest.mark.parametrize(("builds", "kept"), [(6, True), (7, False)])
def test_an_unused_value_is_kept_for_six_builds(tmp_path: Path, builds: int, kept: bool) -> None:
    cache = CacheFile(tmp_path)
    cache.put(key("key"), b"value")
    _built(cache)
    for _ in range(builds):
        _built(cache)
    assert (cache.read(key("key")) == b"value") is kept


def test_a_used_value_is_kept_for_six_more_builds(tmp_path: Path) -> None:
    cache = CacheFile(tmp_path)
    cache.put(key("key"), b"value")
    for _ in range(3):
        for _ in range(6):
            _built(cache)
        assert cache.read(key("key")) == b"value"


@pytest.mark.parametrize(("size", "written"), [(15_999_999, 0), (16_000_000, 1)])
def test_sixteen_million_bytes_are_written_at_once(tmp_path: Path, size: int, written: int) -> None:
    cache = CacheFile(tmp_path)
    cache.put(key("key"), bytes(size))
    cache.write_batch()
    assert _rows(tmp_path) == written


@pytest.mark.parametrize(("form", "kept"), [(3, False), (4, True), (5, False)])
def test_a_file_of_another_format_is_replaced(tmp_path: Path, form: int, kept: bool) -> None:
    cache = CacheFile(tmp_path)
    cache.put(key("key"), b"value")
    cache.finish()
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute(f"PRAGMA user_version = {form}")
    assert (CacheFile(tmp_path).read(key("key")) == b"value") is kept


def test_a_build_waits_five_seconds_for_a_locked_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    connect = sqlite3.connect

    def noted(path: Path, *, timeout: float, check_same_thread: bool) -> sqlite3.Connection:
        waited.append(timeout)
        return connect(path, timeout=timeout, check_same_thread=check_same_thread)

    monkeypatch.setattr(sqlite3, "connect", noted)
    CacheFile(tmp_path)
    assert waited == [5]
