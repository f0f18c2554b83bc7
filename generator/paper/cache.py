"""What was set once from the same words is not set again. The folder may be deleted at any time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path


def kept(folder: Path | None, key: bytes, ending: str, make: Callable[[], bytes]) -> bytes:
    """The bytes kept under the hash of `key`, made and kept where they are not; `key` holds all that they depend on.

    A file that is not whole is not believed: it begins with the hash of the rest.
    """
    if folder is None:
        return make()
    path = folder / f"{hashlib.sha256(key).hexdigest()}.{ending}"
    return _read(path) or _written(path, make())


def forget(folder: Path | None, days: int = 30) -> None:
    """Delete what was last used so many days before the latest; the folder does not grow for ever."""
    used = [(path.stat().st_mtime, path) for path in folder.iterdir()] if folder and folder.is_dir() else []
    latest = max((moment for moment, _ in used), default=0.0)
    for moment, path in used:
        if moment < latest - days * 86_400:
            path.unlink(missing_ok=True)


def _read(path: Path) -> bytes | None:
    try:
        stored = path.read_bytes()
        path.touch()
    except OSError:
        return None
    return stored[32:] if hashlib.sha256(stored[32:]).digest() == stored[:32] else None


def _written(path: Path, made: bytes) -> bytes:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(".half")
        half.write_bytes(hashlib.sha256(made).digest() + made)
        half.replace(path)
    except OSError:
        pass  # a disk that is full or read-only costs time, not the report
    return made
