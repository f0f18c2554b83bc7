"""The headline of a chart: one sentence that says what the figures show, and no more than they allow.

Sentences use the counted noun of the unit in its plural form (CLDR), so that their grammar is right for any unit. The name
of an indicator is never inflected.
"""

from __future__ import annotations

from bilan.analysis.change import Change, Direction, Incomparable, Reason, latest_changes
from bilan.analysis.composition import Composition
from bilan.analysis.shares import largest, share_of
from bilan.locales.catalog import Catalog
from bilan.model.figure import Figure
from bilan.render.formatter import PageFormatter


def headline(formatter: PageFormatter, figure: Figure) -> str:
    """A figure with its unit and year, and its change since the year before; across a break, that it is not comparable."""
    return _capitalize(_sentence(formatter, figure))


def headline_with_name(formatter: PageFormatter, figure: Figure) -> str:
    """The headline of a figure after the name of its indicator, for places that do not show the name."""
    name = formatter.label(formatter.indicator_of(figure).name)
    return formatter.language.words("{name}: {figure}").format(name=name, figure=_sentence(formatter, figure))


def _sentence(formatter: PageFormatter, figure: Figure) -> str:
    words = formatter.language.words
    change = latest_changes(formatter.report).get(figure.key)
    values = {"value": formatter.printed(figure, unit=True), "year": figure.year, "since": change and change.since}
    if isinstance(change, Change):
        return _change_message(words, change).format(amount=formatter.amount(change, signed=False), **values)
    if isinstance(change, Incomparable) and change.reason is Reason.BREAK:
        return words("{value} in {year}, not comparable with {since}").format(**values)
    return words("{value} in {year}").format(**values)


def _change_message(words: Catalog, change: Change) -> str:
    """The message template for a change, by its direction."""
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
    """Which part of a total is the largest, and its share; or that no part is clearly the largest."""
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


def _capitalize(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
