"""The labels of charts in a PDF: any mixture of scripts can be set, in the order in which it is read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import nullcontext

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilan.charts.canvas import Canvas, Frame
from bilan.charts.drawing import Drawing
from bilan.charts.framed_drawing import FramedDrawing
from bilan.charts.text_direction import Direction
from bilan.charts.text_label import Anchor, Label
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import NAME, VALUE
from bilan.locales.language import Language
from bilan.pdf.block_nodes.figure_nodes import drawing_node
from bilan.pdf.chart_labels import drawn_labels
from bilan.pdf.document_nodes import Cover, Part
from bilan.pdf.missing_glyphs import replace_missing_glyphs
from bilan.pdf.pdf_fonts import fonts
from bilan.pdf.typeset_document import document_data
from bilan.pdf.typst_compiler import TypstError, check_image, compile_document
from bilan.pdf.typst_json import typst_json
from bilan.pdf.year_document import YearDocument
from bilan.rich_text.node_types import Block
from tests.pdf.conftest import DAY, pdf_text

PIECES = (
    *("نص", "لا", "نَصٌّ", "گڤ", "ā", "ĩ", "Ġé", "z\u0331\u0301", "abc", "12", "٣٤", "–", "«a»", "(", "%"),
    *("中文", "한국", "Жд", "αβ", "🎉", "👩‍👩‍👧", "ⵜⴰ", "अ", "א", "𓀀", "\ue000", "\u200f", " ", "\u00a0"),
)
SVG = "http://www.w3.org/2000/svg"
COVER = Cover((Part(("2021",), name="year"),))
SETTER = TextSetter.on_canvas(Canvas.WIDE, Direction.RTL)


def _chart(*labels: Label) -> FramedDrawing:
    return FramedDrawing(Drawing(600, 200, labels), Canvas.WIDE, Frame("c", "t", "d", Direction.RTL))


def _pdf(names: Sequence[str]) -> bytes:
    labels = (SETTER.write(name, 300, 20 + 15 * row, VALUE, Anchor.MIDDLE) for row, name in enumerate(names))
    drawing = replace_missing_glyphs(drawing_node(_chart(*labels), "words"))
    document = YearDocument("", Language("ar-MA"), "t", "i", "p", "", 2021, "2021", Block((COVER, drawing, Block(()))))
    data = {**document_data(document), "tree": typst_json(document.tree)}
    return compile_document(json.dumps(data).encode(), {}, DAY, fonts())


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=6).map("".join), min_size=1, max_size=9))
@settings(max_examples=15)
def test_a_label_can_mix_any_scripts(names: list[str]) -> None:
    assert _pdf(names).startswith(b"%PDF-1.7")


@pytest.mark.parametrize("name", ["عدد ā قرص ĩ", "سنة Ġgantija شرق", "Īnfo عدد"])
def test_letters_that_the_arabic_font_lacks_stay_at_their_place(name: str) -> None:
    content = _pdf([name])
    assert all(word in pdf_text(content) for word in name.split())
    *_, page = (page.get_textpage() for page in pypdfium2.PdfDocument(content))
    text = page.get_text_range()
    left = {word: page.get_charbox(text.index(word[0]))[0] for word in name.split() if word.isalpha()}
    assert [*left] == sorted(left, key=lambda word: -left[word]), "Arabic is read from the right"


@pytest.mark.parametrize(("words", "is_shown"), [("نص abc", True), ("ā", True), ("نص ā", False)])
def test_a_picture_with_text_is_tried_as_a_document_would_show_it(words: str, is_shown: bool) -> None:
    picture = f'<svg xmlns="{SVG}" viewBox="0 0 90 40" font-family="IBM Plex Sans"><text y="30">{words}</text></svg>'
    with nullcontext() if is_shown else pytest.raises(TypstError, match="codepoints"):
        check_image("a.svg", picture.encode(), fonts())


def test_a_chart_has_its_labels_apart() -> None:
    labels = SETTER.write("a <b>", 10, 20, NAME), SETTER.write("نص", 300, 40, VALUE, Anchor.MIDDLE)
    chart = _chart(*labels)
    assert "<text" not in chart.shapes and "<title" in chart.shapes
    latin, arabic = drawn_labels(chart)
    assert (latin.text, latin.x, latin.baseline, latin.share, latin.weight, latin.halo) == (
        "\u2066a <b>\u2069",
        590,
        20,
        1,
        400,
        0,
    )
    assert (arabic.text, arabic.x, arabic.share, arabic.weight, arabic.halo) == ("\u2067نص\u2069", 300, 0.5, 600, 3)
    assert latin.size == Canvas.WIDE.text and arabic.size == Canvas.WIDE.small
