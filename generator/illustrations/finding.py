"""The sentence an illustration begins with: what the figures say, and no more than they may say.

Sentences are built round the counted noun of the unit, which each language declines by itself (CLDR), so that their grammar
holds whatever is counted; the name of an indicator is never bent into one.
"""

from __future__ import annotations

from decimal import Decimal

from generator.derive.changes import Change, Incomparable, Reason, latest_changes
from generator.derive.compositions import Composition
from generator.language.catalogue import Catalogue
from generator.markdown.printer import Printer
from generator.model.figures import Figure
from generator.values.interval import Qualifier


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
    """The message for a change; one that rounds to nothing has no direction."""
    if change.unchanged:
        return words("{value} in {year}, as in {since}")
    if change.amount > 0:
        return words("{value} in {year}, up {amount} from {since}")
    return words("{value} in {year}, down {amount} from {since}")


def composition_finding(printer: Printer, composition: Composition) -> str:
    """Which part is the largest and what share of the total it is; nothing of the kind where two are alike."""
    words = printer.language.words
    ranked = sorted(composition.parts, key=lambda part: part.value or Decimal(0), reverse=True)
    year, total = composition.total.year, composition.total.value or Decimal(1)
    if len(ranked) > 1 and ranked[0].value == ranked[1].value:
        return words("No part of the {year} total is larger than all others").format(year=year)
    share = printer.language.percent((ranked[0].value or Decimal(0)) * 100 / total, 0)
    said = printer.language.qualified(share, Qualifier.EXACT if composition.exact else Qualifier.ABOUT)
    name = printer.label(printer.indicator_of(ranked[0]).name)
    return words("“{part}” makes up {share} of the {year} total").format(part=name, share=said, year=year)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
