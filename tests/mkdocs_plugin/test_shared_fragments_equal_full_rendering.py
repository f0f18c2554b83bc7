"""Parts of the theme are printed once for all pages that print them alike: not a byte differs from printing them on each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from bilan.mkdocs_plugin.page_building.fragment_cache import CacheTag
from tests.cache.edits import REPORT

Folder = Callable[[dict[str, str | bytes]], Path]

OWN_MENU = "nav: [index.md, {Deep: [2021/index.md, {Deeper: [2021/press/index.md, method/index.md]}]}, press/index.md]\n"


def _pages(root: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted((root / "site").rglob("*.html"))}


def _counted(monkeypatch: pytest.MonkeyPatch, shares: bool) -> list[bool]:
    """Whether each part that might be shared was; where it says so, none is."""
    counted: list[bool] = []
    once = CacheTag._rendered_once

    def counting(self: CacheTag, localized: Any, place: Any, inputs: Any, caller: Callable[[], str]) -> str:
        known = (localized.language.tag, place, inputs) in self._rendered
        counted.append(known and self.shares)
        return once(self, localized, place, inputs, caller) if shares else caller()

    monkeypatch.setattr(CacheTag, "_rendered_once", counting)
    return counted


@pytest.mark.parametrize("more", ["", OWN_MENU])
def test_shared_fragments_give_the_same_bytes(folder: Folder, monkeypatch: pytest.MonkeyPatch, more: str) -> None:
    settings = str(REPORT["mkdocs.yml"]).replace(", custom_dir: theme", ", features: [navigation.tabs]") + more
    root = folder({**REPORT, "mkdocs.yml": settings})
    with monkeypatch.context() as patch:
        counted = _counted(patch, True)
        shared = _pages(root, patch)
        assert sum(counted) > len(counted) / 2
        assert "Méthode" in shared["site/index.html"].decode()  # a menu may leave titles to the pages
    with monkeypatch.context() as patch:
        _counted(patch, False)
        (root / ".cache").rename(root / ".kept")
        assert _pages(root, patch) == shared


def test_custom_templates_add_to_pages_and_disable_sharing(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A main.html that extends bilan.html fills a block of Material, and the rest of the page is that of Bilan."""
    counted = _counted(monkeypatch, True)
    own = '{% extends "bilan.html" %}{% block announce %}Own words{% endblock %}'
    pages = _pages(folder({**REPORT, "theme/main.html": own}), monkeypatch)
    assert counted
    assert not any(counted)
    for name in ("site/index.html", "site/404.html"):
        page = pages[name].decode()
        assert all(words in page for words in ("Own words", "<p>Ville</p>", "assets/keyboard.js", "--bilan-running")), name
