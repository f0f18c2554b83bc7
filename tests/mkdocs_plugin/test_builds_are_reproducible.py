"""Reproducible: the same input gives the same bytes, whoever builds it, where, when in the day, and in whichever language.

This is tested on a small report in which everything occurs; `make verify` compares two builds of the project's own report.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tests.exports.conftest import EVERYTHING

if TYPE_CHECKING:
    from tests.mkdocs_plugin.conftest import Site

Folder = Callable[[dict[str, str | bytes]], Path]

EPOCH = "1795478400"  # 2026-11-24
ELSEWHERE = {
    "PYTHONHASHSEED": "4463",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "fr_FR.UTF-8",
    "LANG": "ar_MA.UTF-8",
    "USER": "autre",
    "HOME": "/nonexistent",
    "COLUMNS": "40",
    "SOURCE_DATE_EPOCH": EPOCH,
}
HERE = {**ELSEWHERE, "PYTHONHASHSEED": "0", "TZ": "America/Los_Angeles", "LC_ALL": "C", "LANG": "C", "USER": "root"}


def _copied(source: Path, to: Path) -> Path:
    """The files of a report, made in another order, some long ago."""
    files = [source / "mkdocs.yml", *(path for name in ("data", "content") for path in sorted((source / name).rglob("*")))]
    files = [path for path in files if path.is_file()]
    random.Random(17).shuffle(files)
    for number, path in enumerate(files):
        target = to / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        os.utime(target, (number, number))
    return to


def _built(folder: Path, environment: dict[str, str], umask: int) -> Path:
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    done = subprocess.run(
        command, cwd=folder, env=variables, capture_output=True, text=True, check=False, preexec_fn=lambda: os.umask(umask)
    )
    assert done.returncode == 0, done.stderr
    return folder / "site"


def _different(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    assert one.keys() == other.keys()
    return [name for name in one if one[name] != other[name]]


def test_folder_user_locale_and_file_order_do_not_matter(
    folder: Folder, tmp_path: Path, site_of: Callable[[Path], Site]
) -> None:
    settings = (
        "site_name: Report\nsite_url: https://example.org/report/\ndocs_dir: content\n"
        "theme: {name: material, font: false}\nplugins: [search, bilan: {compressed: true}]\n"
    )
    pages = {"content/about.md": "# À propos {#top}\n", "data/2020/figures.yml": "source: review\nfigures: {total: 8}\n"}
    root = folder({**EVERYTHING, **pages})
    (root / "mkdocs.yml").write_text(
        settings.replace("[search, bilan: {compressed: true}]", "\n  - search\n  - bilan: {compressed: true}"),
        encoding="utf-8",
    )
    other = _copied(root, tmp_path / "an other/deep/folder é")
    sites = (_built(root, HERE, 0o022), _built(other, ELSEWHERE, 0o077))
    assert _different(*(site_of(site).bytes for site in sites)) == []
    assert (sites[0] / "index.html.br").is_file()
