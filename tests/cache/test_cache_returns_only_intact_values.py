"""What a cache gives back is what it was given, whatever happens to its file meanwhile; and it keeps again at the next build."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from hashlib import blake2b
from pathlib import Path

import pytest

from bilan.build_result import add_files, add_pages, read_report
from bilan.cache import cache_file
from bilan.cache.cache import Cache
from bilan.cache.cache_file import FILE, CacheFile
from tests.cache.edits import REPORT
from tests.conftest import Folder


def key(name: str) -> bytes:
    """The key of a row."""
    return blake2b(name.encode(), digest_size=16).digest()


GIVEN = {key(f"key {number}"): f"value {number} ".encode() * number for number in range(1, 400)}
ONE = key("key 1")


def _filled(folder: Path) -> CacheFile:
    file = CacheFile(folder)
    for name, value in GIVEN.items():
        file.put(name, value)
    file.finish()
    return file


def _closed(file: CacheFile) -> None:
    assert file._file
    file._file.close()


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
def test_a_damaged_file_returns_nothing_and_the_next_build_replaces_it(
    tmp_path: Path, spoil: Callable[[bytes, random.Random], bytes]
) -> None:
    _closed(_filled(tmp_path))
    whole, lot = (tmp_path / FILE).read_bytes(), random.Random(1)
    for _ in range(12):
        (tmp_path / FILE).write_bytes(spoil(whole, lot))
        file = CacheFile(tmp_path)
        assert all(file.read(name) in (None, value) for name, value in GIVEN.items())
        file.finish()
        _closed(file)
        _closed(_filled(tmp_path))
        again = CacheFile(tmp_path)
        assert all(again.read(name) == value for name, value in GIVEN.items())
        _closed(again)


def test_a_damaged_row_is_made_again_by_the_next_build_too(tmp_path: Path) -> None:
    _closed(_filled(tmp_path))
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute("UPDATE entries SET value = CAST('spoilt' AS BLOB)")
    assert CacheFile(tmp_path).read(ONE) is None
    assert not CacheFile(tmp_path).has(ONE)


def test_a_row_of_another_key_with_the_same_number_is_not_returned(tmp_path: Path) -> None:
    file = _filled(tmp_path)
    assert file.read(ONE[:8] + bytes(8)) is None


def test_a_file_locked_by_another_build_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_file, "LOCK_TIMEOUT", 0.05)
    _closed(_filled(tmp_path))
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    other.execute("DELETE FROM used WHERE build < 0")
    waiting = CacheFile(tmp_path)
    waiting.put(key("new"), b"value")
    waiting.finish()
    assert waiting.read(key("new")) in (None, b"value")
    other.execute("COMMIT")
    other.close()
    assert CacheFile(tmp_path).read(ONE) == GIVEN[ONE]


def test_concurrent_builds_store_what_both_made(tmp_path: Path) -> None:
    for number in range(8):
        folder = tmp_path / str(number)
        with ThreadPoolExecutor(4) as builds:
            files = list(builds.map(lambda _: _filled(folder), range(4)))  # noqa: B023
        assert all(file.read(name) == value for file in files for name, value in GIVEN.items())
        assert CacheFile(folder).read(key("key 9")) == GIVEN[key("key 9")]


def test_a_page_whose_text_in_the_cache_is_damaged_is_rendered(folder: Folder) -> None:
    from tests.cache.test_only_changed_files_are_parsed_again import DAY

    root = folder(REPORT)
    cache = Cache(root / "kept")
    result = add_files(read_report(root, DAY), DAY, "", cache)
    texts = [page.markdown for page in add_pages(result, cache=cache).pages]
    cache.finish()
    with sqlite3.connect(root / "kept" / FILE) as file:
        file.execute("UPDATE entries SET value = CAST('spoilt' AS BLOB) WHERE substr(value, 1, 1) != CAST('[' AS BLOB)")
    assert [page.markdown for page in add_pages(result, cache=cache).pages] == texts
