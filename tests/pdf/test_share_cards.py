"""Each year and each indicator has a card in each language, with its latest figure on it, the same bytes each time."""

from __future__ import annotations

import json
import struct
from dataclasses import replace
from pathlib import Path

import pytest

from bilan.build_result import read_report
from bilan.cache.cache import Cache
from bilan.exports.export_file import ExportFile
from bilan.figure_charts.share_card import HEIGHT, WIDTH, card_of
from bilan.locales.language import Language
from bilan.pdf.card_images import card_images, cards
from bilan.pdf.pdf_inputs import PdfInputs
from bilan.pdf.typst_client import TypstClient
from bilan.render.formatter import PageFormatter
from tests.conftest import Folder
from tests.pdf.conftest import DAY, pdf_inputs

LANGUAGES: dict[str, str | bytes] = {
    "data/report.yml": "title: Rapport\ninstitution: {name: Ville}\nlanguages: [fr, ar-MA]\n"
}
FOUND = {
    f"{root}{path}/card.png"
    for root in ("", "ar/")
    for path in ("2021", *(f"indicators/{name}" for name in ("total", "one", "two")))
}


def _drawn(inputs: PdfInputs) -> tuple[ExportFile, ...]:
    with TypstClient() as client:
        files, problems = card_images(inputs, client)
    assert problems == ()
    return files


def test_every_year_and_indicator_has_one(folder: Folder) -> None:
    root = folder(LANGUAGES)
    inputs = pdf_inputs(root, read_report(root, DAY))
    drawn = {file.path: file.content for file in _drawn(inputs)}
    assert set(drawn) == FOUND
    for content in drawn.values():
        assert content.startswith(b"\x89PNG\r\n\x1a\n")
        assert struct.unpack(">II", content[16:24]) == (WIDTH, HEIGHT)
    assert len(set(drawn.values())) == len(drawn)
    assert drawn == {file.path: file.content for file in _drawn(inputs)}


def test_a_card_is_drawn_once(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = folder({})
    inputs = replace(pdf_inputs(root, read_report(root, DAY)), store=Cache(tmp_path / "kept"))
    first = _drawn(inputs)
    monkeypatch.setattr(TypstClient, "cards", lambda *_: pytest.fail("it was kept, and is drawn again"))
    assert _drawn(inputs) == first


@pytest.mark.parametrize(
    ("address", "card", "number"),
    [
        ("/", "/2021/card.png", "1\u202f010"),
        ("/2021/press/", "/2021/card.png", "1\u202f010"),
        ("/2020/", "/2020/card.png", "7"),
        ("/sources/", "/2021/card.png", "1\u202f010"),
        ("/indicators/two/", "/indicators/two/card.png", "4"),
    ],
)
def test_a_page_has_the_card_of_its_subject(folder: Folder, address: str, card: str, number: str) -> None:
    figures = "source: review\nfigures:\n  total: 1010\n  one: 6\n  two: 4\n"
    older = "source: review\nfigures:\n  one: 7\n"
    report = read_report(folder({"data/2021/figures.yml": figures, "data/2020/figures.yml": older}), DAY).report
    assert report
    found = card_of(PageFormatter(report, Language("fr")), address)
    assert found
    assert (found.address, found.number) == (card, number)
    assert number in found.finding


def test_a_year_with_a_message_has_it_and_its_chart_on_its_card(folder: Folder) -> None:
    message = "status: published\nhighlights: [total]\nmessage: {title: Encore plus, text: Un texte., chart: one}\n"
    figures = "source: review\nfigures:\n  total: 10\n  one: 6\n"
    files: dict[str, str | bytes] = {"data/2020/figures.yml": figures, "data/2021/year.yml": message}
    root = folder(files)
    inputs = pdf_inputs(root, read_report(root, DAY))
    formatter = PageFormatter(inputs.report, Language("fr"))
    drawn = {card.path: json.loads(card.data) for card in cards(formatter)}
    assert drawn["2021/card.png"]["message"] == "Encore plus"
    assert drawn["2021/card.png"]["chart"].startswith("<svg")
    assert "chart" not in drawn["2020/card.png"]
    assert "chart" not in drawn["indicators/one/card.png"]
    card = card_of(formatter, "/2021/")
    assert card
    assert "6\u00a0actes" in card.finding  # in the words for those who do not see it: what its chart shows
    assert {file.path for file in _drawn(inputs)} == set(drawn)


def test_a_missing_glyph_is_replaced_on_a_card(folder: Folder) -> None:
    indicators = (
        "themes:\n  press: {name: Presse}\nunits:\n  item:\n    fr: {one: acte, many: d’actes, other: actes}\n"
        "indicators:\n  total: {name: Total 𓀀, definition: Tout., theme: press, unit: item}\n"
        "  one: {name: Un, definition: Le premier., theme: press, unit: item}\n"
    )
    figures = "source: review\nfigures:\n  one: 6\n  total: 4\n"
    root = folder({"data/indicators.yml": indicators, "data/2021/figures.yml": figures})
    drawn = _drawn(pdf_inputs(root, read_report(root, DAY)))
    assert {file.path for file in drawn} == {"2021/card.png", "indicators/one/card.png", "indicators/total/card.png"}
