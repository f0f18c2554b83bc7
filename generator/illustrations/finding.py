"""The sentence an illustration begins with: what the figures say, and no more than they may say.

Sentences are built round the counted noun of the unit, which each language declines by itself (CLDR), so that their grammar
holds whatever is counted; the name of an indicator is never bent into one.
"""

from __future__ import annotations

from generator.derive.changes import Change, Direction, Incomparable, Reason, latest_changes
from generator.derive.compositions import Composition
from generator.derive.shares import largest, share_of
from generator.language.catalogue import Catalogue
from generator.markdown.printer import Printer
from generator.model.figures import Figure


def finding(printer: Printer, figure: Figure) -> str:
    """A figure with its unit and year, and how it changed where that may be said; across a break, that it may not."""
    return _capital(_sentence(printer, figure))


def named_finding(printer: Printer, figure: Figure) -> str:
    """The same behind the name of the indicator, for where nothing else names it."""
    name = printer.label(printer.indicator_of(figure).name)
    return printer.language.words("{name}: {figure}").format(name=name, figure=_sentence(printer, figure))


def _sentence(printer: Printer, figure: Figure) -> str:
    words = printer.language.words
    compared = latest_changes(printer.report).get(figure.key)
    values = {"value": printer.printed(figure, unit=True), "year": figure.year, "since": compared and compared.since}
    if isinstance(compared, Change):
        return _changed(words, compared).format(amount=printer.amount(compared, signed=False), **values)
    if isinstance(compared, Incomparable) and compared.reason is Reason.BREAK:
        return words("{value} in {year}, not comparable with {since}").format(**values)
    return words("{value} in {year}").format(**values)


def _changed(words: Catalogue, change: Change) -> str:
    """The message for a change, by its direction."""
    match change.direction:
        case Direction.UP:
            return words("{value} in {year}, up {amount} from {since}")
        case Direction.DOWN:
            return words("{value} in {year}, down {amount} from {since}")
        case Direction.SAME:
            return words("{value} in {year}, as in {since}")
        case Direction.UNCLEAR:
            return words("{value} in {year}, no clear change from {since}")


def composition_finding(printer: Printer, composition: Composition) -> str:
    """Which part of which total is the largest, and its share of that total; that there is none where none surely is."""
    words = printer.language.words
    total = composition.total
    values = {"total": printer.label(printer.indicator_of(total).name), "year": total.year}
    first = largest(composition.parts)
    if first is None:
        return words("No part of “{total}” is clearly larger than all others ({year})").format(**values)
    name, share = printer.label(printer.indicator_of(first).name), share_of(first, total)
    if share is None:
        return words("“{part}” is the largest part of “{total}” ({year})").format(part=name, **values)
    return words("{part}: {share} of “{total}” ({year})").format(part=name, share=printer.share(share), **values)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
