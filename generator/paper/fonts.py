"""The fonts of paper: from pinned packages, never from the machine, so that every machine sets the same lines.

Running Arabic is set in Amiri because its words can be found again in a PDF (97 to 100 % of them; 69 % in IBM Plex Sans
Arabic, whose ligatures text extraction turns round). IBM Plex sets headings, tables and all Latin.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

import fontpkg
import typst
import uharfbuzz

from generator.paper.typesetting import opened

FAMILIES = {"IBM Plex Sans": "ibm-plex-sans", "IBM Plex Sans Arabic": "ibm-plex-sans-arabic", "Amiri": "amiri"}


@cache
def fonts() -> typst.Fonts:
    """The fonts, opened once for the life of the process."""
    return opened(folders())


def folders() -> tuple[str, ...]:
    """Where the fonts are."""
    return tuple(str(path.parent) for path in _files())


@cache
def installed() -> frozenset[str]:
    """The families that Typst found."""
    return frozenset(font.family for font in fonts().fonts())


def absent() -> tuple[str, ...]:
    """The families that are wanted and not there."""
    return tuple(family for family in FAMILIES if family not in installed())


@cache
def signs() -> frozenset[str]:
    """Every sign that one of the fonts draws."""
    return frozenset(chr(code) for path in _files() for code in _face(path).unicodes)


def is_drawn(sign: str) -> bool:
    """True for a sign of the fonts, and for those that are not drawn: blanks, marks of direction, joiners."""
    return sign in signs() or unicodedata.category(sign) in ("Cf", "Cc", "Zs", "Zl", "Zp")


def _files() -> list[Path]:
    return [path for package in FAMILIES.values() if (path := _file(package))]


def _file(package: str) -> Path | None:
    try:
        return Path(fontpkg.path(package))
    except fontpkg.FamilyNotInstalled:
        return None


def _face(path: Path) -> uharfbuzz.Face:
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
