"""The bytes of files wait in the store until they are written, and are those that were made."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.exports.file import File, Kept, found, kept
from generator.exports.formats import exported
from generator.exports.offer import Offer
from generator.keeping.store import Store
from generator.site.building.files import BesideFile


def test_what_is_kept_is_not_held_and_stays_the_same(small: Offer, tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    for files in (exported(small.release, store), exported(small.release, store)):
        assert all(isinstance(file.held, Kept) for file in files)
        assert [(file.path, file.size, file.digest, file.content) for file in files] == [
            (file.path, file.size, file.digest, file.content) for file in exported(small.release)
        ]


def test_a_file_whose_bytes_were_let_go_is_made_again(small: Offer, tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    told = kept(File("a.txt", b"a"), store).told
    assert found(told, store) is not None
    assert found(told, Store(tmp_path / "empty")) is None
    assert exported(small.release, store)
    store.finish()
    for path in tmp_path.glob("kept/*"):
        path.unlink()
    assert [file.content for file in exported(small.release, Store(tmp_path / "kept"))] == [
        file.content for file in exported(small.release)
    ]


def test_a_plugin_may_read_a_file_and_change_it(tmp_path: Path) -> None:
    config = MkDocsConfig()
    config.load_dict({"site_name": "S", "site_dir": str(tmp_path / "site"), "use_directory_urls": True})
    seen = BesideFile.of(config, kept(File("data/a.txt", "é".encode()), Store(tmp_path / "kept")), None)
    assert (seen.content_string, seen.content_bytes, seen.edit_uri) == ("é", "é".encode(), None)
    seen.copy_file()
    assert (tmp_path / "site/data/a.txt").read_bytes() == "é".encode()
    seen.content_string = "autre"
    seen.copy_file()
    assert (tmp_path / "site/data/a.txt").read_bytes() == b"autre"
