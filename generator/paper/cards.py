"""The cards: a picture for each year and each indicator in each language, shown where its address is shared."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.derive.editions import editions
from generator.derive.series import observed_indicators
from generator.exports.file import File
from generator.illustrations.card import Card, card_of_indicator, card_of_year
from generator.keeping.store import Store
from generator.keeping.text_digest import text_digest
from generator.markdown.addresses import rooted
from generator.markdown.printer import Printer
from generator.model.report import Report
from generator.pages.printing import languages
from generator.paper import typesetting
from generator.paper.fonts import is_drawn
from generator.paper.keeping import kept


def cards(report: Report, store: Store) -> tuple[File, ...]:
    """Every card as a PNG of 1200 × 630 pixels; what was drawn once is kept in `store`."""
    printers = (Printer(report, language) for language in languages(report))
    return tuple(_drawn(printer, card, store) for printer in printers for card in _all(printer) if _can_be_drawn(card))


def _can_be_drawn(card: Card) -> bool:
    """A card that would show an empty box in place of a sign is not made; the page is shared without one."""
    return all(map(is_drawn, card.name + card.number + card.finding))


def _all(printer: Printer) -> Iterator[Card]:
    found = (
        *(card_of_year(printer, year) for year in editions(printer.report)),
        *(card_of_indicator(printer, indicator.id) for indicator in observed_indicators(printer.report)),
    )
    yield from (card for card in found if card)


def _drawn(printer: Printer, card: Card, store: Store) -> File:
    language, publication = printer.language, printer.report.publication
    data = {
        "lang": language.subtag,
        "region": language.tag.partition("-")[2] or None,
        "dir": language.direction,
        "institution": printer.plain(publication.institution.name),
        "report": printer.plain(publication.title),
        "name": card.name,
        "number": card.number,
        "finding": card.finding,
    }
    key = text_digest("card", json.dumps(data), typesetting.state())
    content = kept(store, key, lambda: typesetting.card(data))
    return File(rooted(printer.prefix, card.address).lstrip("/"), content)
