"""A file that stays as it is from one site to the next is not written again: it gets a second name in the new folder.

Nothing writes into a file that stands: what comes later in a build puts a new one in its place. Where a disk knows no second
names, the file is written.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from bilan.filesystem.atomic_write import make_folder, put_file


@dataclass(frozen=True, slots=True)
class HardLinker:
    """Puts files into the folder `half`, which will take the place of the folder `site`."""

    half: Path
    site: Path

    def __call__(self, name: str, content: bytes) -> None:
        """Have the file of that name hold these bytes."""
        path, old = self.half / name, self.site / name
        make_folder(path.parent)
        if not (_holds(old, len(content), _mode_in(path.parent), lambda: content) and _named_again(old, path)):
            put_file(path, content)

    def settle(self) -> None:
        """Have all that others wrote, and wrote as it stood, be the old file, too."""
        for path in self.half.rglob("*"):
            found = path.lstat()
            if S_ISREG(found.st_mode) and found.st_nlink == 1:
                self._settle(path, found.st_size)

    def _settle(self, path: Path, size: int) -> None:
        old, again = self.site / path.relative_to(self.half), path.with_name(f"{path.name}.again")
        if _holds(old, size, _mode_in(path.parent), path.read_bytes) and _named_again(old, again):
            again.replace(path)


def _mode_in(folder: Path) -> int:
    """Who may read a file that is written now: as the new folder it lies in says, which was made just before."""
    return folder.stat().st_mode & 0o666


def _holds(path: Path, size: int, mode: int, content: Callable[[], bytes]) -> bool:
    """Whether a file is what a new one of that content would be; the content, of so many bytes, is asked for last."""
    with suppress(OSError):
        found = path.lstat()
        as_new = S_ISREG(found.st_mode) and found.st_mode & 0o777 == mode and found.st_size == size
        return as_new and path.read_bytes() == content()
    return False


def _named_again(old: Path, path: Path) -> bool:
    with suppress(OSError):
        os.link(old, path)
        return True
    return False
