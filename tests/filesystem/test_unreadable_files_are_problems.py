"""A file or folder that cannot be read is a problem with its name and the reason: nothing is left out, nothing waits."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
from datetime import date
from pathlib import Path

import pytest

import bilan.filesystem.report_folder as report_folder
from bilan.cli import main
from bilan.diagnostics.problem import Problem
from bilan.filesystem.error_reasons import reason
from bilan.filesystem.file_reading import read_file
from bilan.filesystem.report_folder import DEEPEST, ReportFolder
from bilan.locales.editor_locale import EditorLocale
from bilan.report_check import CheckedReport, check_report_folder
from tests.conftest import Folder, RunBilan
from tests.filesystem.conftest import Refuse, Unprivileged

DAY = date(2026, 11, 24)
ARTICLE = "id: a\ntitle: A\noutlet: La Gazette\nlanguage: fr\nurl: https://example.org/a\nsummary: Un résumé.\n"
CHECK = ("-c", "from bilan.cli import main; raise SystemExit(main())", "check")
BUILD = ("-m", "mkdocs", "build", "-q")
FILES: dict[str, str | bytes] = {
    "data/2021/articles/a.yml": ARTICLE,
    "content/index.md": "# Accueil {#top}\n",
    "content/notes/method.md": "# Méthode\n",
    "content/notes/poster.png": b"\x89PNG",
}


def _problems(root: Path) -> list[tuple[str, str, str]]:
    read: CheckedReport = check_report_folder(root, DAY)
    return [(problem.place.file, problem.code, problem.message) for problem in read.problems]


def test_a_report_whose_files_can_be_read_has_no_problem(folder: Folder) -> None:
    root = folder(FILES)
    assert _problems(root) == []


@pytest.mark.parametrize("place", ["data", "data/2021", "data/2021/articles", "content", "content/notes"])
def test_a_folder_that_may_not_be_read_is_never_left_out(
    folder: Folder, run_bilan: RunBilan, refuse: Refuse, place: str
) -> None:
    root = folder(FILES)
    refuse(root / place, errno.EACCES)
    expected = [(place, "unreadable-file", "This folder cannot be read: this account has no permission.")]
    assert _problems(root) == expected
    code, _, words = run_bilan("-C", root, "check")
    assert (code, words.count("[unreadable-file]")) == (1, 1)


@pytest.mark.parametrize(
    "place",
    [*FILES, "data/report.yml", "data/indicators.yml", "data/2021/figures.yml", "mkdocs.yml"],
)
@pytest.mark.parametrize(
    ("number", "why"),
    [
        (errno.EACCES, "this account has no permission"),
        (errno.EMFILE, "too many files are open at once"),
        (errno.EIO, "the disk reports an error"),
    ],
)
def test_a_file_that_may_not_be_read_is_the_only_problem(
    folder: Folder, refuse: Refuse, place: str, number: int, why: str
) -> None:
    root = folder(FILES)
    refuse(root / place, number)
    expected = [(place, "unreadable-file", f"This file cannot be read: {why}.")]
    assert _problems(root) == expected


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        folder = os.open(path.parent, os.O_RDONLY)
        here = os.open(".", os.O_RDONLY)
        try:
            os.fchdir(folder)  # the name of a socket may be 107 bytes long
            made.bind(path.name)
        finally:
            os.fchdir(here)
            os.close(folder)
            os.close(here)


def _folder(path: Path) -> None:
    path.mkdir()


def _gone(path: Path) -> None:
    path.symlink_to("nowhere")


def _circle(path: Path) -> None:
    path.symlink_to(path.name)


KINDS = [
    (_pipe, "it is a named pipe, not a file"),
    (_socket, "it is a socket, not a file"),
    (_gone, "it does not exist"),
    (_circle, "it is a link that leads in a circle"),
]


@pytest.mark.parametrize(("make", "why"), [*KINDS, (_folder, "it is a folder, not a file")])
@pytest.mark.parametrize("place", ["data/report.yml", "data/2021/figures.yml", "data/2021/events.yml"])
def test_special_files_are_reported_without_waiting(folder: Folder, make: object, why: str, place: str) -> None:
    root = folder(FILES)
    (root / place).unlink(missing_ok=True)
    make(root / place)  # type: ignore[operator]
    assert _problems(root) == [(place, "unreadable-file", f"This file cannot be read: {why}.")]


@pytest.mark.parametrize(("make", "why"), KINDS)
@pytest.mark.parametrize("place", ["data/2021/articles/b.yml", "content/notes/about.md", "content/notes/photo.jpg"])
def test_files_found_in_a_folder_follow_the_same_rules(folder: Folder, make: object, why: str, place: str) -> None:
    root = folder(FILES)
    make(root / place)  # type: ignore[operator]
    assert _problems(root) == [(place, "unreadable-file", f"This file cannot be read: {why}.")]


def test_a_device_is_not_read() -> None:
    problem = read_file(Path("/dev/zero"), "zero", 10)
    assert isinstance(problem, Problem)
    assert problem.message == "This file cannot be read: it is a device, not a file."


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"12345")
    assert read_file(path, "file", 5) == read_file(path, "file") == b"12345"
    problem = read_file(path, "file", 4)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.message) == ("file-too-large", "This file holds 5 bytes; at most 4 are read.")


def test_a_file_of_reported_size_zero_is_read_up_to_the_limit() -> None:
    whole = read_file(Path("/proc/cpuinfo"), "cpuinfo")
    assert isinstance(whole, bytes)
    assert len(whole) > 20
    problem = read_file(Path("/proc/cpuinfo"), "cpuinfo", 20)
    assert isinstance(problem, Problem)
    assert problem.code == "file-too-large"


def test_a_file_deleted_after_listing_is_reported(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    root = folder(FILES)
    listing = ReportFolder.listing

    def listed(report: ReportFolder, place: Path) -> report_folder.Listing:
        found = listing(report, place)
        if place.name == "notes":
            (root / "content/notes/method.md").unlink()
        return found

    monkeypatch.setattr(ReportFolder, "listing", listed)
    why = "This file cannot be read: it does not exist."
    assert ("content/notes/method.md", "unreadable-file", why) in _problems(root)


@pytest.mark.parametrize(("levels", "deep"), [(DEEPEST, False), (DEEPEST + 1, True)])
def test_folders_have_a_maximum_depth(folder: Folder, levels: int, deep: bool) -> None:
    place = Path("content", *["a"] * (levels - 1))
    root = folder({**FILES, f"{place}/page.md": "# Page\n"})
    assert [(file, code) for file, code, _ in _problems(root)] == [(str(place), "unreadable-file")] * deep


def test_thousands_of_nested_folders_end_in_a_problem(folder: Folder) -> None:
    root = folder(FILES)
    here = os.open(root / "content", os.O_RDONLY)
    for _ in range(1500):  # longer than a path may be
        os.mkdir("abc", dir_fd=here)
        below = os.open("abc", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    try:
        ((_, code, message),) = _problems(root)
    finally:
        subprocess.run(["rm", "-rf", str(root / "content")], check=True)  # Python goes no deeper than a thousand
    assert (code, message) == ("unreadable-file", f"This folder is more than {DEEPEST} folders deep; it is not read.")


@pytest.mark.parametrize("other", [b"M\xe9thode.md", "Me\u0301thode.md", "MÉTHODE.md"])
def test_file_names_that_are_not_portable_are_reported(folder: Folder, other: str | bytes) -> None:
    root = folder({**FILES, "content/Méthode.md": "# A\n"})
    (root / "content" / os.fsdecode(other)).write_text("# B\n", encoding="utf-8")
    codes = [code for _, code, _ in _problems(root)]
    assert codes == ["bad-file-name"]
    assert main(["-C", str(root), "check", "--format", "json"]) == 1


def test_every_reason_is_translated() -> None:
    numbers = [errno.EACCES, errno.ENOSPC, errno.EROFS, errno.ENOENT, errno.EMFILE, errno.EDQUOT, errno.EFBIG, errno.ELOOP]
    for number in numbers:
        said = reason(OSError(number, os.strerror(number)))
        assert len({said, EditorLocale("fr")(said), EditorLocale("ar")(said)}) == 3
    assert reason(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"


@pytest.mark.parametrize(
    "place", ["data", "data/2021", "data/2021/articles", "data/2021/figures.yml", "content", "content/notes"]
)
@pytest.mark.parametrize("command", [CHECK, BUILD], ids=["check", "build"])
def test_a_check_and_a_build_end_with_the_name_and_the_reason(
    folder: Folder, unprivileged: Unprivileged, place: str, command: tuple[str, ...]
) -> None:
    root = folder(FILES)
    (root / place).chmod(0)
    try:
        done = unprivileged(root, *command)
    finally:
        (root / place).chmod(0o755)
    assert done.returncode == 1
    assert f"{place}:1:1: error [unreadable-file]" in done.stderr
    assert "cannot be read: this account has no permission." in done.stderr
    assert "Traceback" not in done.stderr
    assert not (root / "site").exists()
