"""What lies in a folder, as MkDocs finds it: links are followed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def files_of(folder: Path, ending: str = "") -> list[Path]:
    """The files in a folder whose names end so, in the order of their paths."""
    return sorted(Path(file) for file in files_in(folder.as_posix()) if file.endswith(ending))


def files_in(folder: str) -> Iterator[str]:
    """The files in a folder and where links in it lead to, in no order; but for links that lead upwards."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from () if entry.is_symlink() and _leads_up(entry.path) else files_in(entry.path)
            elif entry.is_file():
                yield entry.path


def _leads_up(link: str) -> bool:
    return Path(link).parent.resolve().is_relative_to(Path(link).resolve())
