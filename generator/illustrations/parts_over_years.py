"""What a total is made of, over the years that count the same parts: one bar a year on one scale.

A year that counts other parts ends a series and may begin another; the one before stays for the years it covers.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.charts import Composition as Chart
from generator.charts import Whole
from generator.derive.compositions import Composition
from generator.illustrations.composition import composed, part_of, rest_of, with_share
from generator.illustrations.finding import composition_finding
from generator.illustrations.illustration import Illustration
from generator.markdown.printer import Printer
from generator.model.figures import Figure


def over_years(printer: Printer, compositions: Sequence[Composition]) -> tuple[Illustration, ...]:
    """What a total is made of, the newest year first: a drawing for all years that count the same parts.

    A year whose parts are those of no other year is drawn where it is the newest; the page of its year draws it too.
    Compositions come oldest first. Those that cannot be drawn are left out.
    """
    drawable = [made for made in compositions if composed(printer, made)]
    groups = _groups(drawable)
    series = [_series(printer, group, _name(group, groups)) for group in groups if len(group) > 1]
    newest = composed(printer, compositions[-1]) if compositions else None
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


def _series(printer: Printer, alike: Sequence[Composition], name: str) -> Illustration:
    """One bar a year, on one scale."""
    order = [part.id for part in alike[-1].parts]
    wholes = tuple(_whole(printer, made, order) for made in alike)
    total = alike[-1].total
    label = printer.label(printer.indicator_of(total).name)
    years = printer.language.years(alike[0].total.year, total.year)
    return Illustration(
        name,
        composition_finding(printer, alike[-1]),
        printer.language.words("{name}, share of each part, {years}").format(name=label, years=years),
        "; ".join(f"{whole.label}: {_described(printer, whole)}" for whole in wholes),
        Chart(wholes),
        tuple(figure for made in alike for figure in (made.total, *_ordered(made, order))),
    )


def _ordered(made: Composition, order: Sequence[str]) -> list[Figure]:
    """The parts in the order of the newest year, so that each keeps its colour."""
    return sorted(made.parts, key=lambda part: order.index(part.id))


def _whole(printer: Printer, made: Composition, order: Sequence[str]) -> Whole:
    total = made.total
    parts = [part_of(printer, part, total) for part in _ordered(made, order)]
    rest = [rest_of(printer, made.residual, total)] if made.residual else []
    broken = printer.language.words("break in series") if total.break_ else None
    printed = printer.language.words("Total: {value}").format(value=printer.printed(total))
    return Whole(str(total.year), total.value, printed, (*parts, *rest), broken=broken)


def _described(printer: Printer, whole: Whole) -> str:
    return printer.comma.join(f"{part.label} {with_share(part)}" for part in whole.parts)
