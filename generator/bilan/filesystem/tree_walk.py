"""All files below a folder, for watching: links are followed, what cannot be read is left out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress


def files_below(folder: str) -> Iterator[str]:
    """Return the paths of the files below a folder, also hidden ones, in no order.

    Links that lead upwards are not followed.
    """
    waiting: list[tuple[str, tuple[str, ...]]] = [(folder, (os.path.realpath(folder),))]
    while waiting:
        place, above = waiting.pop()
        for path, is_folder, is_link in _entries(place):
            if not is_folder:
                yield path
                continue
            real = os.path.realpath(path)
            if not is_link or not any(f"{one}/".startswith(f"{real}/") for one in above):
                waiting.append((path, (*above, real)))


def _entries(folder: str) -> Iterator[tuple[str, bool, bool]]:
    """Yield the entries of a folder: path, whether it is a folder, whether it is a link."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):  # a link that leads in a circle
                if entry.is_dir() or entry.is_file():
                    yield entry.path, entry.is_dir(), entry.is_symlink()
