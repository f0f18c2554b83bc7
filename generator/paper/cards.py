"""The cards: a picture for each year and each indicator in each language, shown where its address is shared.

Problem: `unsettable-document` where Typst refuses them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.derive.editions import editions
from generator.derive.languages import languages
from generator.derive.series import observed_indicators
from generator.exports.file import File
from generator.illustrations.card import Card, card_of_indicator, card_of_year
from generator.keeping.text_digest import text_digest
from generator.markdown.addresses import rooted
from generator.markdown.printer import Printer
from generator.paper import keeping
from generator.paper.fonts import drawable
from generator.paper.press import Press
from generator.paper.setting import UNSETTABLE
from generator.paper.typesetting import UnsettableError
from generator.paper.workshop import Workshop
from generator.problems import Place, Problem
from generator.said import said

MOST_SIGNS = 400  # of a text of a card, which shows fewer; Typst would measure a longer one again and again
TOGETHER = 40  # cards that are drawn in one go


@dataclass(frozen=True, slots=True)
class _Draft:
    """A card that can be drawn: its path in the site, what it says as JSON, and what it is kept under."""

    path: str
    data: str

    @property
    def key(self) -> str:
        return text_digest("card", self.data, keeping.made_with())


def cards(shop: Workshop, press: Press) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """Every card as a PNG of 1200 × 630 pixels; what was drawn once is kept."""
    printers = (Printer(shop.report, language) for language in languages(shop.report))
    drafts = [_draft(printer, card) for printer in printers for card in _all(printer)]
    known = {draft: file for draft in drafts if (file := keeping.found(shop.store, draft.key, draft.path))}
    new = [draft for draft in drafts if draft not in known]
    try:
        for first in range(0, len(new), TOGETHER):
            known |= _drawn(shop, new[first : first + TOGETHER], press)
    except UnsettableError as error:
        message = said("The cards of pages cannot be drawn: {error}.", error=str(error).rstrip("."))
        return (), (UNSETTABLE.at(Place("data/report.yml"), message),)
    return tuple(known[draft] for draft in drafts), ()


def _drawn(shop: Workshop, drafts: Sequence[_Draft], press: Press) -> dict[_Draft, File]:
    made = press.cards(f"[{','.join(draft.data for draft in drafts)}]".encode()).result()
    return {draft: keeping.put(shop.store, draft.key, draft.path, png) for draft, png in zip(drafts, made, strict=True)}


def _all(printer: Printer) -> Iterator[Card]:
    found = (
        *(card_of_year(printer, year) for year in editions(printer.report)),
        *(card_of_indicator(printer, indicator.id) for indicator in observed_indicators(printer.report)),
    )
    yield from (card for card in found if card)


def _draft(printer: Printer, card: Card) -> _Draft:
    language, publication = printer.language, printer.report.publication
    texts = {
        "institution": printer.plain(publication.institution.name),
        "report": printer.plain(publication.title),
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
    path = rooted(printer.prefix, card.address).lstrip("/")
    return _Draft(path, json.dumps(data, ensure_ascii=False))


def _shortened(text: str) -> str:
    """The beginning of a text, enough to fill the card."""
    return text if len(text) <= MOST_SIGNS else f"{text[:MOST_SIGNS]}…"
