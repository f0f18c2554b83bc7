"""Files of the cache, which may be lost at any time: an unreadable one counts as missing, an unwritable one is skipped."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from bilan.filesystem.atomic_write import replace_file
from bilan.filesystem.file_problems import FileError
from bilan.filesystem.file_reading import read_file

IGNORED = ".gitignore"
MOST = 64_000_000  # bytes of a cached file


def read_cached(path: Path) -> bytes:
    """Return the bytes of a file of the cache, None if it cannot be read."""
    data = read_file(path, path.name, MOST)
    return data if isinstance(data, bytes) else b""


def write_cached(path: Path, data: bytes) -> bool:
    """Write bytes to a file of the cache. Return False if they could not be written."""
    with suppress(FileError, OSError):
        make_cache(path.parent)
        replace_file(path, data)
        return True
    return False


def make_cache(folder: Path) -> None:
    """Make a folder that git ignores, whatever the repository says. Raises `OSError`."""
    folder.mkdir(parents=True, exist_ok=True)
    ignored = folder / IGNORED
    if not ignored.exists():
        ignored.write_text("*\n", encoding="utf-8")
