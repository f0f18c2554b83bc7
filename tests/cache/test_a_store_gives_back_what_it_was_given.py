"""What a store gives back is what it was given, whatever befell its file meanwhile; and it keeps again at the next build."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bilan.build_result import add_files, add_pages, read_report
from bilan.cache import result_store as keeping
from bilan.cache.result_store import FILE, ResultStore
from tests.cache.edits import REPORT
from tests.conftest import Folder

GIVEN = {f"key {number}": f"value {number} ".encode() * number for number in range(1, 400)}


def _filled(folder: Path) -> ResultStore:
    store = ResultStore(folder)
    for key, value in GIVEN.items():
        store.put(key, value)
    store.collect_garbage()
    return store


def _closed(store: ResultStore) -> None:
    assert store._file
    store._file.close()


def _flipped(data: bytes, lot: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(lot.choice([1, 50, 3000])):
        changed[lot.randrange(len(changed))] ^= 1 << lot.randrange(8)
    return bytes(changed)


def _torn(data: bytes, lot: random.Random) -> bytes:
    start = lot.randrange(len(data) - 4096)
    return data[:start] + bytes(4096) + data[start + 4096 :]


def _cut(data: bytes, lot: random.Random) -> bytes:
    return data[: lot.randrange(len(data))]


def _words_changed(data: bytes, _: random.Random) -> bytes:
    return data.replace(b"value", b"eulav")


@pytest.mark.parametrize("spoil", [_flipped, _torn, _cut, _words_changed])
def test_nothing_else_is_given_back_and_the_next_build_keeps(
    tmp_path: Path, spoil: Callable[[bytes, random.Random], bytes]
) -> None:
    _closed(_filled(tmp_path))
    whole, lot = (tmp_path / FILE).read_bytes(), random.Random(1)
    for _ in range(12):
        (tmp_path / FILE).write_bytes(spoil(whole, lot))
        store = ResultStore(tmp_path)
        assert all(store.get(key) in (None, value) for key, value in GIVEN.items())
        store.collect_garbage()
        _closed(store)
        _closed(_filled(tmp_path))
        again = ResultStore(tmp_path)
        assert all(again.get(key) == value for key, value in GIVEN.items())
        _closed(again)


def test_a_file_that_another_build_has_in_hand_is_left_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "LOCK_TIMEOUT", 0.05)
    _closed(_filled(tmp_path))
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    other.execute("DELETE FROM asked WHERE build < 0")
    waiting = ResultStore(tmp_path)
    waiting.put("new", b"value")
    waiting.collect_garbage()
    assert waiting.get("new") in (None, b"value")
    other.execute("COMMIT")
    other.close()
    assert ResultStore(tmp_path).get("key 1") == GIVEN["key 1"]


def test_builds_that_begin_together_keep_what_both_made(tmp_path: Path) -> None:
    for number in range(8):
        folder = tmp_path / str(number)
        with ThreadPoolExecutor(4) as builds:
            stores = list(builds.map(lambda _: _filled(folder), range(4)))  # noqa: B023
        assert all(store.get(key) == value for store in stores for key, value in GIVEN.items())
        assert ResultStore(folder).get("key 9") == GIVEN["key 9"]


def test_a_page_whose_kept_text_is_broken_is_printed(folder: Folder) -> None:
    from tests.cache.test_reading_again_reads_only_what_changed import DAY

    root = folder(REPORT)
    store = ResultStore(root / "kept")
    edition = add_files(read_report(root, DAY), DAY, "", store)
    texts = [page.markdown for page in add_pages(edition, store=store).pages]
    store.collect_garbage()
    assert store._file
    store._file.execute("UPDATE results SET value = CAST('spoilt' AS BLOB) WHERE key LIKE 'text %'")
    store._file.commit()
    assert [page.markdown for page in add_pages(edition, store=store).pages] == texts
