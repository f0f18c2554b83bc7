"""`SHA256SUMS`: the checksum of every file, for `sha256sum --check`, so that a copy can be verified."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bilan.filesystem.file_reading import opened

NAME = "SHA256SUMS"


def write_checksums(site: Path, files: Iterable[str]) -> str:
    """Write a line for each file, sorted by name."""
    return "".join(f"{_digest(site / file)}  {file}\n" for file in sorted(files) if file != NAME)


def read_checksums(text: str) -> dict[str, str]:
    """Return the checksum of each file of a list, by path."""
    lines = (line.partition("  ") for line in text.splitlines())
    return {file: digest for digest, _, file in lines if file}


@dataclass(frozen=True)
class ChecksumDifferences:
    """How files differ from a list: those that changed, those that are missing, and those that the list does not have."""

    changed: tuple[str, ...]
    missing: tuple[str, ...]
    unlisted: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.changed or self.missing or self.unlisted)


def compare_checksums(listed: Mapping[str, str], actual: Mapping[str, str]) -> ChecksumDifferences:
    """Return how actual files, with their checksums, differ from those of a list."""
    changed = (file for file in listed.keys() & actual.keys() if listed[file] != actual[file])
    return ChecksumDifferences(
        tuple(sorted(changed)), tuple(sorted(listed.keys() - actual.keys())), tuple(sorted(actual.keys() - listed.keys()))
    )


def _digest(path: Path) -> str:
    with opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
