"""A folder of pages or figures may lie elsewhere, with a link to it in the report: nothing in it is lost."""

from __future__ import annotations

from pathlib import Path

from bilan.build_result import add_pages, read_report
from bilan.cli import main
from tests.conftest import Folder
from tests.exports.conftest import DAY


def _moved(path: Path, elsewhere: Path) -> None:
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


def test_its_pages_are_printed_and_its_files_laid_out(folder: Folder) -> None:
    root = folder({"content/notes/method.md": "# Méthode\n\nÉcrite ailleurs.\n"})
    figures = next((root / "data").glob("*/figures.yml")).relative_to(root)
    (root / figures).write_text((root / figures).read_text(encoding="utf-8") + "\n\n\n", encoding="utf-8")
    _moved(root / "content/notes", root / "pages of others")
    _moved(root / figures.parent, root / "figures of others")
    result = add_pages(read_report(root, DAY))
    assert result.problems == ()
    assert "/notes/method/" in {page.address for page in result.pages}
    assert main(["-C", str(root), "format"]) == 0
    assert not (root / "figures of others/figures.yml").read_text(encoding="utf-8").endswith("\n\n")
