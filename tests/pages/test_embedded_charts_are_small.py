"""A chart in a frame is a page of less than 30 KB with its style sheet and its font, and answers to oEmbed."""

from __future__ import annotations

import gzip
import json
from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest

import bilan.charts
import bilan.fonts
from bilan.charts import Canvas, Columns, Frame, Point
from bilan.charts.embedded_fonts import embedded_fonts
from bilan.charts.standalone_chart import StandaloneChart
from bilan.charts.text_direction import Direction
from bilan.exports.release import Release
from bilan.figure_charts.titled_chart import TitledChart
from bilan.locales.language import Language
from bilan.pages.embed_files import EmbeddedChart, embed_files
from tests.conftest import Folder
from tests.figure_charts.broken_down_report import files, formatter

MOST_BYTES = 30_000  # as servers send them: text is compressed, fonts are already
FONTS = {"fr": "chart-latin.woff2", "ar-MA": "chart-arabic.woff2"}


@pytest.mark.parametrize("tag", ["fr", "ar-MA"])
def test_page_style_and_font_are_less_than_30_kb(folder: Folder, tag: str) -> None:
    report = formatter(folder(files({2024: "total: 40"}))).report
    points = tuple(
        Point(str(year), Decimal(year), str(year), broken="Une autre méthode. " * 9) for year in range(1990, 2025)
    )
    titled = TitledChart("chart-total", "Titre <b>", "Sous-titre", "Description", Columns(points, str), ())
    chart = EmbeddedChart(titled, "https://example.org/2024/#chart-total", "Sources : Ville", "Ville")
    release = Release.on(date(2026, 11, 23), report, "https://example.org/")
    page, answer = embed_files(chart, Language(tag), release)
    prefix = "ar/" if tag == "ar-MA" else ""
    assert (page.path, answer.path) == (f"{prefix}embed/chart-total/index.html", f"{prefix}oembed/chart-total.json")
    styles = [Path(bilan.charts.__file__).with_name(name).read_bytes() for name in ("charts.css", "embed.css")]
    font = Path(bilan.fonts.__file__).with_name(FONTS[tag])
    assert sum(len(gzip.compress(text)) for text in (page.content, *styles)) + font.stat().st_size < MOST_BYTES
    assert b"Titre <b>" not in page.content
    output = json.loads(answer.content)
    assert (output["version"], output["type"]) == ("1.0", "rich")
    assert f"https://example.org/{prefix}embed/chart-total/" in output["html"]
    assert "<b>" not in output["html"]
    assert f'href="https://example.org/{prefix}oembed/chart-total.json"' in unescape(page.content.decode())


def test_a_drawing_taken_away_has_the_fonts_of_its_scripts_inside() -> None:
    assert embedded_fonts("<text>12</text>").count("@font-face") == 1
    assert embedded_fonts("<text>12 نشاطا</text>").count("@font-face") == 2
    drawing = Columns((Point("2024", Decimal(1), "1"),), str)
    wrapped = StandaloneChart("Titre", "", ("https://example.org/2024/#chart",), Direction.LTR)
    svg = wrapped.wrap(drawing.draw(Canvas.WIDE, Frame("a", "t", "d")).svg)
    assert "data:font/woff2;base64," in svg
    assert "https://example.org/2024/#chart" in svg
