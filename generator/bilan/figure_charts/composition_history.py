"""What a total is made of, over the years that count the same parts: one bar a year on one scale.

A year that counts other parts ends a series and may begin another; the one before stays for the years it covers.
"""

from __future__ import annotations

from collections.abc import Sequence

from bilan.analysis.composition import Composition
from bilan.charts import Composition as Chart
from bilan.charts import Whole
from bilan.figure_charts.composition_chart import composition_chart, part_of, rest_of, with_share
from bilan.figure_charts.headline import composition_headline
from bilan.figure_charts.titled_chart import TitledChart
from bilan.model.figure import Figure
from bilan.render.formatter import PageFormatter


def composition_history(formatter: PageFormatter, compositions: Sequence[Composition]) -> tuple[TitledChart, ...]:
    """What a total is made of, the newest year first: a drawing for all years that count the same parts.

    A year whose parts are those of no other year is drawn where it is the newest; the page of its year draws it too.
    Compositions come oldest first. Those that cannot be drawn are left out.
    """
    drawable = [made for made in compositions if composition_chart(formatter, made)]
    groups = _groups(drawable)
    series = [_series(formatter, group, _name(group, groups)) for group in groups if len(group) > 1]
    newest = composition_chart(formatter, compositions[-1]) if compositions else None
    alone = newest and not any(compositions[-1] in group for group in groups if len(group) > 1)
    return (*([newest] if newest and alone else []), *series)


def _groups(compositions: Sequence[Composition]) -> list[list[Composition]]:
    """Compositions with the same parts, the group with the newest year first."""
    groups: dict[frozenset[str], list[Composition]] = {}
    for made in compositions:
        groups.setdefault(frozenset(part.id for part in made.parts), []).append(made)
    return sorted(groups.values(), key=lambda group: -group[-1].total.year)


def _name(group: Sequence[Composition], groups: Sequence[Sequence[Composition]]) -> str:
    """The id of a drawing, part of a published address: years to come, however made, do not change it.

    The series that was there first, which is the one whose second year is the oldest, has the plain name.
    """
    first = min((other for other in groups if len(other) > 1), key=lambda other: other[1].total.year)
    total = group[0].total
    return f"parts-{total.id}" if group is first else f"parts-{total.id}-{total.year}"


def _series(formatter: PageFormatter, alike: Sequence[Composition], name: str) -> TitledChart:
    """One bar a year, on one scale."""
    order = [part.id for part in alike[-1].parts]
    wholes = tuple(_whole(formatter, made, order) for made in alike)
    total = alike[-1].total
    label = formatter.label(formatter.indicator_of(total).name)
    years = formatter.language.years(alike[0].total.year, total.year)
    return TitledChart(
        name,
        composition_headline(formatter, alike[-1]),
        formatter.language.words("{name}, share of each part, {years}").format(name=label, years=years),
        "; ".join(f"{whole.label}: {_described(formatter, whole)}" for whole in wholes),
        Chart(wholes),
        tuple(figure for made in alike for figure in (made.total, *_ordered(made, order))),
    )


def _ordered(made: Composition, order: Sequence[str]) -> list[Figure]:
    """The parts in the order of the newest year, so that each keeps its colour."""
    return sorted(made.parts, key=lambda part: order.index(part.id))


def _whole(formatter: PageFormatter, made: Composition, order: Sequence[str]) -> Whole:
    total = made.total
    parts = [part_of(formatter, part, total) for part in _ordered(made, order)]
    rest = [rest_of(formatter, made.residual, total)] if made.residual else []
    broken = formatter.language.words("break in series") if total.break_ else None
    printed = formatter.language.words("Total: {value}").format(value=formatter.printed(total))
    return Whole(str(total.year), total.value, printed, (*parts, *rest), broken=broken)


def _described(formatter: PageFormatter, whole: Whole) -> str:
    return formatter.comma.join(f"{part.label} {with_share(part)}" for part in whole.parts)
