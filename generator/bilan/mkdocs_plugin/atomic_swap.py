"""A site is built beside the old one and takes its place only when it is complete, in one step where the system has one.

Linux exchanges two folders in a single call (renameat2 with RENAME_EXCHANGE): whoever looks, and whenever the build is
killed, there is a whole site, the old or the new. Elsewhere, and on disks without that call, there is an instant between two
renames; a build killed in it leaves the old site beside its place, and the next build puts it back before anything else.
A folder that cannot be renamed is given the files one by one.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

from bilan.filesystem.atomic_write import writing

_CURRENT_FOLDER = -100  # AT_FDCWD: paths are relative to the current folder, or absolute
_EXCHANGE = 2  # RENAME_EXCHANGE, Linux 3.15


def begin_staging(site: Path) -> Path:
    """The folder to build in: beside the site, on the same disk, and empty. What a killed build left is put right."""
    restore_interrupted(site)
    half = staging_path(site, "half")
    shutil.rmtree(half, ignore_errors=True)
    return half


def restore_interrupted(site: Path) -> None:
    """Put back the old site where a build was killed between taking it away and putting the new one in its place."""
    old = staging_path(site, "old")
    if old.exists() and not site.exists():
        with writing(site):
            old.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def swap_in(half: Path, site: Path) -> None:
    """Put the finished folder in the place of the site; raises `FileError` (`unwritable-file`)."""
    with writing(site):
        if not site.exists():
            half.rename(site)
        elif not exchange(half, site) and not _renamed_twice(half, site):
            _filled(site, half)
    shutil.rmtree(half, ignore_errors=True)


def _renamed_twice(half: Path, site: Path) -> bool:
    """False, and nothing done, where the site cannot be taken away."""
    old = staging_path(site, "old")
    shutil.rmtree(old, ignore_errors=True)
    try:
        site.rename(old)
    except OSError:
        return False
    half.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    return True


def _filled(site: Path, half: Path) -> None:
    """A folder that keeps its place, as the volume of a container does: each file is put into it in one step."""
    for path in sorted(site.rglob("*"), reverse=True):
        new = half / path.relative_to(site)
        if path.is_dir() and not path.is_symlink():
            if not new.is_dir():
                path.rmdir()
        elif not new.is_file() or path.is_symlink():
            path.unlink()
    shutil.copytree(half, site, copy_function=_put, dirs_exist_ok=True)


def _put(new: str, place: str) -> None:
    shutil.copy2(new, f"{place}.new")
    Path(f"{place}.new").replace(place)


def discard_staging(site: Path) -> None:
    """Remove what a failed build left."""
    shutil.rmtree(staging_path(site, "half"), ignore_errors=True)


def exchange(one: Path, other: Path) -> bool:
    """Exchange the names of two folders in one step; False, and nothing done, where this system or disk cannot."""
    if sys.platform != "linux":
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2  # glibc 2.28, musl 1.2.5
    except AttributeError:
        return False
    done = rename(_CURRENT_FOLDER, os.fsencode(one), _CURRENT_FOLDER, os.fsencode(other), _EXCHANGE)
    return int(done) == 0


def staging_path(site: Path, role: str) -> Path:
    """A folder on the same disk as the site, which no host publishes."""
    return site.with_name(f".{site.name}.{role}")
