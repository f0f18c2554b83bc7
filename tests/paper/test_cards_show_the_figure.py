"""Each year and each indicator has a card in each language, with its latest figure on it, the same bytes each time."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path

import pytest

from generator.edition import read_edition
from generator.exports.file import File
from generator.illustrations.card import HEIGHT, WIDTH, card_of
from generator.keeping.store import Store
from generator.language.language import Language
from generator.markdown.printer import Printer
from generator.paper.cards import cards
from generator.paper.press import Press
from generator.paper.workshop import Workshop
from tests.conftest import Folder
from tests.paper.conftest import DAY, workshop

LANGUAGES: dict[str, str | bytes] = {
    "data/report.yml": "title: Rapport\ninstitution: {name: Ville}\nlanguages: [fr, ar-MA]\n"
}
FOUND = {
    f"{root}{path}/card.png"
    for root in ("", "ar/")
    for path in ("2021", *(f"indicators/{name}" for name in ("total", "one", "two")))
}


def _drawn(shop: Workshop) -> tuple[File, ...]:
    with Press() as press:
        files, problems = cards(shop, press)
    assert problems == ()
    return files


def test_every_year_and_indicator_has_one(folder: Folder) -> None:
    root = folder(LANGUAGES)
    shop = workshop(root, read_edition(root, DAY))
    drawn = {file.path: file.content for file in _drawn(shop)}
    assert set(drawn) == FOUND
    for content in drawn.values():
        assert content.startswith(b"\x89PNG\r\n\x1a\n")
        assert struct.unpack(">II", content[16:24]) == (WIDTH, HEIGHT)
    assert len(set(drawn.values())) == len(drawn)
    assert drawn == {file.path: file.content for file in _drawn(shop)}


def test_a_card_is_drawn_once(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = folder({})
    shop = replace(workshop(root, read_edition(root, DAY)), store=Store(tmp_path / "kept"))
    first = _drawn(shop)
    monkeypatch.setattr(Press, "cards", lambda *_: pytest.fail("it was kept, and is drawn again"))
    assert _drawn(shop) == first


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
def test_a_page_has_the_card_that_tells_of_it(folder: Folder, address: str, card: str, number: str) -> None:
    figures = "source: review\nfigures:\n  total: 1010\n  one: 6\n  two: 4\n"
    older = "source: review\nfigures:\n  one: 7\n"
    report = read_edition(folder({"data/2021/figures.yml": figures, "data/2020/figures.yml": older}), DAY).report
    assert report
    found = card_of(Printer(report, Language("fr")), address)
    assert found
    assert (found.address, found.number) == (card, number)
    assert number in found.finding


def test_a_sign_that_no_font_draws_is_replaced_on_a_card(folder: Folder) -> None:
    indicators = (
        "themes:\n  press: {name: Presse}\nunits:\n  item:\n    fr: {one: acte, many: d’actes, other: actes}\n"
        "indicators:\n  total: {name: Total 𓀀, definition: Tout., theme: press, unit: item}\n"
        "  one: {name: Un, definition: Le premier., theme: press, unit: item}\n"
    )
    figures = "source: review\nfigures:\n  one: 6\n  total: 4\n"
    root = folder({"data/indicators.yml": indicators, "data/2021/figures.yml": figures})
    drawn = _drawn(workshop(root, read_edition(root, DAY)))
    assert {file.path for file in drawn} == {"2021/card.png", "indicators/one/card.png", "indicators/total/card.png"}
