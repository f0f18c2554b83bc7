"""The fonts of the PDF: from pinned packages and this one, never from the machine, so that every machine makes equal lines.

They are those of the site: IBM Plex Sans, and for Arabic a copy of IBM Plex Sans Arabic whose words programs find again in a
PDF (`fonts/pdf_arabic_font.py`); charts use the original, which Typst finds by its name. Noto has what these do not: other
scripts, symbols and emoji. If its packages are not installed, such a character is replaced.
"""

from __future__ import annotations

import importlib.metadata
import unicodedata
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import fontpkg
import typst
import uharfbuzz

import bilan.fonts
from bilan.pdf.typst_compiler import load_fonts

FALLBACK = ("manimgx_fonts", "manimgx_fonts_cjk")  # packages of Noto fonts, under the SIL Open Font License 1.1
OWN_FONTS = Path(bilan.fonts.__file__).parent / "paper"  # Arabic for PDFs, and Tifinagh, which no package has
COMMON_RANGES = (
    range(0x20, 0x250),
    range(0x60C, 0x66A),
    range(0x2010, 0x2060),
    range(0x20A0, 0x20C0),
    range(0x2190, 0x2266),
)
COMMON_BLANKS = (0xA0, 0x200B, 0x200E, 0x200F, 0x202F, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069)
REPLACEMENT = "\ufffd"
FAMILIES = {"IBM Plex Sans": "ibm-plex-sans", "IBM Plex Sans Arabic": "ibm-plex-sans-arabic"}  # with their packages


@cache
def fonts() -> typst.Fonts:
    """The fonts, loaded once in a process."""
    return load_fonts(font_folders())


def font_folders() -> tuple[str, ...]:
    """The folders of the fonts."""
    return tuple(str(path.parent) for path in _files()) + tuple(map(str, _fallback_folders()))


@cache
def installed_fonts() -> frozenset[str]:
    """The families that Typst finds."""
    return frozenset(font.family for font in fonts().fonts())


def missing_fonts() -> tuple[str, ...]:
    """The families that the templates use and that are not installed."""
    return tuple(family for family in FAMILIES if family not in installed_fonts())


@cache
def covered_characters() -> frozenset[str]:
    """Every character that one of the fonts has, without those of private use: PDF/A forbids those (ISO 19005-2)."""
    others = (path for folder in _fallback_folders() for path in folder.iterdir() if path.suffix in (".ttf", ".ttc", ".otf"))
    codes = {code for path in (*_files(), *others) for code in _face(path).unicodes}
    return frozenset(character for character in map(chr, codes) if unicodedata.category(character) != "Co")


def has_glyph(character: str) -> bool:
    """True for a character of the fonts, and for those without a glyph: spaces, direction marks, joiners."""
    return character in covered_characters() or unicodedata.category(character) in ("Cf", "Cc", "Zs", "Zl", "Zp")


def replace_uncovered(text: str) -> str:
    """The text with U+FFFD in place of each character that no font has."""
    return (
        text
        if covered_characters().issuperset(text)
        else "".join(character if has_glyph(character) else REPLACEMENT for character in text)
    )


def replace_uncommon(text: str) -> str:
    """The text with U+FFFD in place of each character that is not in common use in Latin or Arabic, or that no font has."""
    common = _common_characters()
    return "".join(character if character in common else REPLACEMENT for character in text)


@cache
def _common_characters() -> frozenset[str]:
    codes = (code for path in _files() for code in _face(path).unicodes)
    return frozenset(
        {"\n", *map(chr, COMMON_BLANKS), *(chr(code) for code in codes if any(code in some for some in COMMON_RANGES))}
    )


def own_fonts() -> str:
    """The checksum of the fonts of this package."""
    return sha256(b"".join(path.read_bytes() for path in sorted(OWN_FONTS.glob("*.ttf")))).hexdigest()


def fallback_versions() -> tuple[str, ...]:
    """The versions of the packages of fallback fonts; empty for one that is not installed."""
    found = (importlib.metadata.version(name.replace("_", "-")) if find_spec(name) else "" for name in FALLBACK)
    return tuple(found)


@cache
def _fallback_folders() -> tuple[Path, ...]:
    specs = (find_spec(name) for name in FALLBACK)
    return (*(Path(spec.origin).parent for spec in specs if spec and spec.origin), OWN_FONTS)


def _files() -> list[Path]:
    return [path for package in FAMILIES.values() if (path := _file(package))]


def _file(package: str) -> Path | None:
    try:
        return Path(fontpkg.path(package))
    except fontpkg.FamilyNotInstalled:
        return None


def _face(path: Path) -> uharfbuzz.Face:
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
