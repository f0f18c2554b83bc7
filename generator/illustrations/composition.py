"""What a total is made of, as one bar cut into its parts."""

from __future__ import annotations

from decimal import Decimal

from generator.charts import Composition as Chart
from generator.charts import Part, Whole
from generator.derive.compositions import Composition, ever_parts
from generator.derive.shares import Share, share, share_of
from generator.illustrations.finding import composition_finding
from generator.illustrations.illustration import Illustration
from generator.markdown.printer import Printer
from generator.model.figures import Figure, Residual
from generator.values.interval import single

MOST_PARTS = 5  # the palette tells no more apart


def composed(printer: Printer, composition: Composition) -> Illustration | None:
    """The illustration of a composition, None where a number is missing or negative, or the parts are too many."""
    values = [figure.value for figure in (composition.total, *composition.parts)]
    count = len(composition.parts) + (composition.residual is not None)
    if not all(value is not None and value >= 0 for value in values) or not composition.total.value or count > MOST_PARTS:
        return None
    total = composition.total
    name = printer.label(printer.indicator_of(total).name)
    parts = _parts(printer, composition)
    whole = Whole(str(total.year), total.value, _total(printer, total), parts)
    return Illustration(
        f"composition-{total.id}-{total.year}",
        composition_finding(printer, composition),
        printer.language.words("{name}, share of each part, {year}").format(name=name, year=total.year),
        "; ".join(f"{part.label}: {with_share(part)}" for part in parts),
        Chart((whole,)),
        (total, *composition.parts),
    )


def with_share(part: Part) -> str:
    """A part as it is printed, with its share where it has one: `476 (11 %)`."""
    return f"{part.printed} ({part.share})" if part.share else part.printed


def _parts(printer: Printer, composition: Composition) -> tuple[Part, ...]:
    places = _places(printer, composition)
    known = tuple(part_of(printer, part, composition.total, places.get(part.id)) for part in composition.parts)
    residual = composition.residual
    return (*known, rest_of(printer, residual, composition.total, len(places) or None)) if residual else known


def _places(printer: Printer, composition: Composition) -> dict[str, int]:
    """A place for each part the total ever had, so that a part has one colour in every year; none for too many."""
    ever = ever_parts(printer.report, composition.total.id)
    return {name: place for place, name in enumerate(ever)} if len(ever) < MOST_PARTS else {}


def part_of(printer: Printer, part: Figure, total: Figure, place: int | None = None) -> Part:
    """A part of a total, at its place among all the total ever had."""
    name = printer.label(printer.indicator_of(part).name)
    return Part(
        name, part.value or Decimal(0), printer.printed(part), _printed(printer, share_of(part, total)), series=place
    )


def rest_of(printer: Printer, rest: Residual, total: Figure, place: int | None = None) -> Part:
    """What no published part of a total explains, which is exact."""
    printed = printer.number(rest.value, printer.indicator_of(total))
    known = _printed(printer, share(rest.value, single(rest.value), total))
    return Part(printer.label(rest.name), rest.value, printed, known, series=place)


def _printed(printer: Printer, found: Share | None) -> str:
    return printer.share(found) if found else ""


def _total(printer: Printer, total: Figure) -> str:
    return printer.language.words("Total: {value}").format(value=printer.printed(total))
