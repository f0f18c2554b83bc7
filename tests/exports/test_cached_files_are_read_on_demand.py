"""The bytes of files wait in the cache until they are written, and are those that were made."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from bilan.cache.cache import Cache
from bilan.exports.downloads import Downloads
from bilan.exports.export_file import FILES, ExportFile, StoredContent
from bilan.exports.file_formats import exported_files
from bilan.mkdocs_plugin.page_building.mkdocs_files import DownloadFile


def test_cached_files_are_not_held_in_memory(small: Downloads, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept")
    for files in (exported_files(small.release, cache), exported_files(small.release, cache)):
        assert all(isinstance(file.held, StoredContent) for file in files)
        assert [(file.path, file.size, file.digest, file.content) for file in files] == [
            (file.path, file.size, file.digest, file.content) for file in exported_files(small.release)
        ]


def test_a_file_lost_from_the_cache_is_made_again(small: Downloads, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept")
    assert exported_files(small.release, cache)
    cache.finish()
    for path in tmp_path.glob("kept/*"):
        path.unlink()
    assert [file.content for file in exported_files(small.release, Cache(tmp_path / "kept"))] == [
        file.content for file in exported_files(small.release)
    ]


def test_a_plugin_may_read_a_file_and_change_it(tmp_path: Path) -> None:
    config = MkDocsConfig()
    config.load_dict({"site_name": "S", "site_dir": str(tmp_path / "site"), "use_directory_urls": True})
    (file,) = Cache(tmp_path / "kept").get("a", (), lambda: [ExportFile("data/a.txt", "é".encode())], FILES)
    seen = DownloadFile.of(config, file, None)
    assert (seen.content_string, seen.content_bytes, seen.edit_uri) == ("é", "é".encode(), None)
    seen.copy_file()
    assert (tmp_path / "site/data/a.txt").read_bytes() == "é".encode()
    seen.content_string = "autre"
    seen.copy_file()
    assert (tmp_path / "site/data/a.txt").read_bytes() == b"autre"
