"""Finds files of the theme that no reader needs: source maps, and search in other languages."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePosixPath

from bilan.mkdocs_plugin.mkdocs_contract import SEGMENTERS, SOURCE_MAP_FOLDERS, STEMMER_SUPPORT, STEMMERS


def is_unused(path: str, languages: Collection[str]) -> bool:
    """Return whether a file of the theme is of no use for a report in these languages (subtags)."""
    file = PurePosixPath(path)
    if not file.is_relative_to(STEMMERS):
        return path.startswith(SOURCE_MAP_FOLDERS) and file.suffix == ".map"
    stemmers = {f"lunr.{language}.min.js" for language in languages}
    return file.name not in {STEMMER_SUPPORT, *stemmers, *_segmenters(languages)}


def _segmenters(languages: Collection[str]) -> set[str]:
    return {SEGMENTERS[language] for language in languages if language in SEGMENTERS}
