"""`SHA256SUMS`: the checksum of every file, for `sha256sum --check`, so that a copy can be verified."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from bilan.filesystem.file_reading import opened

NAME = "SHA256SUMS"


def write_checksums(site: Path, files: Iterable[str]) -> str:
    """Write a line for each file, sorted by name."""
    return "".join(f"{_digest(site / file)}  {file}\n" for file in sorted(files) if file != NAME)


def _digest(path: Path) -> str:
    with opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
