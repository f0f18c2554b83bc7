"""The cards: a picture for each year and each indicator in each language, shown where its address is shared.

Problem: `unsettable-document` where Typst refuses them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bilan.analysis.report_languages import languages
from bilan.analysis.time_series import observed_indicators
from bilan.analysis.year_edition import editions
from bilan.cache.text_hash import hash_texts
from bilan.diagnostics.problem import Place, Problem
from bilan.exports.export_file import ExportFile
from bilan.figure_charts.share_card import ShareCard, card_of_indicator, card_of_year
from bilan.messages.message import translatable
from bilan.pdf import typst_cache
from bilan.pdf.pdf_fonts import drawable
from bilan.pdf.pdf_inputs import PdfInputs
from bilan.pdf.typeset_document import UNSETTABLE
from bilan.pdf.typst_client import TypstClient
from bilan.pdf.typst_compiler import UnsettableError
from bilan.render.formatter import PageFormatter
from bilan.render.page_links import localized_path

MOST_SIGNS = 400  # of a text of a card, which shows fewer; Typst would measure a longer one again and again
TOGETHER = 40  # cards that are drawn in one go


@dataclass(frozen=True, slots=True)
class _Draft:
    """A card that can be drawn: its path in the site, what it says as JSON, and what it is kept under."""

    path: str
    data: str

    @property
    def key(self) -> str:
        return hash_texts("card", self.data, typst_cache.typst_toolchain())


def card_images(shop: PdfInputs, press: TypstClient) -> tuple[tuple[ExportFile, ...], tuple[Problem, ...]]:
    """Every card as a PNG of 1200 × 630 pixels; what was drawn once is kept."""
    printers = (PageFormatter(shop.report, language) for language in languages(shop.report))
    drafts = [_draft(formatter, card) for formatter in printers for card in _all(formatter)]
    known = {draft: file for draft in drafts if (file := typst_cache.load(shop.store, draft.key, draft.path))}
    new = [draft for draft in drafts if draft not in known]
    try:
        for first in range(0, len(new), TOGETHER):
            known |= _drawn(shop, new[first : first + TOGETHER], press)
    except UnsettableError as error:
        message = translatable("The cards of pages cannot be drawn: {error}.", error=str(error).rstrip("."))
        return (), (UNSETTABLE.at(Place("data/report.yml"), message),)
    return tuple(known[draft] for draft in drafts), ()


def _drawn(shop: PdfInputs, drafts: Sequence[_Draft], press: TypstClient) -> dict[_Draft, ExportFile]:
    made = press.cards(f"[{','.join(draft.data for draft in drafts)}]".encode()).result()
    return {draft: typst_cache.save(shop.store, draft.key, draft.path, png) for draft, png in zip(drafts, made, strict=True)}


def _all(formatter: PageFormatter) -> Iterator[ShareCard]:
    found = (
        *(card_of_year(formatter, year) for year in editions(formatter.report)),
        *(card_of_indicator(formatter, indicator.id) for indicator in observed_indicators(formatter.report)),
    )
    yield from (card for card in found if card)


def _draft(formatter: PageFormatter, card: ShareCard) -> _Draft:
    language, publication = formatter.language, formatter.report.publication
    texts = {
        "institution": formatter.plain(publication.institution.name),
        "report": formatter.plain(publication.title),
        "name": card.name,
        "number": card.number,
        "finding": card.finding,
    }
    data = {
        "lang": language.subtag,
        "region": language.tag.partition("-")[2] or None,
        "dir": language.direction,
        **{name: _shortened(drawable(text)) for name, text in texts.items()},
    }
    path = localized_path(formatter.prefix, card.address).lstrip("/")
    return _Draft(path, json.dumps(data, ensure_ascii=False))


def _shortened(text: str) -> str:
    """The beginning of a text, enough to fill the card."""
    return text if len(text) <= MOST_SIGNS else f"{text[:MOST_SIGNS]}…"
