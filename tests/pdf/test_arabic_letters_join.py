"""Words of Arabic keep their joined letters and their vowel marks, whatever style begins or ends within them; all are in the
typeface of the site, with a glyph for each letter."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from ctypes import create_string_buffer
from functools import cache
from pathlib import Path

import fontpkg
import pypdfium2
import pypdfium2.raw as raw
import pytest
import uharfbuzz
from idna import idnadata
from idna.intranges import intranges_contain

import bilan.locales
from bilan.fonts.pdf_arabic_font import WEIGHTS, arabic_pdf_font
from bilan.pdf.arabic_joining import join_letters
from bilan.pdf.pdf_fonts import OWN_FONTS
from bilan.rich_text.node_tree import plain_text
from tests.conftest import Folder
from tests.pdf.conftest import ARABIC, TypesetPdf, printed_html, texts_of

Typeset = Callable[[Path], TypesetPdf]
CATALOGS = Path(bilan.locales.__file__).parent / "catalogs"

BARE, MARKED = "متطورة", "مُتَطَوِّرَة"


def _widths(content: bytes) -> list[float]:
    """The width of each line between two lines of `@`, in points, from above."""
    for page in pypdfium2.PdfDocument(content):
        text = page.get_textpage()
        boxes = [(text.get_text_range(at, 1), text.get_charbox(at, loose=True)) for at in range(text.count_chars())]
        ends = [bottom for sign, (_, bottom, _, _) in boxes if sign == "@"]
        if not ends:
            continue
        lines: dict[int, list[float]] = {}
        for sign, (left, bottom, right, _) in boxes:
            if sign.strip() and min(ends) + 8 < bottom < max(ends) - 8:
                line = next((line for line in lines if abs(line - bottom) < 13), round(bottom))
                lines.setdefault(line, []).extend((left, right))
        return [max(xs) - min(xs) for _, xs in sorted(lines.items(), reverse=True)]
    return []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BARE, MARKED),
        (f"<strong>{BARE}</strong>", f"<strong>{MARKED}</strong>"),
        (BARE, 'مُتَط<a href="https://example.org">َوِّرَة</a>'),
        (BARE, 'م<a href="https://example.org">ت</a>طورة'),
        ("كلمات", 'كلم<a href="https://example.org">ات</a>'),
        ("<strong>كلمات</strong>", '<strong>كلم</strong><a href="https://example.org"><strong>ات</strong></a>'),
    ],
)
@pytest.mark.parametrize("language", ["ar", "fr"])
def test_a_word_is_as_wide_with_marks_and_links_as_without(
    folder: Folder, typeset: Typeset, one: str, other: str, language: str
) -> None:
    """Vowel marks take no width, and a link only colours: were letters torn apart, the word would be wider."""
    foreign = "<span>{}</span>" if language == "ar" else '<span lang="ar" dir="rtl">{}</span>'
    first, second = (f"<p>{foreign.format(word)}</p>" for word in (one, other))
    page: dict[str, str | bytes] = {"content/page.md": f"# Page\n\n@@\n\n{first}\n\n{second}\n\n@@\n"}
    pdf = typeset(folder({**page, **(ARABIC if language == "ar" else {})}))
    without, within = _widths(pdf.content)
    assert within <= without * 1.05


def test_a_torn_word_is_wider(folder: Folder, typeset: Typeset) -> None:
    """Joiners keep letters apart here (U+200C): the measure of the test above tells it."""
    torn = "\u200c".join("متطورة")
    pdf = typeset(folder({"content/page.md": f"# Page\n\n@@\n\n<p>{BARE}</p>\n\n<p>{torn}</p>\n\n@@\n", **ARABIC}))
    whole, apart = _widths(pdf.content)
    assert apart > whole * 1.1


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("كلم<b>ات</b>", "كلم\u200d|\u200dات"),
        ("مُ<b>تَ</b>ط", "مُ\u200d|\u200dتَ\u200d|\u200dط"),
        ("م<b>ُت</b>", "مُ\u200d|\u200dت"),
        ("د<b>ار</b>", "د|ار"),
        ("شي<b>ء</b>", "شي|ء"),
        ("كلمة <b>أخرى</b>", "كلمة |أخرى"),
        ("كلم<br>ات", "كلم|ات"),
        ("<p>كلم</p><p>ات</p>", "كلم|ات"),
        ("abc<b>def</b>", "abc|def"),
    ],
)
def test_joiners_are_placed_between_joining_letters(html: str, text: str) -> None:
    assert "|".join(texts_of(join_letters(printed_html(html)))) == text


def test_joining_types_are_those_of_unicode() -> None:
    types = idnadata.joining_types
    for code in range(0x620, 0x700):
        if unicodedata.category(chr(code)) in ("Lo", "Lm"):
            goes_on = intranges_contain(code, types["D"]) or intranges_contain(code, types["C"])
            is_joined = goes_on or intranges_contain(code, types["R"])
            assert ("\u200d" in _joined(f"{chr(code)}<b>ب</b>")) == goes_on, hex(code)
            assert ("\u200d" in _joined(f"ب<b>{chr(code)}</b>")) == is_joined, hex(code)
        elif unicodedata.category(chr(code)) == "Mn":
            assert intranges_contain(code, types["T"])
            assert "\u200d" in _joined(f"ب{chr(code)}<b>ب</b>"), hex(code)


def test_letters_are_in_the_typefaces_of_the_site(documents: Mapping[str, TypesetPdf]) -> None:
    families = Counter(
        (family.rpartition("+")[2].split("-")[0], "arabic" if "\u0620" <= sign <= "\u06ff" else "latin")
        for family, sign in _signs(documents["ar"].content)
        if sign.isalpha()
    )
    assert families.total() > 8000
    in_charts = {"IBMPlexSansArabic"}
    assert {name for name, _ in families} - in_charts == {"IBMPlexSans", "BilanSansArabic"}, families
    assert families["BilanSansArabic", "arabic"] > 8 * families["IBMPlexSansArabic", "arabic"]


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_font_of_pdfs_has_a_glyph_for_each_letter(weight: int) -> None:
    """And is as wide as the font of the site, whose joined letters programs read in the wrong order."""
    own = (OWN_FONTS / f"BilanSansArabic-{WEIGHTS[weight]}.ttf").read_bytes()
    joined = 0
    for word in set(re.findall("[\u0621-\u064a]{2,}", (CATALOGS / "ar.po").read_text(encoding="utf-8"))):
        glyphs, width = _shaped(own, word)
        of_site, width_there = _shaped(fontpkg.path("ibm-plex-sans-arabic", weight=weight).read_bytes(), word)
        assert (glyphs, width) == (len(word), width_there), word
        joined += of_site < len(word)
    assert joined > 100


def test_the_font_of_pdfs_is_what_its_script_makes() -> None:
    assert arabic_pdf_font(400) == (OWN_FONTS / "BilanSansArabic-Regular.ttf").read_bytes()


@cache
def _font(content: bytes) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(content)))


def _shaped(content: bytes, word: str) -> tuple[int, int]:
    """The number of glyphs of a word, and its width without kerning."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    uharfbuzz.shape(_font(content), buffer, {"kern": False})
    return len(buffer.glyph_infos), sum(place.x_advance for place in buffer.glyph_positions)


def _signs(content: bytes) -> Iterator[tuple[str, str]]:
    """Each sign of a PDF with the name of its font."""
    for page in pypdfium2.PdfDocument(content):
        text = page.get_textpage()
        for at in range(text.count_chars()):
            name = create_string_buffer(200)
            raw.FPDFText_GetFontInfo(text.raw, at, name, 200, None)
            yield name.value.decode(), text.get_text_range(at, 1)


def _joined(html: str) -> str:
    return plain_text(join_letters(printed_html(html)))
