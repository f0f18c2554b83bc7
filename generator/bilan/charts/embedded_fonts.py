"""The fonts inside a drawing that is taken away: small ones with what charts print, for the scripts that it has."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from pathlib import Path

import bilan.fonts
from bilan.charts.text_width import FAMILIES
from bilan.filesystem.file_reading import read_or_raise

_FOLDER = Path(bilan.fonts.__file__).parent
_FILES = {
    "chart-latin.woff2": (FAMILIES[0], re.compile("[A-Za-z0-9]")),
    "chart-arabic.woff2": (FAMILIES[1], re.compile("[\u0600-\u06ff]")),
}


def embedded_fonts(svg: str) -> str:
    """A `<style>` with a font for each script of the drawing."""
    faces = (_face(name, family) for name, (family, signs) in _FILES.items() if signs.search(svg))
    return f"<style>{''.join(faces)}</style>"


@cache
def _face(name: str, family: str) -> str:
    content = b64encode(read_or_raise(_FOLDER / name, name)).decode("ascii")
    source = f"url(data:font/woff2;base64,{content})"
    return f'@font-face{{font-family:"{family}";font-weight:400 700;src:{source} format("woff2")}}'
