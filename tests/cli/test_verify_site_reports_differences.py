"""`bilan build` and `bilan verify-site`: the site is whole, and another build, without the cache, makes the same files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bilan.cli import main
from bilan.publish.checksums import compare_checksums, read_checksums
from tests.conftest import MINIMAL, PUBLISHED, RunBilan


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with its site, built from a folder inside it."""
    root = tmp_path_factory.mktemp("report")
    settings = MINIMAL["mkdocs.yml"].replace("bilan]", "{bilan: {pdf: false}}]")
    for name, text in {**MINIMAL, "mkdocs.yml": settings, "data/2021/year.yml": PUBLISHED}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    (root / "content").mkdir()
    os.environ["SOURCE_DATE_EPOCH"] = "1795478400"  # 2026-11-24
    try:
        assert main(["-C", str(root / "data/2021"), "build"]) == 0
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
    return root


def test_a_reproducible_site_passes(built: Path, run_bilan: RunBilan) -> None:
    saved = {path: path.stat().st_mtime_ns for path in (built / ".cache").rglob("*")}
    code, out, err = run_bilan("-C", built, "verify-site")
    assert (code, err) == (0, "")
    assert "the report builds the same again" in out
    assert {path: path.stat().st_mtime_ns for path in (built / ".cache").rglob("*")} == saved


def test_another_day_makes_another_site(built: Path, run_bilan: RunBilan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bilan.cli.verify_site_command.ELSEWHERE", {"SOURCE_DATE_EPOCH": "1795564800"})
    code, _, err = run_bilan("-C", built, "verify-site")
    assert code == 1
    assert "Another build makes other files" in err
    assert "data/datapackage.json" in err


def test_changed_missing_and_extra_files_are_named(built: Path, run_bilan: RunBilan) -> None:
    page, strange, gone = built / "site/index.html", built / "site/strange.txt", built / "site/robots.txt"
    before, robots = page.read_bytes(), gone.read_bytes()
    page.write_bytes(before + b" ")
    strange.write_bytes(b"x")
    gone.unlink()
    try:
        code, _, err = run_bilan("-C", built, "verify-site", "--files-only")
    finally:
        page.write_bytes(before)
        gone.write_bytes(robots)
        strange.unlink()
    assert code == 1
    assert "changed: index.html, missing: robots.txt, not in the list: strange.txt" in err
    assert run_bilan("-C", built, "verify-site", "--files-only")[0] == 0


def test_a_missing_site_is_a_usage_error(built: Path, run_bilan: RunBilan) -> None:
    code, _, err = run_bilan("-C", built, "verify-site", "data")
    assert code == 2
    assert "build it with “bilan build”" in err


def test_checksums_are_compared_both_ways() -> None:
    listed = read_checksums("aa  a b.txt\nbb  c\n")
    assert listed == {"a b.txt": "aa", "c": "bb"}
    assert not compare_checksums(listed, dict(listed))
    found = compare_checksums(listed, {"a b.txt": "ab", "d": "dd"})
    assert (found.changed, found.missing, found.unlisted) == (("a b.txt",), ("c",), ("d",))
