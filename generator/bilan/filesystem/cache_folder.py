"""Files that may be lost at any time: what cannot be read is not there, what cannot be written is not kept."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from bilan.filesystem.atomic_write import replace_file
from bilan.filesystem.file_problems import FileError
from bilan.filesystem.file_reading import read_file

IGNORED = ".gitignore"
MOST = 64_000_000  # bytes of a file that is read again


def read_cached(path: Path) -> bytes:
    """The bytes of a file of the cache, none where it cannot be read."""
    data = read_file(path, path.name, MOST)
    return data if isinstance(data, bytes) else b""


def write_cached(path: Path, data: bytes) -> bool:
    """Keep bytes in a file of the cache; False where they could not be kept."""
    with suppress(FileError, OSError):
        make_cache(path.parent)
        replace_file(path, data)
        return True
    return False


def make_cache(folder: Path) -> None:
    """Make a folder that git leaves alone, whatever the repository says; `OSError` where that is refused."""
    folder.mkdir(parents=True, exist_ok=True)
    ignored = folder / IGNORED
    if not ignored.exists():
        ignored.write_text("*\n", encoding="utf-8")
