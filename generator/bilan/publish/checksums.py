"""`SHA256SUMS`: the digest of every file, as `sha256sum --check` reads it; whoever holds a copy can see that it is whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from bilan.filesystem.file_reading import opened

NAME = "SHA256SUMS"


def write_checksums(site: Path, files: Iterable[str]) -> str:
    """A line for each file, by name."""
    return "".join(f"{_digest(site / file)}  {file}\n" for file in sorted(files) if file != NAME)


def _digest(path: Path) -> str:
    with opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
