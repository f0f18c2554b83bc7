"""“Edit this page” opens the line of YAML, or the hand-written page, that a page was made from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.mkdocs_plugin.conftest import Build, Site

Folder = Callable[[dict[str, str | bytes]], Path]
CONFIG = (
    "site_name: Report\ndocs_dir: content\nrepo_url: https://git.example.org/ville/bilan\nedit_uri: _edit/main/content/\n"
    "theme: {{name: material, font: false, features: [content.action.edit]}}\nplugins:\n  - search\n  - bilan{}\n"
)


@pytest.fixture
def edited(folder: Folder, build: Build, site_of: Callable[[Path], Site]) -> Callable[[str], dict[str, str]]:
    def built(settings: str) -> dict[str, str]:
        root = folder(
            {
                "mkdocs.yml": CONFIG.format(settings),
                "content/index.md": "# Accueil {#top}\n",
                "data/2021/year.yml": "# À propos de l’année\nstatus: published\nhighlights: [total]\n",
                "data/2021/rebuttals.yml": (
                    "rebuttals:\n  - {id: r, claim: Bruit., verdict: false, answer: Non., source: review}\n"
                ),
            }
        )
        done = build(root, "-q")
        assert done.returncode == 0, done.stderr
        pages = site_of(root / "site").pages
        return {file: link.attributes["href"] for file, page in pages.items() for link in page.all("a", rel="edit")}

    return built


def test_an_edit_link_names_the_line_of_its_data(edited: Callable[[str], dict[str, str]]) -> None:
    links = edited("")
    base = "https://git.example.org/ville/bilan/_edit/main/"
    assert links["2021/index.html"] == f"{base}data/2021/year.yml#L2"
    assert links["2021/rebuttals/index.html"] == f"{base}data/2021/rebuttals.yml#L2"
    assert links["indicators/two/index.html"] == f"{base}data/indicators.yml#L9"
    assert links["index.html"] == f"{base}content/index.md#L1"


def test_the_pattern_of_edit_links_can_be_set(edited: Callable[[str], dict[str, str]]) -> None:
    links = edited(":\n      edit_link: 'https://e.example.org/{file}?line={line}&column={column}'")
    assert links["2021/rebuttals/index.html"] == "https://e.example.org/data/2021/rebuttals.yml?line=2&column=5"
