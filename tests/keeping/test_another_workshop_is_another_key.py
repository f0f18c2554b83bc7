"""What results are made with is part of what they are kept under: code, templates, words, styles, libraries, Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.keeping import workshop as shop


@pytest.mark.parametrize(
    "name", ["pages/x.md.j2", "language/fr.po", "code.py", "theme/main.html", "site/a.css", "site/a.js"]
)
def test_a_changed_file_of_ours_is_another_workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(shop, "PACKAGE", tmp_path)
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    digests = set()
    for text in ("one", "two"):
        path.write_text(text)
        digests.add(shop.workshop())
    path.rename(path.with_stem("renamed"))
    digests.add(shop.workshop())
    assert len(digests) == 3


def test_another_version_of_a_library_or_of_python_is_another_workshop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shop, "PACKAGE", tmp_path)
    digests = {shop.workshop()}
    for version in ("1.0", "1.1"):
        (tmp_path / version / f"lib-{version}.dist-info").mkdir(parents=True)
        monkeypatch.setattr("sys.path", [str(tmp_path / version)])
        shop._libraries.cache_clear()
        digests.add(shop.workshop())
    monkeypatch.setattr("platform.python_version", lambda: "9.9.9")
    shop._libraries.cache_clear()
    digests.add(shop.workshop())
    assert len(digests) == 4
    shop._libraries.cache_clear()
