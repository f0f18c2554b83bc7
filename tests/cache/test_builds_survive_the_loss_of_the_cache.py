"""Whatever befalls the folder .cache, and whenever: a build makes what it would have made from nothing, and says so once."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from bilan.cache import cache_file
from bilan.cache.cache import FOLDER
from bilan.cache.cache_file import FILE, CacheFile
from bilan.cache.held_bytes import Holder
from tests.cache.edits import REPORT
from tests.cache.test_cache_returns_only_intact_values import key
from tests.conftest import MINIMAL

Damage = Callable[[Path], None]
NOTE = "could not be written in .cache/bilan"


def _built(root: Path, site: Path) -> dict[str, bytes]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SOURCE_DATE_EPOCH", "1790000000")
        try:
            build(load_config(str(root / "mkdocs.yml"), site_dir=str(site)))
        except SystemExit as stopped:  # nothing has changed since the last build: its site stays
            assert stopped.code == 0
    return _files(site)


def _files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def _delete(cache: Path) -> None:
    shutil.rmtree(cache, ignore_errors=True)


def _empty(cache: Path) -> None:
    for path in cache.glob("*/*"):
        path.write_bytes(b"")


def _flip(cache: Path) -> None:
    for path in cache.glob(f"*/{FILE}"):
        path.write_bytes(bytes(byte ^ 0x55 if place % 97 == 0 else byte for place, byte in enumerate(path.read_bytes())))


def _replace_by_a_file(cache: Path) -> None:
    _delete(cache)
    cache.write_bytes(b"not a folder")


def _replace_by_another(cache: Path) -> None:
    """The file of another report, as one that is copied or restored."""
    _delete(cache)
    other = CacheFile(cache / "bilan")
    other.put(key("key"), b"value")
    other.finish()


DAMAGES = [_delete, _empty, _flip, _replace_by_a_file, _replace_by_another]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report, its cache and its site, to be copied."""
    folder = tmp_path_factory.mktemp("built")
    _built(_report(folder / "report"), folder / "site")
    return folder


@pytest.fixture(scope="module")
def from_nothing(built: Path) -> dict[str, bytes]:
    """The files of its site."""
    return _files(built / "site")


def _report(root: Path) -> Path:
    for name, text in {**MINIMAL, **REPORT}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text if isinstance(text, str) else text.decode(), encoding="utf-8")
    return root


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize(("kept", "moment"), [(False, 60), (True, 1), (True, 60)])
def test_the_cache_may_be_deleted_during_a_build(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    built: Path,
    from_nothing: dict[str, bytes],
    damage: Damage,
    kept: bool,
    moment: int,
) -> None:
    root = tmp_path / "report"
    if not kept:
        _report(root)
    else:
        shutil.copytree(built / "report", root)
        figures = root / "data/2021/figures.yml"
        figures.write_text(figures.read_text(encoding="utf-8") + "\n# a comment\n", encoding="utf-8")
    calls, read = [0], CacheFile.read

    def damaged(file: CacheFile, name: bytes) -> bytes | None:
        calls[0] += 1
        if calls[0] == moment:
            damage(root / ".cache")
        return read(file, name)

    monkeypatch.setattr(CacheFile, "read", damaged)
    assert _built(root, tmp_path / "site") == from_nothing
    assert calls[0] >= moment
    monkeypatch.undo()
    assert _built(root, tmp_path / "site") == from_nothing


def test_an_unwritable_cache_is_reported_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, from_nothing: dict[str, bytes], caplog: pytest.LogCaptureFixture
) -> None:
    root, made = _report(tmp_path / "report"), cache_file._with_tables

    def small(file: sqlite3.Connection) -> sqlite3.Connection:
        made(file)
        file.execute("PRAGMA max_page_count = 5")  # SQLite says SQLITE_FULL, as on a full disk
        return file

    monkeypatch.setattr(cache_file, "_with_tables", small)
    with caplog.at_level("INFO"):
        assert _built(root, tmp_path / "site") == from_nothing
    assert sum(NOTE in record.getMessage() for record in caplog.records) == 1
    caplog.clear()
    monkeypatch.setattr(cache_file, "_with_tables", made)
    with caplog.at_level("INFO"):
        assert _built(root, tmp_path / "site") == from_nothing
    assert NOTE not in caplog.text


