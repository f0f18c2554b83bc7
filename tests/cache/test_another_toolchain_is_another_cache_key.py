"""The cache key of a result has everything it is made with: code, templates, words, styles, libraries, Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilan.cache import toolchain
from bilan.cache.cache import Cache


@pytest.mark.parametrize(
    "name",
    ["pages/x.md.j2", "language/fr.po", "code.py", "theme/main.html", "site/a.css", "theme/map.xml", "a.typ", "a.woff2"],
)
def test_a_changed_source_file_changes_the_toolchain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(toolchain, "PACKAGE", tmp_path)
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    digests = set()
    for text in ("one", "two"):
        path.write_text(text)
        toolchain._loaded.cache_clear()
        digests.add(toolchain.toolchain_fingerprint())
    path.rename(path.with_stem("renamed"))
    toolchain._loaded.cache_clear()
    digests.add(toolchain.toolchain_fingerprint())
    assert len(digests) == 3


@pytest.mark.parametrize("name", ["code.cpython-311.pyc", "code.cpython-311.pyc.139872"])
def test_compiled_files_do_not_change_the_toolchain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(toolchain, "PACKAGE", tmp_path)
    before = toolchain.toolchain_fingerprint()
    (tmp_path / "pages/__pycache__").mkdir(parents=True)
    (tmp_path / "pages/__pycache__" / name).write_bytes(b"compiled")
    assert toolchain.toolchain_fingerprint() == before


def test_code_saved_during_a_run_changes_the_toolchain_of_the_next_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toolchain, "PACKAGE", tmp_path)
    for name in ("code.py", "page.md.j2"):
        (tmp_path / name).write_text("one")
    before = toolchain.toolchain_fingerprint()
    (tmp_path / "code.py").write_text("two")
    assert toolchain.toolchain_fingerprint() == before
    (tmp_path / "page.md.j2").write_text("two")
    assert toolchain.toolchain_fingerprint() != before


def test_each_build_checks_the_toolchain_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toolchain, "PACKAGE", tmp_path)
    cache = Cache()
    before = cache.toolchain
    (tmp_path / "page.md.j2").write_text("two")
    assert cache.toolchain == before
    cache.begin()
    assert cache.toolchain != before


def test_another_version_of_a_library_or_of_python_changes_the_toolchain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toolchain, "PACKAGE", tmp_path)
    digests = {toolchain.toolchain_fingerprint()}
    for version in ("1.0", "1.1"):
        (tmp_path / version / f"lib-{version}.dist-info").mkdir(parents=True)
        monkeypatch.setattr("sys.path", [str(tmp_path / version)])
        toolchain._libraries.cache_clear()
        digests.add(toolchain.toolchain_fingerprint())
    monkeypatch.setattr("platform.python_version", lambda: "9.9.9")
    toolchain._libraries.cache_clear()
    digests.add(toolchain.toolchain_fingerprint())
    assert len(digests) == 4
    toolchain._libraries.cache_clear()


def test_links_to_files_are_followed_and_links_upwards_are_not(tmp_path: Path) -> None:
    (tmp_path / "elsewhere/deep").mkdir(parents=True)
    (tmp_path / "report").mkdir()
    for name in ("one", "two"):
        (tmp_path / "report" / name).symlink_to("../elsewhere")
    (tmp_path / "elsewhere/deep/up").symlink_to("..")
    (tmp_path / "elsewhere/deep/gone").symlink_to("nowhere")
    digests = set()
    for change in ("first", "second"):
        (tmp_path / "elsewhere/deep/a.txt").write_text(change)
        digests.add(toolchain.folders([tmp_path / "report"]))
    (tmp_path / "report/two").unlink()
    assert len({*digests, toolchain.folders([tmp_path / "report"])}) == 3
