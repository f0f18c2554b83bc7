"""Share cards: an image for each year and each indicator in each language, shown where its address is shared.

Problem: `unsettable-document` if Typst refuses them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bilan.analysis.independence import independence
from bilan.analysis.report_languages import languages
from bilan.analysis.time_series import observed_indicators
from bilan.analysis.year_edition import editions
from bilan.cache.text_hash import hash_texts
from bilan.diagnostics.problem import Place, Problem
from bilan.exports.export_file import ExportFile
from bilan.figure_charts.share_card import ShareCard, card_of_indicator, card_of_year
from bilan.messages.message import translatable
from bilan.pdf import typst_cache
from bilan.pdf.brand_look import logo_files, look
from bilan.pdf.pdf_fonts import replace_uncovered
from bilan.pdf.pdf_inputs import PdfInputs
from bilan.pdf.typeset_document import UNSETTABLE_DOCUMENT
from bilan.pdf.typst_client import TypstClient
from bilan.pdf.typst_compiler import TypstError
from bilan.render.formatter import PageFormatter
from bilan.render.page_links import localized_path

MAX_CHARACTERS = 400  # of a text, more than a card shows; Typst would measure a longer one many times
CARDS_PER_JOB = 40


@dataclass(frozen=True, slots=True)
class _Card:
    """A card to draw: its path in the site, and its texts as JSON."""

    path: str
    data: str

    @property
    def key(self) -> str:
        return hash_texts("card", self.data, typst_cache.typst_toolchain())


def card_images(inputs: PdfInputs, client: TypstClient) -> tuple[tuple[ExportFile, ...], tuple[Problem, ...]]:
    """Every card as a PNG of 1200 × 630 pixels, from the cache if it was drawn before."""
    formatters = (PageFormatter(inputs.report, language) for language in languages(inputs.report))
    cards = [_card(formatter, card) for formatter in formatters for card in _share_cards(formatter)]
    files = {card: file for card in cards if (file := typst_cache.load(inputs.store, card.key, card.path))}
    new = [card for card in cards if card not in files]
    try:
        for first in range(0, len(new), CARDS_PER_JOB):
            files |= _drawn(inputs, new[first : first + CARDS_PER_JOB], client)
    except TypstError as error:
        message = translatable("The cards of pages cannot be drawn: {error}.", error=str(error).rstrip("."))
        return (), (UNSETTABLE_DOCUMENT.at(Place("data/report.yml"), message),)
    return tuple(files[card] for card in cards), ()


def _drawn(inputs: PdfInputs, cards: Sequence[_Card], client: TypstClient) -> dict[_Card, ExportFile]:
    data = f"[{','.join(card.data for card in cards)}]".encode()
    images = client.cards(data, logo_files(inputs.report.brand)).result()
    return {
        card: typst_cache.save(inputs.store, card.key, card.path, png, permanent=False)
        for card, png in zip(cards, images, strict=True)
    }


def _share_cards(formatter: PageFormatter) -> Iterator[ShareCard]:
    cards = (
        *(card_of_year(formatter, year) for year in editions(formatter.report)),
        *(card_of_indicator(formatter, indicator.id) for indicator in observed_indicators(formatter.report)),
    )
    yield from (card for card in cards if card)


def _card(formatter: PageFormatter, card: ShareCard) -> _Card:
    language, publication = formatter.language, formatter.report.publication
    texts = {
        "institution": formatter.plain(publication.institution.name),
        "report": formatter.plain(publication.title),
        "name": card.name,
        "number": card.number,
        "finding": card.finding,
        "independence": formatter.plain(independence(publication) or ""),
    }
    data = {
        "lang": language.subtag,
        "region": language.tag.partition("-")[2] or None,
        "dir": language.direction,
        "look": look(formatter.report.brand),
        **{name: _shortened(replace_uncovered(text)) for name, text in texts.items()},
    }
    path = localized_path(formatter.prefix, card.address).lstrip("/")
    return _Card(path, json.dumps(data, ensure_ascii=False))


def _shortened(text: str) -> str:
    """The beginning of a text, enough to fill the card."""
    return text if len(text) <= MAX_CHARACTERS else f"{text[:MAX_CHARACTERS]}…"
