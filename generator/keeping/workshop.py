"""What results are made with: our own code, words and templates, and the libraries. Where any of it changes, all is new."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from generator.keeping.digest import text_digest

PACKAGE = Path(__file__).parent.parent
_OURS = frozenset({".py", ".j2", ".po", ".html", ".css", ".js"})


def workshop() -> str:
    """The digest of all that results are made with."""
    return text_digest(_libraries(), folders([PACKAGE], _OURS))


def folders(paths: Iterable[Path], suffixes: frozenset[str] | None = None) -> str:
    """The digest of the files in folders, with their names; all of them, or those with certain suffixes."""
    found = (file for path in paths for file in sorted(path.rglob("*")) if suffixes is None or file.suffix in suffixes)
    return text_digest(*(part for file in found if file.is_file() for part in (file.as_posix(), file.read_bytes())))


@cache
def _libraries() -> str:
    installed = sorted(f"{found.metadata['Name']} {found.version}" for found in distributions())
    return " ".join([platform.python_version(), *installed])
