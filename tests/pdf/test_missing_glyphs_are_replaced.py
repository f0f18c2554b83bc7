"""Any text can be set: fonts for other scripts and emoji, a sign in place of what none draws; cards keep their size."""

from __future__ import annotations

import json
import struct
from dataclasses import replace

import pytest

from bilan.build_result import read_report
from bilan.diagnostics.problem import Severity
from bilan.figure_charts.share_card import HEIGHT, WIDTH
from bilan.pdf.card_images import card_images
from bilan.pdf.document_build import build_pdfs
from bilan.pdf.pdf_fonts import REPLACEMENT, has_glyph, replace_uncovered
from bilan.pdf.typst_client import TypstClient
from tests.conftest import MINIMAL, Folder
from tests.pdf.conftest import DAY, pdf_inputs

DRAWN = "🔴🎉★✔ⵜⴰⵎⴰⵣⵉⵖⵜאהבה中文日本語한국어ქართულიЖурналαβपत्रไทย☎①→"
RARE = "𓀀⠿𝗕"
HOSTILE = f"{DRAWN} {RARE} 👩‍👩‍👧 ❤️ 🇲🇦 1️⃣ \u202eabc\u202c e\u0331\u0301 <b>&amp;</b> #set $x$ @y ```"


@pytest.mark.parametrize("sign", DRAWN)
def test_a_font_has_each_character(sign: str) -> None:
    assert has_glyph(sign)


def test_a_missing_glyph_is_replaced() -> None:
    assert replace_uncovered(f"a{RARE}é") == f"a{REPLACEMENT * 3}é"
    assert has_glyph(REPLACEMENT)
    assert replace_uncovered("\ue000\U000fe4ed") == REPLACEMENT * 2, "PDF/A has no characters of private use"
    assert replace_uncovered("a\u200d\u00a0b") == "a\u200d\u00a0b"


def test_a_report_with_missing_glyphs_is_typeset_with_warnings(folder: Folder) -> None:
    indicators = MINIMAL["data/indicators.yml"].replace("name: Total", f"name: {json.dumps(HOSTILE, ensure_ascii=False)}")
    root = folder({"data/indicators.yml": indicators, "content/visit.md": f"# Visite\n\nMerci {RARE}\n"})
    inputs = replace(pdf_inputs(root, read_report(root, DAY)), pdf=True)
    files, problems = build_pdfs(inputs)
    assert [file.path for file in files if file.path.endswith(".pdf")] == ["2021/report.pdf"]
    assert {(problem.code, problem.severity) for problem in problems} == {("missing-glyph", Severity.WARNING)}
    assert len(problems) == len(RARE)


LONG = {
    "words": "Mot " * 5000,
    "one word": "é" * 20_000,
    "arabic": "كلمة " * 4000,
    "emoji": "👩‍👩‍👧" * 3000,
    "just too long": "Mot " * 40,
    "signs of Typst": "#pagebreak() " * 300,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_card_keeps_its_size_with_any_text(folder: Folder, text: str) -> None:
    words = json.dumps(text.strip(), ensure_ascii=False)
    report = MINIMAL["data/report.yml"].replace("Rapport", words).replace("name: Ville", f"name: {words}")
    indicators = (
        MINIMAL["data/indicators.yml"].replace("name: Total", f"name: {words}").replace("other: actes", f"other: {words}")
    )
    root = folder({"data/report.yml": report, "data/indicators.yml": indicators})
    with TypstClient() as client:
        files, problems = card_images(pdf_inputs(root, read_report(root, DAY)), client)
    assert problems == ()
    assert len(files) == 4
    assert {struct.unpack(">II", file.content[16:24]) for file in files} == {(WIDTH, HEIGHT)}


@pytest.mark.parametrize(
    "outlet",
    ["x" * 20_000, "é" * 20_000, "中文 " * 6000, "ڤ멅 𢸘 👩‍👩‍👧", "صحيفة ā ĩ Ġ ⵜⴰ نَصّ 𓀀"],
    ids=["word", "accents", "signs", "refused", "scripts"],
)
def test_a_document_is_typeset_with_any_texts(folder: Folder, outlet: str) -> None:
    article = {"id": "a", "title": outlet, "outlet": outlet, "date": "2021-03-01", "language": "fr", "summary": outlet}
    articles = json.dumps({"articles": [{**article, "url": "https://example.org/a"}]}, ensure_ascii=False)
    report, name = MINIMAL["data/report.yml"].replace("[fr]", "[ar-MA]"), json.dumps(outlet[:40], ensure_ascii=False)
    indicators = (
        MINIMAL["data/indicators.yml"]
        .replace("fr:", "ar:")
        .replace("name: Total", f"name: {name}")
        .replace("name: Presse", f"name: {name}")
        .replace("name: Un", f"name: {name}")
        .replace("other: actes", f"other: {name}")
    )
    earlier = {f"data/{year}/figures.yml": "source: review\nfigures: {total: 7}\n" for year in (2019, 2020)}
    root = folder(
        {**earlier, "data/2021/articles.yml": articles, "data/report.yml": report, "data/indicators.yml": indicators}
    )
    files, problems = build_pdfs(replace(pdf_inputs(root, read_report(root, DAY)), pdf=True))
    assert [problem for problem in problems if problem.code != "missing-glyph"] == []
    assert "2021/report.pdf" in {file.path for file in files}
