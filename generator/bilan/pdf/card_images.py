"""Share cards: an image for each year and each indicator in each language, shown where its address is shared.

The card of a year with a message has the message and its chart, others have a number in large type.

Problem: `unsettable-document` if Typst refuses them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bilan.analysis.independence import independence
from bilan.analysis.report_languages import languages
from bilan.analysis.time_series import observed_indicators
from bilan.analysis.year_edition import edition_of, editions
from bilan.cache.text_hash import hash_texts
from bilan.charts import Canvas
from bilan.diagnostics.problem import Place, Problem
from bilan.exports.export_file import ExportFile
from bilan.figure_charts.share_card import ShareCard, card_of_indicator, card_of_year
from bilan.messages.message import translatable
from bilan.pages.story import opening
from bilan.pdf import typst_cache
from bilan.pdf.block_nodes import BlockRenderer
from bilan.pdf.brand_look import logo_files, look
from bilan.pdf.chart_labels import drawn_labels
from bilan.pdf.node_text import NodeText
from bilan.pdf.pdf_fonts import replace_uncovered
from bilan.pdf.pdf_inputs import PdfInputs
from bilan.pdf.typeset_document import UNSETTABLE_DOCUMENT
from bilan.pdf.typst_client import TypstClient
from bilan.pdf.typst_compiler import TypstError
from bilan.render.formatter import PageFormatter
from bilan.render.page_links import localized_path
from bilan.rich_text.node_tree import plain_text

MAX_CHARACTERS = 400  # of a text, more than a card shows; Typst would measure a longer one many times
CARDS_PER_JOB = 40


@dataclass(frozen=True, slots=True)
class Card:
    """A card to draw: its path in the site, and its texts as JSON."""

    path: str
    data: str

    @property
    def key(self) -> str:
        return hash_texts("card", self.data, typst_cache.typst_toolchain())


def card_images(inputs: PdfInputs, client: TypstClient) -> tuple[tuple[ExportFile, ...], tuple[Problem, ...]]:
    """Every card as a PNG of 1200 × 630 pixels, from the cache if it was drawn before."""
    formatters = (PageFormatter(inputs.report, language) for language in languages(inputs.report))
    all_cards = [card for formatter in formatters for card in cards(formatter)]
    files = {card: file for card in all_cards if (file := typst_cache.load(inputs.store, card.key, card.path))}
    new = [card for card in all_cards if card not in files]
    try:
        for first in range(0, len(new), CARDS_PER_JOB):
            files |= _drawn(inputs, new[first : first + CARDS_PER_JOB], client)
    except TypstError as error:
        message = translatable("The cards of pages cannot be drawn: {error}.", error=str(error).rstrip("."))
        return (), (UNSETTABLE_DOCUMENT.at(Place("data/report.yml"), message),)
    return tuple(files[card] for card in all_cards), ()


def _drawn(inputs: PdfInputs, cards: Sequence[Card], client: TypstClient) -> dict[Card, ExportFile]:
    data = f"[{','.join(card.data for card in cards)}]".encode()
    images = client.cards(data, logo_files(inputs.report.brand)).result()
    return {
        card: typst_cache.save(inputs.store, card.key, card.path, png, permanent=False)
        for card, png in zip(cards, images, strict=True)
    }


def cards(formatter: PageFormatter) -> Iterator[Card]:
    """The cards of a language: of each year, then of each indicator."""
    for year in editions(formatter.report):
        if card := card_of_year(formatter, year):
            yield _card(formatter, card, _message(formatter, year))
    for indicator in observed_indicators(formatter.report):
        if card := card_of_indicator(formatter, indicator.id):
            yield _card(formatter, card, {})


def _message(formatter: PageFormatter, year: int) -> Mapping[str, object]:
    """The message of a year, and its chart as SVG with its labels; empty for a year without one."""
    edition = edition_of(formatter.report, year)
    opened = opening(edition, edition.years[year])
    if opened is None or opened.chart is None:
        return {}
    within = replace(formatter, report=edition)
    render = BlockRenderer(NodeText(within, {}))
    chart = opened.chart.spec.titled(within).draw(Canvas.PHONE, within)
    return {
        "message": replace_uncovered("".join(map(plain_text, render.nodes(opened.finding)))),
        "chart": chart.shapes,
        "labels": [label._replace(text=replace_uncovered(label.text)) for label in drawn_labels(chart)],
    }


def _card(formatter: PageFormatter, card: ShareCard, message: Mapping[str, object]) -> Card:
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
        **message,
    }
    path = localized_path(formatter.prefix, card.address).lstrip("/")
    return Card(path, json.dumps(data, ensure_ascii=False))


def _shortened(text: str) -> str:
    """The beginning of a text, enough to fill the card."""
    return text if len(text) <= MAX_CHARACTERS else f"{text[:MAX_CHARACTERS]}…"
