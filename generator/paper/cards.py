"""The cards: a picture for each year and each indicator in each language, shown where its address is shared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from generator.derive.editions import editions
from generator.derive.series import observed_indicators
from generator.exports.file import File
from generator.illustrations.card import Card, card_of_indicator, card_of_year
from generator.markdown.addresses import rooted
from generator.markdown.printer import Printer
from generator.model.report import Report
from generator.pages.printing import languages
from generator.paper import typesetting
from generator.paper.cache import kept
from generator.paper.fonts import is_drawn


def cards(report: Report, cache: Path | None) -> tuple[File, ...]:
    """Every card as a PNG of 1200 × 630 pixels; what was drawn once is kept in `cache` (None: nowhere)."""
    printers = (Printer(report, language) for language in languages(report))
    return tuple(_drawn(printer, card, cache) for printer in printers for card in _all(printer) if _can_be_drawn(card))


def _can_be_drawn(card: Card) -> bool:
    """A card that would show an empty box in place of a sign is not made; the page is shared without one."""
    return all(map(is_drawn, card.name + card.number + card.finding))


def _all(printer: Printer) -> Iterator[Card]:
    found = (
        *(card_of_year(printer, year) for year in editions(printer.report)),
        *(card_of_indicator(printer, indicator.id) for indicator in observed_indicators(printer.report)),
    )
    yield from (card for card in found if card)


def _drawn(printer: Printer, card: Card, cache: Path | None) -> File:
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
    key = f"card\n{json.dumps(data)}\n{typesetting.state()}".encode()
    content = kept(cache, key, "png", lambda: typesetting.card(data))
    return File(rooted(printer.prefix, card.address).lstrip("/"), content)
