"""Makes the web fonts again, byte for byte, from `fontpkg-ibm-plex-sans` 3.201 and `fontpkg-ibm-plex-sans-arabic` 1.101.

    python -m pip install fonttools brotli
    python -m bilan.fonts.font_subset [FOLDER]

Run by hand when a package or the signs below change, then commit the result; a build never runs it and needs neither
fontTools nor Brotli. IBM Plex is under the SIL Open Font License 1.1, whose texts lie beside the files. "Plex" is a
Reserved Font Name, which a modified font may not bear (condition 3) and a subset is a modified font, so the files
call themselves Bilan Sans; the `font-family` of a style sheet is a handle of the page, not a name shown to users, and
stays that of the design.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

import fontpkg
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from bilan.fonts import NARROW_NO_BREAK_SPACE, NARROW_SPACE_WIDTH

LATIN = (
    *range(0x0020, 0x007F),
    *range(0x00A0, 0x0180),  # Latin-1 and Extended-A: French, English, and names of most other languages in Latin letters
    0x018F,
    0x0259,  # ə, and č among the above, are all of Amazigh that Plex has: ḍ ḥ ṛ ṣ ṭ ẓ ɛ ɣ come from the reader's own font
    *(0x2009, 0x200A, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2022, 0x2026),
    *(0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x2070, *range(0x2074, 0x207A), *range(0x2080, 0x208A)),
    *(
        0x20AC,
        0x2116,
        0x2122,
        0x2190,
        0x2191,
        0x2192,
        0x2193,
        0x2197,
        0x2198,
        0x21A9,
        0x2212,
        0x2248,
        0x2260,
        0x2264,
        0x2265,
    ),
    0x2713,
)
ARABIC = (
    *(0x0020, 0x00A0, 0x200C, 0x200D),
    *range(0x0600, 0x0700),
    *range(0x0750, 0x0780),
    *range(0xFB50, 0xFE00),
    *range(0xFE70, 0xFF00),
)
CHART_LATIN = (  # what charts print, small enough to be inside a drawing
    *range(0x0020, 0x007F),
    *range(0x00A0, 0x0100),
    *(0x0152, 0x0153, 0x0178, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x202F),
    *(0x2039, 0x203A, 0x20AC, 0x2212, 0x2248, 0x2264, 0x2265),
)
CHART_ARABIC = (
    *range(0x0020, 0x0040),  # digits and punctuation, which the Arabic font has too
    *(0x00A0, 0x00AB, 0x00BB, 0x060C, 0x061B, 0x061F, 0x200C, 0x200D),
    *range(0x0621, 0x063B),
    *range(0x0640, 0x0653),
)
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "calt", "rlig", "init", "medi", "fina", "isol", "tnum"]
NAMES_OF_THE_FONT = (1, 3, 4, 6, 16, 25)


def main(folder: Path) -> None:
    """Writes the three fonts of pages and the two of drawings into a folder."""
    (folder / "ibm-plex-sans-latin.woff2").write_bytes(latin_font_codepoints())
    (folder / "ibm-plex-sans-arabic-400.woff2").write_bytes(arabic(400))
    (folder / "ibm-plex-sans-arabic-600.woff2").write_bytes(arabic(600))
    (folder / "chart-latin.woff2").write_bytes(chart_latin())
    (folder / "chart-arabic.woff2").write_bytes(arabic(500, CHART_ARABIC))


def chart_latin() -> bytes:
    """IBM Plex Sans at the weight between the two of charts, as WOFF2: one font of a third of the size replaces both."""
    font = opened(fontpkg.path("ibm-plex-sans").read_bytes())
    instantiateVariableFont(font, {"wght": 500, "wdth": 100}, inplace=True)
    widen_narrow_space(font)
    return subset(reopened(font), CHART_LATIN)


def latin_font_codepoints() -> bytes:
    """IBM Plex Sans from regular to bold, normal width, as WOFF2."""
    font = opened(fontpkg.path("ibm-plex-sans").read_bytes())
    instantiateVariableFont(font, {"wght": (400, 700), "wdth": 100}, inplace=True)
    widen_narrow_space(font)
    return subset(reopened(font), LATIN)


def arabic(weight: int, signs: tuple[int, ...] = ARABIC) -> bytes:
    """IBM Plex Sans Arabic at one weight, as WOFF2."""
    return subset(opened(fontpkg.path("ibm-plex-sans-arabic", weight=weight).read_bytes()), signs)


def opened(content: bytes) -> TTFont:
    """A font whose date stays that of its makers, so that each run gives the same bytes."""
    return TTFont(BytesIO(content), recalcTimestamp=False)


def reopened(font: TTFont) -> TTFont:
    """The font saved and read again: subsetting a freshly cut instance fails on glyphs it has renamed."""
    saved = BytesIO()
    font.save(saved)
    return opened(saved.getvalue())


def subset(font: TTFont, signs: tuple[int, ...]) -> bytes:
    """The font reduced to some signs and to the features text needs, packed as WOFF2."""
    options = Options(layout_features=FEATURES, flavor="woff2", name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=signs)
    subsetter.subset(font)
    rename(font)
    font.flavor = "woff2"
    packed = BytesIO()
    font.save(packed)
    return packed.getvalue()


def widen_narrow_space(font: TTFont) -> None:
    """Gives the narrow no-break space a width that readers see between the groups of a number."""
    name = font.getBestCmap()[ord(NARROW_NO_BREAK_SPACE)]
    _, bearing = font["hmtx"][name]
    font["hmtx"][name] = (round(NARROW_SPACE_WIDTH * font["head"].unitsPerEm), bearing)


def rename(font: TTFont) -> None:
    """Takes the reserved name out of the names a font gives itself; its copyright and licence stay as they are."""
    for record in font["name"].names:
        if record.nameID in NAMES_OF_THE_FONT:
            name = record.toUnicode()
            record.string = name.replace("IBM Plex", "Bilan").replace("IBMPlex", "Bilan")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
