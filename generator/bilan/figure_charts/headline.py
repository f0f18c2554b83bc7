"""The headline of a chart: one sentence that says what the figures show, and no more than they allow.

Sentences use the counted noun of the unit in its plural form (CLDR), so that their grammar is right for any unit. The name
of an indicator is never inflected.
"""

from __future__ import annotations

from bilan.analysis.change import Change, ChangeUnit, Direction, Incomparable, Reason, comparable_run, latest_changes
from bilan.analysis.composition import Composition
from bilan.analysis.shares import largest, share_of
from bilan.locales.catalog import Catalog
from bilan.model.figure import Figure
from bilan.model.unit import RANK
from bilan.render.formatter import PageFormatter

MIN_YEARS_OF_LONG_RUN = 3  # a run of two years is the change from the year before


def headline(formatter: PageFormatter, figure: Figure) -> str:
    """A figure with its unit and year, and what it is compared with.

    If three or more years are comparable, that is the first of them; otherwise the year before. Nothing is compared across a
    break.
    """
    return _capitalize(_sentence(formatter, figure))


def long_comparison(formatter: PageFormatter, figure: Figure) -> str:
    """The headline of a figure that is compared with an earlier year than its change is; empty if there is no such year."""
    first, change = _first_of_long_run(formatter, figure), latest_changes(formatter.report).get(figure.key)
    return f"{headline(formatter, figure)}." if first and change and first.year != change.since else ""


def headline_with_name(formatter: PageFormatter, figure: Figure) -> str:
    """The headline of a figure after the name of its indicator, for places that do not show the name."""
    name = formatter.label(formatter.indicator_of(figure).name)
    return formatter.language.words("{name}: {figure}").format(name=name, figure=_sentence(formatter, figure))


def _sentence(formatter: PageFormatter, figure: Figure) -> str:
    words = formatter.language.words
    first = _first_of_long_run(formatter, figure)
    values: dict[str, object] = {"value": formatter.printed(figure, unit=True), "year": formatter.year(figure.year)}
    if first:
        before = formatter.printed(first)
        return words("{value} in {year}, compared with {before} in {since}").format(
            before=before, since=formatter.year(first.year), **values
        )
    change = latest_changes(formatter.report).get(figure.key)
    values["since"] = change and formatter.year(change.since)
    if isinstance(change, Change) and change.measured is ChangeUnit.POINTS and not change.approximate:
        return _points_message(formatter, change).format(number=formatter.amount_number(change), **values)
    if isinstance(change, Change):
        return _change_message(words, change).format(amount=formatter.amount(change, signed=False), **values)
    if isinstance(change, Incomparable) and change.reason is Reason.BREAK:
        return words("{value} in {year}, not comparable with {since}").format(**values)
    return words("{value} in {year}").format(**values)


def _first_of_long_run(formatter: PageFormatter, figure: Figure) -> Figure | None:
    """The first of the years that may be compared with a figure; None if there are fewer than three, or for a rank."""
    if formatter.indicator_of(figure).unit.name == RANK:
        return None
    run = comparable_run(formatter.report, figure)
    return run[0] if len(run) >= MIN_YEARS_OF_LONG_RUN else None


def _points_message(formatter: PageFormatter, change: Change) -> str:
    """The message template for a change in points, in the plural form of their number."""
    counted, points = formatter.language.counted, abs(change.shown)
    match change.direction:
        case Direction.UP:
            return counted(
                points,
                "{value} in {year}, up {number} point from {since}",
                "{value} in {year}, up {number} points from {since}",
            )
        case Direction.DOWN:
            return counted(
                points,
                "{value} in {year}, down {number} point from {since}",
                "{value} in {year}, down {number} points from {since}",
            )
        case _:
            return _change_message(formatter.language.words, change)


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
    values = {"total": formatter.label(formatter.indicator_of(total).name), "year": formatter.year(total.year)}
    first = largest(composition.parts)
    if first is None:
        return words("No part of “{total}” is clearly larger than all others ({year})").format(**values)
    name, share = formatter.label(formatter.indicator_of(first).name), share_of(first, total)
    if share is None:
        return words("“{part}” is the largest part of “{total}” ({year})").format(part=name, **values)
    return words("{part}: {share} of “{total}” ({year})").format(part=name, share=formatter.share(share), **values)


def _capitalize(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