def _folder_is_a_file(cache: Path) -> None:
    cache.parent.mkdir()
    cache.write_bytes(b"")


def _file_is_a_folder(cache: Path) -> None:
    (cache / FILE).mkdir(parents=True)


def _file_is_a_pipe(cache: Path) -> None:
    cache.mkdir(parents=True)
    for name in (FILE, "links.json", ".gitignore"):
        os.mkfifo(cache / name)


def _file_leads_nowhere(cache: Path) -> None:
    cache.mkdir(parents=True)
    (cache / FILE).symlink_to("/nowhere/results.db")


@pytest.mark.parametrize("prepare", [_folder_is_a_file, _file_is_a_folder, _file_is_a_pipe, _file_leads_nowhere])
def test_a_site_is_built_without_a_cache(tmp_path: Path, from_nothing: dict[str, bytes], prepare: Damage) -> None:
    root = _report(tmp_path / "report")
    prepare(root / FOLDER)
    assert _built(root, tmp_path / "site") == from_nothing


def test_unwritten_rows_are_kept_until_the_disk_has_space(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = CacheFile(tmp_path / "kept")
    assert file._file
    file._file.execute("PRAGMA max_page_count = 8")
    monkeypatch.setattr(cache_file, "BATCH_BYTES", 50_000)
    given = {key(f"key {number}"): bytes([number]) * 1000 for number in range(200)}
    for name, value in given.items():
        file.put(name, value)
        file.write_batch()
    assert file.refused
    assert {name: file.read(name) for name in given} == given
    file._file.execute("PRAGMA max_page_count = 100000")
    file.finish()
    assert not file.refused
    assert {name: CacheFile(tmp_path / "kept").read(name) for name in given} == given


def test_unwritten_rows_have_a_memory_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_file, "MAX_UNWRITTEN", 100_000)
    monkeypatch.setattr(cache_file, "BATCH_BYTES", 50_000)
    file = CacheFile(tmp_path / "kept")
    assert file._file
    file._file.execute("PRAGMA max_page_count = 8")
    for number in range(1_000):
        file.put(key(f"key {number}"), bytes(1_000))
        file.write_batch()
    assert sum(map(len, file._new.values())) == 100_000
    assert file.read(key("key 999")) is None


def test_a_cache_whose_folder_is_gone_begins_another_with_the_next_build(tmp_path: Path) -> None:
    file = CacheFile(tmp_path / "kept")
    file.put(key("one"), b"1")
    file.finish()
    shutil.rmtree(tmp_path / "kept")
    file.put(key("two"), b"2")
    file.write()
    file.begin()
    file.put(key("three"), b"3")
    file.finish()
    assert CacheFile(tmp_path / "kept").read(key("three")) == b"3"


def test_files_of_a_build_survive_a_broken_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    holder = Holder()
    one, two = holder.hold("one", b"1" * 100), holder.hold("two", b"2" * 200)
    assert holder.hold("one", b"1" * 100) is one
    holder.begin()
    three = holder.hold("three", b"3")
    assert (one.read(), two.read(), three.read()) == (b"1" * 100, b"2" * 200, b"3")
    monkeypatch.setattr("bilan.cache.held_bytes._write_all", _refuse)
    four = holder.hold("four", b"4")
    monkeypatch.setattr("bilan.cache.held_bytes._temporary_file", lambda: None)
    holder.begin()
    five = holder.hold("five", b"5")
    assert (four.read(), five.read(), one.read()) == (b"4", b"5", b"1" * 100)


def _refuse(*_: object) -> None:
    raise OSError(28, "No space left on device")
