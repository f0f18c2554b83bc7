"""A site is built beside the old one and takes its place only when it is complete, in one step where the system has one.

Linux exchanges two folders in a single call (renameat2 with RENAME_EXCHANGE): whoever looks, and whenever the build is
killed, there is a whole site, the old or the new. Elsewhere, and on disks without that call, there is an instant between two
renames; a build killed in it leaves the old site beside its place, and the next build puts it back before anything else.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

_CURRENT_FOLDER = -100  # AT_FDCWD: paths are relative to the current folder, or absolute
_EXCHANGE = 2  # RENAME_EXCHANGE, Linux 3.15


def begin_half(site: Path) -> Path:
    """The folder to build in: beside the site, on the same disk, and empty. What a killed build left is put right."""
    restore(site)
    half = beside(site, "half")
    shutil.rmtree(half, ignore_errors=True)
    return half


def restore(site: Path) -> None:
    """Put back the old site where a build was killed between taking it away and putting the new one in its place."""
    old = beside(site, "old")
    if old.exists() and not site.exists():
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def swap_in(half: Path, site: Path) -> None:
    """Put the finished folder in the place of the site."""
    if not site.exists():
        half.rename(site)
    elif exchanged(half, site):
        shutil.rmtree(half, ignore_errors=True)
    else:
        _renamed_twice(half, site)


def _renamed_twice(half: Path, site: Path) -> None:
    old = beside(site, "old")
    shutil.rmtree(old, ignore_errors=True)
    site.rename(old)
    half.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def discard_half(site: Path) -> None:
    """Remove what a failed build left."""
    shutil.rmtree(beside(site, "half"), ignore_errors=True)


def exchanged(one: Path, other: Path) -> bool:
    """Exchange the names of two folders in one step; False, and nothing done, where this system or disk cannot."""
    if sys.platform != "linux":
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2  # glibc 2.28, musl 1.2.5
    except AttributeError:
        return False
    done = rename(_CURRENT_FOLDER, os.fsencode(one), _CURRENT_FOLDER, os.fsencode(other), _EXCHANGE)
    return int(done) == 0


def beside(site: Path, role: str) -> Path:
    """A folder on the same disk as the site, which no host publishes."""
    return site.with_name(f".{site.name}.{role}")
