"""The committed web fonts hold the letters, figures and spaces of French, Arabic and English, and bear no reserved name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bilan import fonts
from bilan.charts.text_width import REGULAR

FOLDER = Path(fonts.__file__).parent
LATIN = "ibm-plex-sans-latin.woff2"
ARABIC = ("ibm-plex-sans-arabic-400.woff2", "ibm-plex-sans-arabic-600.woff2")
OF_DRAWINGS = ("chart-latin.woff2", "chart-arabic.woff2")
STYLE_SHEET = (FOLDER / "fonts.css").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "signs"),
    [
        (LATIN, "AZaz09éèêëàâîïôùûüçœŒæÉÀÇ«»‹›“”‘’„–—…·•°²€%№\u00a0\u202f\u2009≈−≤≥≠×→←↑↓↗↘ǝčə".replace("ǝ", "")),
        *((name, "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْٰ،؛؟ـپڤگڭ") for name in ARABIC),
        ("chart-latin.woff2", "AZaz09éèêëàâîïôùûüçœŒæÉÀÇ«»‹›“”‘’–—…·•°€%\u00a0\u202f≈−≤≥×"),
        ("chart-arabic.woff2", "09.,%()ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْ،؛؟ـ«»"),
    ],
)
def test_signs(name: str, signs: str) -> None:
    """Each is in the font."""
    pytest.importorskip("brotli")
    ttlib = pytest.importorskip("fontTools.ttLib")
    font = ttlib.TTFont(FOLDER / name)
    assert [sign for sign in signs if ord(sign) not in font.getBestCmap()] == []
    assert not any("Plex" in record.toUnicode() for record in font["name"].names if record.nameID in (1, 3, 4, 6, 16))


def test_the_space_between_groups_of_digits_is_seen() -> None:
    """A fifth of an em at every weight, in the font and in what charts reckon with: “1 976” is not the year 1976."""
    ttlib = pytest.importorskip("fontTools.ttLib")
    instancer = pytest.importorskip("fontTools.varLib.instancer")
    for weight in (400, 600, 700):
        font = instancer.instantiateVariableFont(ttlib.TTFont(FOLDER / LATIN), {"wght": weight})
        assert font["hmtx"][font.getBestCmap()[0x202F]][0] / font["head"].unitsPerEm == fonts.NARROW_SPACE_WIDTH == 0.2
    assert REGULAR.width("1\u202f976") == pytest.approx(REGULAR.width("1976") + 0.2)


def test_the_style_sheet_asks_for_these_files_only() -> None:
    """Relative addresses of files that are there, and all of them."""
    asked = re.findall(r'url\("fonts/([^"]+)"\)', STYLE_SHEET)
    assert sorted(asked) == sorted([LATIN, *ARABIC])
    assert sorted([*asked, *OF_DRAWINGS]) == sorted(path.name for path in FOLDER.glob("*.woff2"))
    assert STYLE_SHEET.count("font-display: optional") == 3  # text stays where it is


def test_the_licences_lie_beside_them() -> None:
    """As the SIL Open Font License asks (condition 2)."""
    for name in ("OFL-IBM-Plex-Sans.txt", "OFL-IBM-Plex-Sans-Arabic.txt"):
        assert "SIL Open Font License, Version 1.1" in (FOLDER / name).read_text(encoding="utf-8")
