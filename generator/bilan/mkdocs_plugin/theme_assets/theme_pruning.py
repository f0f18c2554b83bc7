"""Files of the theme that no reader of a report is ever given: maps of its sources, and search in other languages."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePosixPath

_STEMMERS = PurePosixPath("assets/javascripts/lunr")
_MAPPED = ("assets/javascripts/", "assets/stylesheets/")
_SUPPORT = "lunr.stemmer.support.min.js"
_SEGMENTERS = {"ja": "tinyseg.js", "hi": "wordcut.js", "th": "wordcut.js"}  # as Material's search worker asks for them


def unread(path: str, languages: Collection[str]) -> bool:
    """Whether a file of the theme serves no page of a report in these languages, given by subtag."""
    file = PurePosixPath(path)
    if not file.is_relative_to(_STEMMERS):
        return path.startswith(_MAPPED) and file.suffix == ".map"
    return file.name not in {_SUPPORT, *(f"lunr.{language}.min.js" for language in languages), *_segmenters(languages)}


def _segmenters(languages: Collection[str]) -> set[str]:
    return {_SEGMENTERS[language] for language in languages if language in _SEGMENTERS}
