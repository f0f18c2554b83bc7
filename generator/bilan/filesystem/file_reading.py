"""Reads one file, and only a regular one, so that nothing waits for a named pipe or reads a device without end."""

from __future__ import annotations

import os
from io import BufferedReader
from pathlib import Path
from stat import S_ISREG

from bilan.diagnostics.problem import Problem
from bilan.filesystem.error_reasons import NotAFileError
from bilan.filesystem.file_problems import FileError, too_large, unreadable

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # whichever this system has


def read_file(path: Path, name: str, most: int | None = None) -> bytes | Problem:
    """Return the bytes of a file, at most `most`, or a problem. `name` is its name in messages.

    Problems: `unreadable-file`, `file-too-large`.
    """
    try:
        with opened(path) as file:
            size = os.fstat(file.fileno()).st_size
            if most is None:
                return file.read()
            data = file.read(size + 1) if size <= most else b""
            if len(data) > size:  # it grew meanwhile, or claims to be empty, as files in /proc do
                data += file.read(most + 1 - len(data))
            size = max(size, len(data))
            return data if size <= most else too_large(name, size, most)
    except OSError as error:
        return unreadable(name, error)


def read_or_raise(path: Path, name: str) -> bytes:
    """Return the bytes of a file. Raises `FileError` if they cannot be read."""
    data = read_file(path, name)
    if isinstance(data, Problem):
        raise FileError(data)
    return data


def opened(path: Path) -> BufferedReader:
    """Open a file for reading. Raises `OSError`, and `NotAFileError` if it is not a regular file."""
    _require_regular(os.stat(path).st_mode, path)  # noqa: PTH116 # to open a device may be enough to change it
    descriptor = os.open(path, _FLAGS)
    try:
        _require_regular(os.fstat(descriptor).st_mode, path)  # it may have been replaced since
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def _require_regular(mode: int, path: Path) -> None:
    if not S_ISREG(mode):
        raise NotAFileError(mode, str(path))
