"""Every document cited, with the figures that rest on it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.documents import cited
from generator.derive.provenance import Standing, resting_on_one_relay
from generator.derive.shelves import by_letter, shelved
from generator.markdown.printer import Printer
from generator.pages.sheet import Sheet
from generator.problems import Place


def sheets(printer: Printer) -> Iterator[Sheet]:
    """One page."""
    shelf = shelved(printer.report, cited(printer.report))
    of = {kind: [item for item in shelf if item.standing is kind] for kind in Standing}
    values = {
        "shelf": shelf,
        "own": of[Standing.OWN],
        "first_hand": of[Standing.FIRST_HAND],
        "press": of[Standing.RELAY],
        "letters": by_letter(of[Standing.RELAY]),
        "alone": {figure.key for figure in printer.report.figures if figure.value is not None and len(figure.source) == 1},
        "on_one_relay": resting_on_one_relay(printer.report, printer.documents),
    }
    first = next(iter(printer.report.sources.values()), None)
    place = first.place if first else Place("data/sources.yml")
    yield Sheet("/sources/", "sources.md.j2", printer.language.words("Sources"), place, values=values)
