"""Whenever a build is killed there is a whole site: the old one or the new one, never a part, never none."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import bilan.mkdocs_plugin.atomic_swap as swap
from bilan.mkdocs_plugin.atomic_swap import begin_staging, exchange, swap_in

FILES = 12
BUILDER = """
import os, signal, sys
from pathlib import Path
import bilan.mkdocs_plugin.atomic_swap as swap

site, how, moment = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
calls = -1  # the first site is made in peace

def counted(event, arguments):
    # Python announces each call that reads or changes the disk (PEP 578)
    global calls
    if calls >= 0 and event.startswith(("open", "os.", "shutil.", "ctypes.call")):
        if calls == moment:
            calls = -1  # the next call is the kill
            os.kill(os.getpid(), signal.SIGKILL)
        calls += 1

if how == "renames":
    swap.exchange = lambda one, other: False
sys.addaudithook(counted)
for number in range(2):
    half = swap.begin_staging(site)
    half.mkdir()
    for name in range(12):
        (half / f"{name}.html").write_text(str(number))
    swap.swap_in(half, site)
    calls += 1
"""


def _whole(site: Path) -> bool:
    """Whether the folder holds all files of one build and none of another."""
    held = {path.name: path.read_text(encoding="utf-8") for path in site.iterdir()}
    return len(held) == FILES and len(set(held.values())) == 1


def _killed(site: Path, how: str, moment: int) -> bool:
    """Have a process build a site twice, and be killed in the second build before so many calls; False where it was done."""
    done = subprocess.run([sys.executable, "-c", BUILDER, str(site), how, str(moment)], check=False).returncode
    assert done in (0, -signal.SIGKILL)
    return done != 0


@pytest.mark.skipif(sys.platform != "linux", reason="one call exchanges two folders on Linux only")
def test_killed_at_any_moment_the_site_is_the_old_or_the_new(tmp_path: Path) -> None:
    moment, site = 0, tmp_path / "site"
    while _killed(site, "exchange", moment):
        assert _whole(site)
        moment += 1
    assert _whole(site)
    assert moment > 2 * FILES


def test_after_an_interrupted_swap_the_next_build_restores_the_site(tmp_path: Path) -> None:
    moment, site = 0, tmp_path / "site"
    while _killed(site, "renames", moment):
        begin_staging(site)
        assert _whole(site)
        moment += 1
    assert _whole(site)
    assert moment > 2 * FILES


class Killed(BaseException):
    """Stands for SIGKILL: nothing that the code says is run after it."""


@pytest.mark.parametrize("can_exchange", [True, False])
def test_killed_around_any_system_call_the_site_is_complete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_exchange: bool
) -> None:
    """Every call that changes the disk is the last one once, before it and after it."""
    if not can_exchange:
        monkeypatch.setattr(swap, "exchange", lambda *_: False)
    last, survived = 0, False
    while not survived:
        last += 1
        site = tmp_path / f"{last}/site"
        _filled(site, "old")
        _filled(half := begin_staging(site), "new")
        with monkeypatch.context() as patched:
            survived = _killed_after(last, patched, half, site)
        if can_exchange:
            assert _whole(site)
        begin_staging(site)
        assert _whole(site)
        assert [path.name for path in site.parent.iterdir()] == ["site"]
    assert last > 3
    assert (site / "0.html").read_text(encoding="utf-8") == "new"


def _filled(folder: Path, text: str) -> None:
    folder.mkdir(parents=True)
    for name in range(FILES):
        (folder / f"{name}.html").write_text(text, encoding="utf-8")


def _killed_after(calls: int, patched: pytest.MonkeyPatch, half: Path, site: Path) -> bool:
    """Swap, and be killed after that many changes of the disk; True if the swap needs fewer."""
    left = [calls]

    def counted(name: str) -> None:
        real = getattr(os, name)

        def change(*given: object, **named: object) -> object:
            if left[0] == 0:
                raise Killed
            left[0] -= 1
            return real(*given, **named)

        patched.setattr(os, name, change)

    for name in ("rename", "unlink", "rmdir"):
        counted(name)
    try:
        swap_in(half, site)
    except Killed:
        return False
    return True


def test_folders_that_cannot_be_exchanged_are_left_alone(tmp_path: Path) -> None:
    _filled(tmp_path / "one", "one")
    assert not exchange(tmp_path / "one", tmp_path / "nowhere")
    assert _whole(tmp_path / "one")


def test_files_are_copied_into_a_folder_that_cannot_be_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, half = tmp_path / "site", tmp_path / "half"
    for folder, names in (
        (site, ("same", "gone", "old/deep/a", "kind/a", "other")),
        (half, ("same", "new/b", "kind", "other/c")),
    ):
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(f"{folder.name} {name}", encoding="utf-8")
    (site / "leading").symlink_to("/nowhere")
    wanted = {path.relative_to(half): path.is_file() and path.read_text(encoding="utf-8") for path in half.rglob("*")}
    rename = Path.rename

    def renamed(path: Path, target: Path) -> Path:
        if path == site:
            raise OSError(16, "Device or resource busy")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", renamed)
    monkeypatch.setattr(swap, "exchange", lambda *_: False)
    inode = site.stat().st_ino
    swap_in(half, site)
    assert {
        path.relative_to(site): path.is_file() and path.read_text(encoding="utf-8") for path in site.rglob("*")
    } == wanted
    assert site.stat().st_ino == inode
    assert not half.exists()
