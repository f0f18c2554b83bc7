"""Sentences above charts of periods and members. Equal numbers and overlapping intervals get no superlative."""

from __future__ import annotations

from collections.abc import Sequence

from bilan.analysis.breakdown_years import BrokenDownFigure
from bilan.analysis.shares import largest, largest_as_stated, share_of
from bilan.locales.period_names import period_name, short_period_name
from bilan.model.aggregation import may_be_added
from bilan.model.figure import Figure
from bilan.render.formatter import PageFormatter
from bilan.values.period import Frequency, Period
from bilan.values.period_syntax import parse_period
from bilan.values.sentence import sentence

OTHER = "other"  # the id of a member that stands for all that has no name of its own; it never comes first


def period_headline(formatter: PageFormatter, total: Figure, cells: Sequence[Figure | None]) -> str:
    """Which period of a year has the highest number; or that none has, or that there is only one."""
    known = [cell for cell in cells if cell is not None and cell.value is not None]
    words = formatter.language.words
    first = largest(known) if len(known) > 1 else None
    if first is None or first.period is None:
        return words("In {year}, no period clearly has the highest figure").format(year=year_name(formatter, total))
    values = {"period": period_name(formatter.language, first.period), "value": formatter.printed(first, unit=True)}
    half = first.period.frequency is Frequency.HALF  # it has an article in some languages
    if len(known) < len(cells):
        some = words("Of the periods with a figure, {period} has the highest: {value}")
        return (words("Of the periods with a figure, the {period} has the highest: {value}") if half else some).format(
            **values
        )
    every = words("{period} has the highest figure: {value}")
    return _capitalized((words("The {period} has the highest figure: {value}") if half else every).format(**values))


def member_headline(formatter: PageFormatter, item: BrokenDownFigure, dimension: str) -> str:
    """Which member has the highest number, with its share of a total that members add up to; or that none has.

    Where only a bound such as “more than 224 500” leaves it open, the member with the highest number, without a superlative.

    Of members that are made of others, no superlative: the first with a number, beside the total. No share where a member is
    below zero, since members then make up more than the total.
    """
    words, total = formatter.language.words, item.total
    if formatter.report.dimensions[dimension].nested:
        return _first_of_nested(formatter, item, dimension)
    named = [cell for member, cell in item.series(dimension) if member != OTHER and cell is not None]
    first = largest([cell for cell in named if cell.value is not None])
    complete = len(named) > 1 and all(cell.value is not None for cell in named)
    stated = first or largest_as_stated(named) if complete else None
    if stated is None:
        return words("In {year}, no figure is clearly the highest").format(year=year_name(formatter, total))
    values = {
        "member": member_name(formatter, dimension, stated.members[dimension]),
        "value": formatter.printed(stated, unit=True),
        "year": year_name(formatter, total),
    }
    if first is None:
        return words("“{member}”: {value} in {year}").format(**values)
    parts = may_be_added(formatter.indicator_of(total), formatter.report.units) and all(
        (cell.value or 0) >= 0 for cell in named
    )
    share = share_of(first, total) if parts else None
    if share is None:
        return words("“{member}” has the highest figure in {year}: {value}").format(**values)
    return words("“{member}” has the highest figure in {year}: {value}, which is {share} of the total").format(
        share=formatter.share(share), **values
    )


def _first_of_nested(formatter: PageFormatter, item: BrokenDownFigure, dimension: str) -> str:
    words = formatter.language.words
    known = [cell for _, cell in item.series(dimension) if cell and cell.value is not None]
    if not known:
        return words("In {year}, no figure is clearly the highest").format(year=year_name(formatter, item.total))
    values = {
        "member": member_name(formatter, dimension, known[0].members[dimension]),
        "value": formatter.printed(known[0], unit=True),
        "year": year_name(formatter, item.total),
    }
    if item.total.value is None:
        return words("“{member}”: {value} in {year}").format(**values)
    return words("“{member}”: {value} in {year}, of {total} in all").format(total=formatter.printed(item.total), **values)


def member_years_headline(formatter: PageFormatter, items: Sequence[BrokenDownFigure], dimension: str) -> str:
    """The first and the newest number of the member with the highest one; across a break, that there is one."""
    newest, oldest = items[-1], items[0]
    named = [cell for member, cell in newest.series(dimension) if member != OTHER and cell and cell.value is not None]
    first = largest(named)
    before = oldest.cell(**{dimension: first.members[dimension]}) if first else None
    if _parted(items[1:], dimension):
        return formatter.language.words("Not all these years can be compared: what is counted changed")
    nested = formatter.report.dimensions[dimension].nested
    if nested or first is None or before is None or before.value is None:
        years = formatter.language.years(oldest.total.year, newest.total.year)
        return formatter.comma.join((formatter.label(formatter.indicator_of(newest.total).name), years))
    return formatter.language.words("“{member}”: {before} in {since}, {value} in {year}").format(
        member=member_name(formatter, dimension, first.members[dimension]),
        before=formatter.printed(before),
        since=year_name(formatter, oldest.total),
        value=formatter.printed(first, unit=True),
        year=year_name(formatter, newest.total),
    )


def _parted(items: Sequence[BrokenDownFigure], dimension: str) -> bool:
    """True where a break of the total or of a member parts one of the years from those before."""
    cells = (cell for item in items for _, cell in item.series(dimension))
    return any(item.total.break_ for item in items) or any(cell.break_ for cell in cells if cell)


def grid_headline(formatter: PageFormatter, item: BrokenDownFigure, dimension: str) -> str:
    """Which member has the highest number, and in which period; or that none has."""
    words = formatter.language.words
    cells = [cell for cell in item.cells.values() if cell.value is not None]
    first = largest(cells)
    if first is None or first.period is None or len(cells) < 2:
        return words("In {year}, no figure is clearly the highest").format(year=year_name(formatter, item.total))
    return words("“{member}” has the highest figure ({period}): {value}").format(
        member=member_name(formatter, dimension, first.members[dimension]),
        period=period_name(formatter.language, first.period),
        value=formatter.printed(first, unit=True),
    )


def member_name(formatter: PageFormatter, dimension: str, member: str) -> str:
    """The name of a member as plain text."""
    return formatter.label(formatter.report.dimensions[dimension].members[member].name)


def period_label(formatter: PageFormatter, total: Figure, member: str) -> str:
    """The short name of a member of a dimension of time: a month, a quarter or a half of the year of a figure."""
    period = parse_period(member, total.period.begins if total.period else 1)
    return short_period_name(formatter.language, period) if isinstance(period, Period) else member


def dimension_name(formatter: PageFormatter, dimension: str) -> str:
    """The name of a dimension: that of dimensions.yml, or the word for month, quarter or half."""
    declared = formatter.report.dimensions.get(dimension)
    return formatter.label(declared.name) if declared else formatter.plain(TIME_NAMES[dimension])


TIME_NAMES = {"month": sentence("Month"), "quarter": sentence("Quarter"), "half": sentence("Half-year")}


def breakdown_subtitle(formatter: PageFormatter, total: Figure, *dimensions: str) -> str:
    """The subtitle of a chart of one year: the indicator with its unit, the dimensions, and the year."""
    names = (dimension_name(formatter, dimension) for dimension in dimensions)
    name = formatter.name_with_unit(formatter.indicator_of(total))
    return formatter.comma.join((name, *names, year_name(formatter, total)))


def year_name(formatter: PageFormatter, total: Figure) -> str:
    """The period of a figure as it is printed: its year, unless it is for another."""
    return period_name(formatter.language, total.period) if total.period else str(total.year)


def _capitalized(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
