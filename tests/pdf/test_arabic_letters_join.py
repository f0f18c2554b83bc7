"""Words of Arabic keep their joined letters and their vowel marks, whatever style begins or ends within them; Latin names
among them are in one typeface."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from ctypes import create_string_buffer
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest
from idna import idnadata
from idna.intranges import intranges_contain

from bilan.pdf.arabic_joining import join_letters
from bilan.pdf.latin_runs import mark_latin_names
from bilan.rich_text.node_tree import find_all, plain_text
from bilan.rich_text.node_types import Style, Styled
from tests.conftest import Folder
from tests.pdf.conftest import ARABIC, TypesetPdf, printed_html, texts_of

Typeset = Callable[[Path], TypesetPdf]

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
                line = next((line for line in lines if abs(line - bottom) < 9), round(bottom))
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


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("نقله L’Opinion (via Maghress) و Télexpresse سنة 2024.", ["L’Opinion (via Maghress)", "Télexpresse"]),
        ("«Le360» و2M، E-Blagh", ["Le360", "2M", "E-Blagh"]),
        ("<bdi>[Bilan, 2019]</bdi>", ["[Bilan, 2019]"]),
        ("<bdi>حصيلة 2019</bdi>", []),
        ('<span lang="fr" dir="ltr">Le Matin</span>', []),
        ("5.820 نشاطا", []),
    ],
)
def test_latin_names_are_marked(html: str, names: list[str]) -> None:
    styled = find_all(mark_latin_names(printed_html(f"<p>{html}</p>")), Styled)
    assert [plain_text(node) for node in styled if node.style is Style.LATIN] == names


def test_every_latin_letter_of_the_arabic_document_is_in_one_typeface(documents: Mapping[str, TypesetPdf]) -> None:
    families = _families_of_latin_letters(documents["ar"].content)
    assert families.total() > 2000
    assert {family for family in families if "Plex" not in family} == set()


def test_the_search_for_typefaces_recognises_amiri(documents: Mapping[str, TypesetPdf]) -> None:
    families = Counter(family for family, sign in _signs(documents["ar"].content) if "\u0620" <= sign <= "\u06ff")
    assert any("Amiri" in family for family in families)


def _families_of_latin_letters(content: bytes) -> Counter[str]:
    return Counter(family for family, sign in _signs(content) if sign.isascii() and sign.isalpha())


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
