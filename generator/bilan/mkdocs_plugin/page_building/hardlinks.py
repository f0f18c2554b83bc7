"""A file that is the same in the new site and the old one is not written again: it becomes a hard link to the old one.

No later step of a build may write into such a file; it must replace it. On a disk without hard links the file is written.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from bilan.filesystem.atomic_write import make_folder, put_file
from bilan.filesystem.tree_walk import files_below


@dataclass(frozen=True, slots=True)
class HardLinker:
    """Puts files into the folder `half`, which will replace the folder `site`."""

    half: Path
    site: Path

    def __call__(self, name: str, content: bytes) -> None:
        """Write these bytes as the file of that name, or link it to the same old file."""
        path, old = self.half / name, self.site / name
        make_folder(path.parent)
        if not (_is_same_file(old, len(content), _mode_in(path.parent), lambda: content) and _linked(old, path)):
            put_file(path, content)

    def settle(self) -> None:
        """Replace each file that others wrote by a link to the old one, if it is the same."""
        for path in map(Path, [*files_below(str(self.half))]):
            found = path.lstat()
            if S_ISREG(found.st_mode) and found.st_nlink == 1:
                self._settle(path, found.st_size)

    def _settle(self, path: Path, size: int) -> None:
        old, again = self.site / path.relative_to(self.half), path.with_name(f"{path.name}.again")
        if _is_same_file(old, size, _mode_in(path.parent), path.read_bytes) and _linked(old, again):
            again.replace(path)


def _mode_in(folder: Path) -> int:
    """Return the permissions of a file written now: those of its folder, which was made just before."""
    return folder.stat().st_mode & 0o666


def _is_same_file(path: Path, size: int, mode: int, content: Callable[[], bytes]) -> bool:
    """Return whether a file has this size, mode and content; `content` is called last."""
    with suppress(OSError):
        found = path.lstat()
        as_new = S_ISREG(found.st_mode) and found.st_mode & 0o777 == mode and found.st_size == size
        return as_new and path.read_bytes() == content()
    return False


def _linked(old: Path, path: Path) -> bool:
    with suppress(OSError):
        os.link(old, path)
        return True
    return False
