"""Builds a site beside the old one and replaces the old one when it is complete, in one step if the system can.

Linux exchanges two folders in one call (renameat2 with RENAME_EXCHANGE): there is a whole site at every moment, also when a
build is killed. Elsewhere, and on disks without that call, two renames do it. A build killed between them leaves the old
site beside its place, and the next build puts it back first. If a folder cannot be renamed, its files
are replaced one by one.
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
    """Return the folder to build in, beside the site; remove or restore what a killed build left."""
    restore_interrupted(site)
    half = staging_path(site, "half")
    shutil.rmtree(half, ignore_errors=True)
    return half


def stage_copy(site: Path) -> Path:
    """Return a copy of the site in the folder to build in."""
    half = begin_staging(site)
    with writing(half):
        shutil.copytree(site, half)
    return half


def restore_interrupted(site: Path) -> None:
    """Put back the old site if a build was killed between the two renames."""
    old = staging_path(site, "old")
    if old.exists() and not site.exists():
        with writing(site):
            old.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def swap_in(half: Path, site: Path) -> None:
    """Replace the site by the finished folder; raises `FileError` (`unwritable-file`)."""
    with writing(site):
        if not site.exists():
            half.rename(site)
        elif not exchange(half, site) and not _renamed_twice(half, site):
            _filled(site, half)
    shutil.rmtree(half, ignore_errors=True)


def _renamed_twice(half: Path, site: Path) -> bool:
    """Replace the site by two renames; return False and do nothing if it cannot be renamed."""
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
    """Replace the files of a folder that cannot be renamed, as the volume of a container, one by one."""
    for path in sorted(site.rglob("*"), reverse=True):
        new = half / path.relative_to(site)
        if path.is_dir() and not path.is_symlink():
            if not new.is_dir():
                path.rmdir()
        elif not new.is_file() or path.is_symlink():
            path.unlink()
    shutil.copytree(half, site, copy_function=_replace_file, dirs_exist_ok=True)


def _replace_file(new: str, place: str) -> None:
    shutil.copy2(new, f"{place}.new")
    Path(f"{place}.new").replace(place)


def discard_staging(site: Path) -> None:
    """Remove the folder of a failed build."""
    shutil.rmtree(staging_path(site, "half"), ignore_errors=True)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; return False and do nothing if this system or disk cannot."""
    if sys.platform != "linux":
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2  # glibc 2.28, musl 1.2.5
    except AttributeError:
        return False
    done = rename(_CURRENT_FOLDER, os.fsencode(one), _CURRENT_FOLDER, os.fsencode(other), _EXCHANGE)
    return int(done) == 0


def staging_path(site: Path, role: str) -> Path:
    """Return a hidden folder beside the site, on the same disk."""
    return site.with_name(f".{site.name}.{role}")
