"""The toolchain: our code, messages, templates, and the installed libraries. If any of it changes, no result is reused."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from bilan.cache.text_hash import hash_texts
from bilan.filesystem.file_reading import read_file
from bilan.filesystem.tree_walk import files_below

PACKAGE = Path(__file__).parent.parent
_LOADED = (".py", ".po")
_COMPILED = "/__pycache__/"  # Python writes there at any time, for a moment under names as `x.pyc.139872`


def toolchain_fingerprint() -> str:
    """The digest of the toolchain."""
    return hash_texts(_libraries(), _loaded(PACKAGE), folders([PACKAGE], _is_read_each_build))


def _is_read_each_build(file: str) -> bool:
    return not file.endswith(_LOADED) and _COMPILED not in file


def folders(paths: Iterable[Path], accepts: Callable[[str], bool] = lambda _: True) -> str:
    """The digest of the files in folders, with their paths: all files, or those whose path is `accepts`."""
    files = (file for path in paths for file in sorted(files_below(path.as_posix())) if accepts(file))
    return hash_texts(*(part for file in files for part in (file, _content(file))))


def _content(file: str) -> bytes:
    """The bytes of a file, or the reason why it cannot be read."""
    data = read_file(Path(file), file)
    return data if isinstance(data, bytes) else repr(data).encode("utf-8", "surrogatepass")


@cache
def _loaded(package: Path) -> str:
    """The digest of code and catalogs, computed once: a process keeps using those it has loaded."""
    return folders([package], lambda name: name.endswith(_LOADED))


@cache
def _libraries() -> str:
    """Python's version and each library with its version, from the names of folders such as `Jinja2-3.1.6.dist-info` (PyPA,
    “Recording installed projects”). Reading the metadata files would take longer than a warm build."""
    installed = sorted(folder.stem for path in dict.fromkeys(sys.path) for folder in Path(path).glob("*.dist-info"))
    return " ".join([platform.python_version(), *installed])
