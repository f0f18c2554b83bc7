"""The texts of new files, in each language that has them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import Template

_FOLDER = Path(__file__).parent
LANGUAGES = tuple(sorted(path.name for path in _FOLDER.iterdir() if path.is_dir() and not path.name.startswith("_")))


def scaffold_language(language: str) -> str:
    """Return the language if it has texts, else English."""
    return language if language in LANGUAGES else "en"


def scaffold_text(language: str, kind: str, values: Mapping[str, object]) -> dict[str, str]:
    """Return the files of a kind (`report`, `year`) by path, with `$names` replaced by values."""
    folder = _FOLDER / scaffold_language(language) / kind
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): Template(path.read_text(encoding="utf-8")).substitute(values) for path in files
    }
