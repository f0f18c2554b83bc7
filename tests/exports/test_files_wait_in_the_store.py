"""The bytes of files wait in the store until they are written, and are those that were made."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from bilan.cache.result_store import ResultStore
from bilan.exports.downloads import Downloads
from bilan.exports.export_file import ExportFile, StoredContent, load_file, store_file
from bilan.exports.file_formats import exported_files
from bilan.mkdocs_plugin.page_building.mkdocs_files import DownloadFile


def test_what_is_kept_is_not_held_and_stays_the_same(small: Downloads, tmp_path: Path) -> None:
    store = ResultStore(tmp_path / "kept")
    for files in (exported_files(small.release, store), exported_files(small.release, store)):
        assert all(isinstance(file.held, StoredContent) for file in files)
        assert [(file.path, file.size, file.digest, file.content) for file in files] == [
            (file.path, file.size, file.digest, file.content) for file in exported_files(small.release)
        ]


def test_a_file_whose_bytes_were_let_go_is_made_again(small: Downloads, tmp_path: Path) -> None:
    store = ResultStore(tmp_path / "kept")
    told = store_file(ExportFile("a.txt", b"a"), store).summary
    assert load_file(told, store) is not None
    assert load_file(told, ResultStore(tmp_path / "empty")) is None
    assert exported_files(small.release, store)
    store.collect_garbage()
    for path in tmp_path.glob("kept/*"):
        path.unlink()
    assert [file.content for file in exported_files(small.release, ResultStore(tmp_path / "kept"))] == [
        file.content for file in exported_files(small.release)
    ]


def test_a_plugin_may_read_a_file_and_change_it(tmp_path: Path) -> None:
    config = MkDocsConfig()
    config.load_dict({"site_name": "S", "site_dir": str(tmp_path / "site"), "use_directory_urls": True})
    seen = DownloadFile.of(config, store_file(ExportFile("data/a.txt", "é".encode()), ResultStore(tmp_path / "kept")), None)
    assert (seen.content_string, seen.content_bytes, seen.edit_uri) == ("é", "é".encode(), None)
    seen.copy_file()
    assert (tmp_path / "site/data/a.txt").read_bytes() == "é".encode()
    seen.content_string = "autre"
    seen.copy_file()
    assert (tmp_path / "site/data/a.txt").read_bytes() == b"autre"
