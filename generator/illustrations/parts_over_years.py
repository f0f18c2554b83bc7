"""What a total is made of, over the years that count the same parts: one bar a year on one scale."""

from __future__ import annotations

from collections.abc import Sequence

from generator.charts import Composition as Chart
from generator.charts import Whole
from generator.derive.compositions import Composition
from generator.illustrations.composition import composed, part_of, rest_of, with_share
from generator.illustrations.illustration import Illustration
from generator.markdown.printer import Printer
from generator.model.figures import Figure


def over_years(printer: Printer, compositions: Sequence[Composition]) -> Illustration | None:
    """The illustration of the newest composition and of those with the same parts; compositions come oldest first.

    None where the newest cannot be drawn. One year alone is drawn as it is on the page of its year.
    """
    alike = [made for made in compositions if _alike(made, compositions[-1]) and composed(printer, made)]
    if not alike or alike[-1] is not compositions[-1]:
        return None
    newest = composed(printer, alike[-1])
    if newest is None or len(alike) == 1:
        return newest
    order = [part.id for part in alike[-1].parts]
    wholes = tuple(_whole(printer, made, order) for made in alike)
    total = alike[-1].total
    name = printer.label(printer.indicator_of(total).name)
    years = printer.language.years(alike[0].total.year, total.year)
    return Illustration(
        f"parts-{total.id}",
        newest.title,
        printer.language.words("{name}, share of each part, {years}").format(name=name, years=years),
        "; ".join(f"{whole.label}: {_described(printer, whole)}" for whole in wholes),
        Chart(wholes),
        tuple(figure for made in alike for figure in (made.total, *_ordered(made, order))),
    )


def _alike(made: Composition, newest: Composition) -> bool:
    return {part.id for part in made.parts} == {part.id for part in newest.parts}


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
