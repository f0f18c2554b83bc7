"""Locks, backups and what systems keep beside files are neither read nor published."""

from __future__ import annotations

import os
from datetime import date
from pathlib import PurePath

import pytest

from bilan.build_result import read_report
from bilan.filesystem.leftovers import is_leftover
from tests.conftest import Folder

DAY = date(2026, 11, 24)
LEFT = [
    ".#figures.yml",
    "._figures.yml",
    ".figures.yml.swp",
    ".DS_Store",
    "~$note.docx",
    ".~lock.note.odt#",
    "#index.md#",
    "index.md~",
    "index.md.bak",
    "index.md.orig",
    "Thumbs.db",
    "desktop.ini",
    "__MACOSX/index.md",
    ".git/index.md",
    "photo.png.part",
]
KEPT = ["figures.yml", "index.md", "a.b.md", "tilde~s.md", "C#.md", "back.md", "swp", "original.md", "a/b.png"]


@pytest.mark.parametrize("path", LEFT)
def test_leftovers_are_recognised_by_name(path: str) -> None:
    assert any(map(is_leftover, PurePath(path).parts))


@pytest.mark.parametrize("path", KEPT)
def test_other_names_are_not_leftovers(path: str) -> None:
    assert not any(map(is_leftover, PurePath(path).parts))


@pytest.mark.parametrize("name", ["._figures.yml", ".figures.yml", "~$figures.yml"])
def test_leftovers_in_the_data_are_no_problem(folder: Folder, name: str) -> None:
    clean = read_report(folder({}), DAY)
    root = folder({f"data/2021/{name}": b"\x00\x05\x16\x07", f"data/{name}": b"\x00", f"data/2021/articles/{name}": b"\x00"})
    (root / "data/2021/.#figures.yml").symlink_to("user@host.123")
    assert read_report(root, DAY).problems == clean.problems == ()


def test_leftovers_among_pages_are_no_pages(folder: Folder) -> None:
    root = folder({"content/._index.md": b"\x00\xff", "content/#index.md#": "# Brouillon\n", "content/.draft.md": "# D\n"})
    (root / "content/.#index.md").symlink_to("user@host.123")
    read = read_report(root, DAY)
    assert (read.written, read.problems) == ((), ())


def test_other_unknown_files_are_reported(folder: Folder) -> None:
    root = folder({"data/2021/figures2.yml": "a: 1\n"})
    os.mkdir(root / "data/archive")  # noqa: PTH102
    assert {problem.code for problem in read_report(root, DAY).problems} == {"unknown-file"}
