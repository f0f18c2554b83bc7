"""Whenever a build is killed there is a whole site: the old one or the new one, never a part, never none."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import bilan.mkdocs_plugin.atomic_swap as swap
from bilan.mkdocs_plugin.atomic_swap import begin_staging, exchange, swap_in

FILES = 12
BUILDER = """
import sys
from pathlib import Path
import bilan.mkdocs_plugin.atomic_swap as swap
if sys.argv[2] == "renames":
    swap.exchanged = lambda one, other: False
site = Path(sys.argv[1])
for number in range(1_000_000):
    half = swap.begin_half(site)
    half.mkdir()
    for name in range(12):
        (half / f"{name}.html").write_text(str(number))
    swap.swap_in(half, site)
    print(number, flush=True)
"""


def _whole(site: Path) -> bool:
    """Whether the folder holds all files of one build and none of another."""
    held = {path.name: path.read_text(encoding="utf-8") for path in site.iterdir()}
    return len(held) == FILES and len(set(held.values())) == 1


def _begun(site: Path, how: str) -> subprocess.Popen[str]:
    """A process that builds one site after the other; the first is there already."""
    command = [sys.executable, "-c", BUILDER, str(site), how]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "0\n"
    return process


@pytest.mark.skipif(sys.platform != "linux", reason="one call exchanges two folders on Linux only")
def test_killed_at_any_moment_there_is_the_old_site_or_the_new(tmp_path: Path) -> None:
    site, chance, kills = tmp_path / "site", random.Random(8), 200
    for _ in range(kills):
        process = _begun(site, "exchange")
        time.sleep(chance.random() * 0.004)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert _whole(site)


def test_where_two_renames_are_needed_the_next_build_puts_the_old_site_back(tmp_path: Path) -> None:
    site, chance = tmp_path / "site", random.Random(8)
    for _ in range(60):
        process = _begun(site, "renames")
        time.sleep(chance.random() * 0.004)
        process.send_signal(signal.SIGKILL)
        process.wait()
        begin_staging(site)
        assert _whole(site)


class Killed(BaseException):
    """Stands for SIGKILL: nothing that the code says is run after it."""


@pytest.mark.parametrize("can_exchange", [True, False])
def test_killed_before_or_after_each_call_there_is_a_whole_site(
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
    """Swap, and be killed after that many changes of the disk; True where there are no more than that."""
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


def test_a_folder_that_keeps_its_place_is_given_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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
