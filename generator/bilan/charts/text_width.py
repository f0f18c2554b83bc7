"""The width of text in IBM Plex, shaped by HarfBuzz as browsers do.

An estimate from the number of characters is wrong by up to 27 % in Arabic, and the sum of the widths of unshaped letters by
55 %, so text is measured. Fonts come from the pinned `fontpkg-*` packages; each is opened at its first use and stays open.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from bilan.fonts import NARROW_NO_BREAK_SPACE, NARROW_SPACE_WIDTH

if TYPE_CHECKING:  # imported only when something is drawn, which checking a report does not need
    import uharfbuzz

FAMILIES = ("IBM Plex Sans", "IBM Plex Sans Arabic")
_UNKNOWN_CHARACTER = 1.0  # em, for a character that neither font has (an emoji): the usual maximum of a fallback font


@dataclass(frozen=True)
class Face:
    """One font file at one weight. Widths are in em."""

    package: str
    weight: int

    @cached_property
    def _font(self) -> uharfbuzz.Font:
        import fontpkg
        import uharfbuzz

        path = fontpkg.path(self.package, weight=self.weight)
        font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))
        font.set_variations({"wght": self.weight})
        return font

    def has(self, character: str) -> bool:
        """True when the font has a glyph for this character."""
        return self._font.get_nominal_glyph(ord(character)) is not None

    def width(self, run: str) -> float:
        """The width (advance) of a run of text, in em."""
        import uharfbuzz

        buffer = uharfbuzz.Buffer()
        buffer.add_str(run)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._font, buffer)
        em = self._font.face.upem
        shaped = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        return float(sum(position.x_advance / em if glyph.codepoint else _UNKNOWN_CHARACTER for glyph, position in shaped))


@dataclass(frozen=True, eq=False)
class Typeface:
    """IBM Plex Sans with IBM Plex Sans Arabic as fallback, at one weight."""

    weight: int

    @cached_property
    def _faces(self) -> tuple[Face, Face]:
        return Face("ibm-plex-sans", self.weight), Face("ibm-plex-sans-arabic", self.weight)

    def width(self, text: str) -> float:
        """The width of a text in em, with each character in the first font that has it."""
        narrow = text.count(NARROW_NO_BREAK_SPACE)  # wider in the web font than in the package
        others = text.replace(NARROW_NO_BREAK_SPACE, "") if narrow else text
        return sum(face.width(run) for face, run in self._runs(others)) + narrow * NARROW_SPACE_WIDTH

    def _runs(self, text: str) -> list[tuple[Face, str]]:
        latin, arabic = self._faces
        characters = [character for character in text if unicodedata.category(character) != "Cf"]
        return [(latin if in_latin else arabic, "".join(run)) for in_latin, run in groupby(characters, key=latin.has)]


REGULAR = Typeface(400)
SEMIBOLD = Typeface(600)


@lru_cache(maxsize=8192)
def text_width(text: str, typeface: Typeface, size: float) -> float:
    """The width of a text in pixels; `size` is the font size in pixels."""
    return typeface.width(text) * size
