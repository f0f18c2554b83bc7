"""Amazigh (zgh), which has no catalogue in Bilan, needs texts in the data and a catalogue, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from bilan.build_result import BuildResult, add_pages, read_report
from bilan.locales import catalog as catalogues
from bilan.pages.page import Page

Folder = Callable[[dict[str, str | bytes]], Path]

_LETTER = re.compile(r"[A-Za-z](?![^{]*\})")  # of a message, not of the names of its places
_NO_WORDS = re.compile(
    r"<(style|script|svg|pre|code)\b.*?</\1>|<[^>]*>|\{[^}]*\}|\]\([^)]*\)|data/\S+\.yml\S*|\bzgh/\S*", re.DOTALL
)
FORMATS = {"BibTeX", "CSL", "JSON", "CSV", "SVG", "XLSX", "PDF", "EPUB", "AMEC"}
OF_THE_DATA = {"Bilan", "Ville", "total"}  # the title and the publisher of a source, an id
HEAD = 'msgid ""\nmsgstr ""\n"Language: zgh\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
FILES: dict[str, str | bytes] = {
    "data/report.yml": "title: {fr: Rapport, zgh: ⴰⵏⵇⵇⵉⵙ}\ninstitution: {name: {fr: Ville, zgh: ⵜⵉⴳⵎⵎⵉ}}\nlanguages: [fr, zgh]\n",
    "data/indicators.yml": (
        "themes:\n  press: {name: {fr: Presse, zgh: ⵜⴰⵖⵎⵙⵜ}}\n"
        "units:\n  item:\n    fr: {one: acte, many: d’actes, other: actes}\n    zgh: {other: ⵜⵉⴳⴰⵡⵉⵏ}\n"
        "indicators:\n  total: {name: {fr: Total, zgh: ⴰⵎⵓⵏ}, definition: {fr: Tout., zgh: ⴰⴽⴽⵯ.}, theme: press, unit: item}\n"
    ),
    "data/2021/figures.yml": "source: review\nfigures:\n  total: 4000\n",
    "data/2022/figures.yml": "source: review\nfigures:\n  total: 4463\n",
    "data/2022/events.yml": "events:\n  - {date: 2022-08-14, title: {fr: Fête, zgh: ⵜⴰⴼⴰⵙⴽⴰ}}\n",
    "content/about.md": "# À propos {#top}\n",
    "content/about.zgh.md": "# ⵅⴼ {#top}\n",
}


def _messages() -> Iterator[tuple[str, ...]]:
    with (catalogues._CATALOGS / "fr.po").open("rb") as file:
        yield from ((entry.id,) if isinstance(entry.id, str) else tuple(entry.id) for entry in read_po(file) if entry.id)


MESSAGES = [*_messages()]


def _entry(message: tuple[str, ...]) -> str:
    if len(message) == 1:
        return f"\nmsgid {_quoted(message[0])}\nmsgstr {_quoted(_amazigh_for(message[0]))}\n"
    one, other = message
    return f"\nmsgid {_quoted(one)}\nmsgid_plural {_quoted(other)}\nmsgstr[0] {_quoted(_amazigh_for(other))}\n"


def _amazigh_for(message: str) -> str:
    """A text in Tifinagh for a message, so that any English word is easy to find."""
    return _LETTER.sub("ⵣ", message)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@pytest.fixture
def result(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[BuildResult]:
    """A report in French and Amazigh, with a catalogue of Amazigh among Bilan's."""
    spoken = tmp_path / "catalogues"
    spoken.mkdir()
    (spoken / "fr.po").write_bytes((catalogues._CATALOGS / "fr.po").read_bytes())
    (spoken / "zgh.po").write_text(HEAD + "".join(map(_entry, MESSAGES)), encoding="utf-8")
    monkeypatch.setattr(catalogues, "_CATALOGS", spoken)
    catalogues.catalog.cache_clear()
    yield add_pages(read_report(folder(FILES), date(2026, 11, 24)))
    catalogues.catalog.cache_clear()


def _pages(result: BuildResult) -> list[Page]:
    return [page for page in result.pages if page.language.tag == "zgh"]


def test_nothing_is_missing(result: BuildResult) -> None:
    assert [problem.code for problem in result.problems] == []
    french = {page.address for page in result.pages if page.language.tag == "fr"}
    assert {page.address.removeprefix("/zgh") for page in _pages(result)} == french
    assert len(french) > 8


def test_every_message_is_that_of_the_catalogue(result: BuildResult) -> None:
    left: dict[str, set[str]] = {}
    for page in _pages(result):
        for word in re.findall(r"[A-Za-z]{2,}", _NO_WORDS.sub(" ", unescape(page.markdown))):
            left.setdefault(word, set()).add(page.address)
    assert left.keys() - OF_THE_DATA - FORMATS == set()


def test_numbers_and_dates_are_those_of_cldr(result: BuildResult) -> None:
    year = next(page.markdown for page in _pages(result) if page.address == "/zgh/2022/")
    assert "4\u00a0463" in unescape(year)
    assert "14 ⵖⵓⵛⵜ 2022" in year
    home = next(page.markdown for page in _pages(result) if page.address == "/zgh/indicators/total/")
    assert "ⵜⵉⴳⴰⵡⵉⵏ" in home
