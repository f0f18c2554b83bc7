"""`Cache.get` makes a value once for its name, its inputs and what was read of the report, and gives the same value again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from bilan.build_result import read_report
from bilan.cache.cache import Cache, Entry, SupersededError, open_cache
from bilan.cache.codec import JSON, LIVE, Codec
from bilan.cache.stored_text import TEXT, InlineText, StoredText
from bilan.exports.export_file import FILES, ExportFile
from bilan.model.tracked_report import Snapshot
from tests.conftest import Folder


class Maker:
    """Makes a value, and counts how often."""

    def __init__(self, value: object = "value") -> None:
        self.value, self.made = value, 0

    def __call__(self) -> object:
        self.made += 1
        return self.value


@pytest.mark.parametrize("codec", [JSON, LIVE])
def test_the_same_inputs_give_the_cached_value(tmp_path: Path, codec: Codec[object]) -> None:
    cache, make = Cache(tmp_path), Maker(["é", 1, {"a": None}])
    for inputs in ("one", "one", "two"):
        assert cache.get("name", inputs, make, codec) == make.value
    assert cache.get("other name", "two", make, codec) == make.value
    assert make.made == 3


def test_another_process_finds_the_value(tmp_path: Path) -> None:
    make = Maker({"text": "\udce9 ملخص"})
    for _ in range(2):
        with open_cache(tmp_path) as cache:
            assert cache.get("name", (1, "two"), make) == make.value
    assert make.made == 1


def test_earlier_inputs_stay_on_disk_and_memory_has_the_latest_value(tmp_path: Path) -> None:
    cache, stored, live = Cache(tmp_path), Maker(), Maker()
    for inputs in ("one", "two", "one"):
        cache.get("stored", inputs, stored)
        cache.get("live", inputs, live, LIVE)
    assert (stored.made, live.made) == (2, 3)


def test_a_live_value_is_the_same_object(tmp_path: Path) -> None:
    cache = Cache()
    first = cache.get("name", "one", object, LIVE)
    assert cache.get("name", "one", object, LIVE) is first
    assert Cache(tmp_path).get("name", "one", object, LIVE) is not first


def test_without_a_folder_only_live_values_are_kept() -> None:
    cache, make = Cache(), Maker()
    for _ in range(2):
        assert cache.get("name", "one", make) == "value"
    assert (make.made, cache.keeps, cache.refused) == (2, False, False)


def test_a_resident_cache_keeps_records_in_memory_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"")
    cache, make, text = Cache(tmp_path / "cache", resident=True), Maker(), Maker(InlineText("words"))
    for _ in range(2):
        assert cache.get("name", "one", make) == "value"
        assert cache.get("text", "one", text, TEXT).read() == "words"  # type: ignore[arg-type]
    assert (make.made, text.made, cache.refused) == (1, 2, True)


def test_texts_and_files_are_returned_as_the_cache_returns_them(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    text = cache.get("text", "one", lambda: InlineText("ملخص \udce9"), TEXT)
    (file,) = cache.get("file", "one", lambda: [ExportFile("a.txt", b"bytes")], FILES)
    assert isinstance(text, StoredText)
    assert (text.read(), text.digest) == ("ملخص \udce9", InlineText("ملخص \udce9").digest)
    assert (file.path, file.size, file.content, file.digest) == ("a.txt", 5, b"bytes", ExportFile("", b"bytes").digest)
    cache.finish()
    again = Cache(tmp_path)
    assert again.get("text", "one", lambda: InlineText(""), TEXT).read() == "ملخص \udce9"
    assert again.get("file", "one", list, FILES)[0].content == b"bytes"


def test_other_code_finds_no_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, make = Cache(tmp_path), Maker()
    for toolchain in ("one", "other"):
        monkeypatch.setattr("bilan.cache.cache.toolchain_fingerprint", lambda toolchain=toolchain: toolchain)
        cache.begin()
        cache.get("name", "one", make)
    assert make.made == 2


def test_changes_to_unread_values_keep_the_cached_value(folder: Folder, tmp_path: Path) -> None:
    cache, root, made = Cache(tmp_path / "kept"), folder({}), list[str]()

    def read_total() -> str:
        report = read_report(root, date(2026, 9, 21)).report
        assert report
        tracker = Snapshot(report).tracker()

        def make() -> str:
            made.append("made")
            figure = tracker.report.figure("total", 2021)
            return str(figure.value if figure else None)

        return str(cache.get("total", "one", make, reads=tracker))

    figures = root / "data/2021/figures.yml"
    assert read_total() == read_total() == "10"
    figures.write_text(figures.read_text().replace("one: 6", "one: 7").replace("two: 4", "two: 3"))
    assert read_total() == "10"
    assert len(made) == 1
    figures.write_text(figures.read_text().replace("value: 10", "value: 11").replace("two: 3", "two: 4"))
    assert read_total() == "11"
    assert len(made) == 2


def test_a_value_made_later_is_stored_under_its_key(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    entry: Entry[str] = cache.entry("name", "one")
    assert entry.load() is None
    assert entry.store("value") == "value"
    assert cache.entry("name", "one").load() == "value"


def test_a_superseded_build_stops_at_the_next_value() -> None:
    cache = Cache(resident=True)
    cache.get("name", "one", Maker())
    with cache.unless(lambda: True), ThreadPoolExecutor(1) as others:
        with pytest.raises(SupersededError):
            cache.get("name", "one", Maker())
        assert others.submit(cache.get, "name", "one", Maker("other")).result() == "value"  # of a request, meanwhile
    assert cache.get("name", "one", Maker("other")) == "value"
