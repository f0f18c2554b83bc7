"""The fonts of paper: from pinned packages, never from the machine, so that every machine sets the same lines.

Running Arabic is set in Amiri because its words can be found again in a PDF (97 to 100 % of them; 69 % in IBM Plex Sans
Arabic, whose ligatures text extraction turns round). IBM Plex sets headings, tables and all Latin. Noto draws what these
lack: other scripts, signs and emoji. Where its packages are not installed, such a sign is replaced.
"""

from __future__ import annotations

import importlib.metadata
import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import fontpkg
import typst
import uharfbuzz

import bilan.fonts
from bilan.pdf.typst_compiler import load_fonts

FALLBACK = ("manimgx_fonts", "manimgx_fonts_cjk")  # packages of Noto fonts, under the SIL Open Font License 1.1
OURS = Path(bilan.fonts.__file__).parent / "paper"  # Tifinagh, which no package has
PLAIN = (range(0x20, 0x250), range(0x60C, 0x66A), range(0x2010, 0x2060), range(0x20A0, 0x20C0), range(0x2190, 0x2266))
PLAIN_BLANKS = (0xA0, 0x200B, 0x200E, 0x200F, 0x202F, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069)
REPLACEMENT = "\ufffd"
FAMILIES = {"IBM Plex Sans": "ibm-plex-sans", "IBM Plex Sans Arabic": "ibm-plex-sans-arabic", "Amiri": "amiri"}


@cache
def fonts() -> typst.Fonts:
    """The fonts, opened once for the life of the process."""
    return load_fonts(folders())


def folders() -> tuple[str, ...]:
    """Where the fonts are."""
    return tuple(str(path.parent) for path in _files()) + tuple(map(str, _fallback_folders()))


@cache
def installed_fonts() -> frozenset[str]:
    """The families that Typst found."""
    return frozenset(font.family for font in fonts().fonts())


def missing_fonts() -> tuple[str, ...]:
    """The families that are wanted and not there."""
    return tuple(family for family in FAMILIES if family not in installed_fonts())


@cache
def signs() -> frozenset[str]:
    """Every sign that one of the fonts draws."""
    others = (path for folder in _fallback_folders() for path in folder.iterdir() if path.suffix in (".ttf", ".ttc", ".otf"))
    return frozenset(chr(code) for path in (*_files(), *others) for code in _face(path).unicodes)


def is_drawn(sign: str) -> bool:
    """True for a sign of the fonts, and for those that are not drawn: blanks, marks of direction, joiners."""
    return sign in signs() or unicodedata.category(sign) in ("Cf", "Cc", "Zs", "Zl", "Zp")


def drawable(text: str) -> str:
    """The text with a sign in place of each that no font draws."""
    return text if signs().issuperset(text) else "".join(sign if is_drawn(sign) else REPLACEMENT for sign in text)


def drawable_plainly(text: str) -> str:
    """The text with a sign in place of each that is not of Latin or Arabic as everybody writes them, or that no font has."""
    plain = _plain_signs()
    return "".join(sign if sign in plain else REPLACEMENT for sign in text)


@cache
def _plain_signs() -> frozenset[str]:
    drawn = (code for path in _files() for code in _face(path).unicodes)
    return frozenset({"\n", *map(chr, PLAIN_BLANKS), *(chr(code) for code in drawn if any(code in some for some in PLAIN))})


def fallback_versions() -> tuple[str, ...]:
    """The packages of fallback fonts that are installed, with their versions."""
    found = (importlib.metadata.version(name.replace("_", "-")) if find_spec(name) else "" for name in FALLBACK)
    return tuple(found)


@cache
def _fallback_folders() -> tuple[Path, ...]:
    specs = (find_spec(name) for name in FALLBACK)
    return (*(Path(spec.origin).parent for spec in specs if spec and spec.origin), OURS)


def _files() -> list[Path]:
    return [path for package in FAMILIES.values() if (path := _file(package))]


def _file(package: str) -> Path | None:
    try:
        return Path(fontpkg.path(package))
    except fontpkg.FamilyNotInstalled:
        return None


def _face(path: Path) -> uharfbuzz.Face:
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
