"""A site is built beside the old one and takes its place only when it is complete."""

from __future__ import annotations

import shutil
from pathlib import Path


def begin_half(site: Path) -> Path:
    """The folder to build in: beside the site, on the same disk, and empty."""
    half = _beside(site, "half")
    shutil.rmtree(half, ignore_errors=True)
    return half


def swap_in(half: Path, site: Path) -> None:
    """Put the finished folder in the place of the site."""
    old = _beside(site, "old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    half.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def discard_half(site: Path) -> None:
    """Remove what a failed build left."""
    shutil.rmtree(_beside(site, "half"), ignore_errors=True)


def _beside(site: Path, role: str) -> Path:
    return site.with_name(f".{site.name}.{role}")
