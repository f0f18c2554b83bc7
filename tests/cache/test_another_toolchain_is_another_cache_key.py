"""What results are made with is part of what they are kept under: code, templates, words, styles, libraries, Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilan.cache import toolchain
from bilan.cache.cache import Cache


@pytest.mark.parametrize(
    "name",
    ["pages/x.md.j2", "language/fr.po", "code.py", "theme/main.html", "site/a.css", "theme/map.xml", "a.typ", "a.woff2"],
)
def test_a_changed_file_of_ours_is_another_workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
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
def test_what_python_compiles_meanwhile_is_the_same_workshop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(toolchain, "PACKAGE", tmp_path)
    before = toolchain.toolchain_fingerprint()
    (tmp_path / "pages/__pycache__").mkdir(parents=True)
    (tmp_path / "pages/__pycache__" / name).write_bytes(b"compiled")
    assert toolchain.toolchain_fingerprint() == before


def test_code_saved_while_it_runs_is_another_workshop_in_the_next_process_only(
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


def test_a_build_is_of_one_workshop_and_the_next_looks_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toolchain, "PACKAGE", tmp_path)
    cache = Cache()
    before = cache.toolchain
    (tmp_path / "page.md.j2").write_text("two")
    assert cache.toolchain == before
    cache.begin()
    assert cache.toolchain != before


def test_another_version_of_a_library_or_of_python_is_another_workshop(
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


def test_files_behind_links_are_looked_at_and_links_that_lead_upwards_are_not_followed(tmp_path: Path) -> None:
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
