"""The sentence an illustration begins with: what the figures say, and no more than they may say.

Sentences are built round the counted noun of the unit, which each language declines by itself (CLDR), so that their grammar
holds whatever is counted; the name of an indicator is never bent into one.
"""

from __future__ import annotations

from bilan.analysis.change import Change, Direction, Incomparable, Reason, latest_changes
from bilan.analysis.composition import Composition
from bilan.analysis.shares import largest, share_of
from bilan.locales.catalog import Catalog
from bilan.model.figure import Figure
from bilan.render.formatter import PageFormatter


def headline(formatter: PageFormatter, figure: Figure) -> str:
    """A figure with its unit and year, and how it changed where that may be said; across a break, that it may not."""
    return _capital(_sentence(formatter, figure))


def headline_with_name(formatter: PageFormatter, figure: Figure) -> str:
    """The same behind the name of the indicator, for where nothing else names it."""
    name = formatter.label(formatter.indicator_of(figure).name)
    return formatter.language.words("{name}: {figure}").format(name=name, figure=_sentence(formatter, figure))


def _sentence(formatter: PageFormatter, figure: Figure) -> str:
    words = formatter.language.words
    compared = latest_changes(formatter.report).get(figure.key)
    values = {"value": formatter.printed(figure, unit=True), "year": figure.year, "since": compared and compared.since}
    if isinstance(compared, Change):
        return _changed(words, compared).format(amount=formatter.amount(compared, signed=False), **values)
    if isinstance(compared, Incomparable) and compared.reason is Reason.BREAK:
        return words("{value} in {year}, not comparable with {since}").format(**values)
    return words("{value} in {year}").format(**values)


def _changed(words: Catalog, change: Change) -> str:
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


def composition_headline(formatter: PageFormatter, composition: Composition) -> str:
    """Which part of which total is the largest, and its share of that total; that there is none where none surely is."""
    words = formatter.language.words
    total = composition.total
    values = {"total": formatter.label(formatter.indicator_of(total).name), "year": total.year}
    first = largest(composition.parts)
    if first is None:
        return words("No part of “{total}” is clearly larger than all others ({year})").format(**values)
    name, share = formatter.label(formatter.indicator_of(first).name), share_of(first, total)
    if share is None:
        return words("“{part}” is the largest part of “{total}” ({year})").format(part=name, **values)
    return words("{part}: {share} of “{total}” ({year})").format(part=name, share=formatter.share(share), **values)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
