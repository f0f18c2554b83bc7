"""The folder of pages is published by a list of what may be: no backups, no locks, nothing that mkdocs.yml excludes."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilan.mkdocs_plugin.published import is_published
from tests.build_process import run_build
from tests.conftest import MINIMAL, Folder
from tests.mkdocs_plugin.conftest import files_of

SECRET = "AVANT EMBARGO"  # what no file of a site may hold
NEVER = ["index.md~", "index.md.bak", "#index.md#", "~$note.docx", "__MACOSX/a.png", "a.dwg", "Thumbs.db", "notes", "a.php"]
ALWAYS = ["a.png", "img/A.JPG", "fiche.pdf", "_headers", "robots.txt", "data/x.csv", "CNAME"]


@pytest.mark.parametrize("path", NEVER)
def test_unlisted_files_are_not_published(path: str) -> None:
    assert not is_published(path, [])


@pytest.mark.parametrize("path", ALWAYS)
def test_images_and_downloads_of_pages_are_published(path: str) -> None:
    assert is_published(path, [])


def test_mkdocs_yml_may_add_files_but_no_leftovers() -> None:
    assert is_published("plans/a.dwg", ["*.dwg"])
    assert not is_published("plans/a.dwg~", ["*.dwg~", "*.dwg"])


def test_a_site_has_no_other_files(folder: Folder) -> None:
    settings = MINIMAL["mkdocs.yml"].replace("[search, bilan]", "[search, bilan: {pdf: false, publish: ['*.kml']}]")
    hidden = {f"content/{name}": f"{SECRET}\n" for name in NEVER}
    pages = {"content/drafts/secret.md": f"# {SECRET}\n", "content/brouillon.md": f"# {SECRET}\n"}
    shown = {"content/carte.kml": "kml", "content/README.md": f"# {SECRET}\n", "content/fiche.pdf": "%PDF"}
    excluding = "exclude_docs: |\n  drafts/\ndraft_docs: brouillon.md\n"
    done = run_build(root := folder({**hidden, **pages, **shown, "mkdocs.yml": settings + excluding}), "-q")
    assert done.returncode == 0, done.stderr
    site = {path.relative_to(root / "site").as_posix() for path in files_of(root / "site")}
    assert {"carte.kml", "fiche.pdf"} <= site
    assert not [path for path in files_of(root / "site") if SECRET.encode() in path.read_bytes()]
    assert "content/a.dwg:1:1: warning [unpublished-file]" in done.stderr
    assert "index.md~" not in done.stderr
    assert "README" not in done.stderr


def test_a_sitemap_has_ascii_addresses_and_a_default_language(folder: Folder) -> None:
    report = MINIMAL["data/report.yml"].replace("[fr]", "[fr, en]")
    settings = MINIMAL["mkdocs.yml"].replace("bilan]", "bilan: {pdf: false}]")
    settings += 'site_url: "https://ville.example.org/Rapport Été/"\n'
    root = folder({"mkdocs.yml": settings, "data/report.yml": report, "content/à lire.md": "# À lire\n\nBonjour.\n"})
    done = run_build(root, "-q")
    assert done.returncode == 0, done.stderr
    sitemap = (root / "site/sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://ville.example.org/Rapport%20%C3%89t%C3%A9/%C3%A0%20lire/</loc>" in sitemap
    assert sitemap.isascii()
    assert sitemap.count('hreflang="x-default"') == sitemap.count("<url>")
    assert (Path(root) / "site/à lire/index.html").exists()
