"""What results are made with: our own code, words and templates, and the libraries. Where any of it changes, all is new."""

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
    """The digest of all that results are made with."""
    return hash_texts(_libraries(), _loaded(PACKAGE), folders([PACKAGE], _is_read_each_build))


def _is_read_each_build(file: str) -> bool:
    return not file.endswith(_LOADED) and _COMPILED not in file


def folders(paths: Iterable[Path], wanted: Callable[[str], bool] = lambda _: True) -> str:
    """The digest of the files in folders, with their names; all of them, or those whose name is wanted."""
    found = (file for path in paths for file in sorted(files_below(path.as_posix())) if wanted(file))
    return hash_texts(*(part for file in found for part in (file, _content(file))))


def _content(file: str) -> bytes:
    """The bytes of a file; where it cannot be read, why."""
    data = read_file(Path(file), file)
    return data if isinstance(data, bytes) else repr(data).encode("utf-8", "surrogatepass")


@cache
def _loaded(package: Path) -> str:
    """Code and catalogues: whatever is saved of them meanwhile, a process works with those that it began with."""
    return folders([package], lambda name: name.endswith(_LOADED))


@cache
def _libraries() -> str:
    """Python and every library by name and version, as the folders say that installing leaves (PyPA, “Recording installed
    projects”): `Jinja2-3.1.6.dist-info`. To read the versions in them would take longer than a build of what is kept."""
    installed = sorted(found.stem for path in dict.fromkeys(sys.path) for found in Path(path).glob("*.dist-info"))
    return " ".join([platform.python_version(), *installed])
