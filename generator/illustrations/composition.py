"""What a total is made of, as one bar cut into its parts."""

from __future__ import annotations

from decimal import Decimal

from generator.charts import Composition as Chart
from generator.charts import Part, Whole
from generator.derive.compositions import Composition, ever_parts
from generator.illustrations.finding import composition_finding
from generator.illustrations.illustration import Illustration
from generator.markdown.printer import Printer
from generator.model.figures import Figure

MOST_PARTS = 5  # the palette tells no more apart


def composed(printer: Printer, composition: Composition) -> Illustration | None:
    """The illustration of a composition, None where a number is missing or negative, or the parts are too many."""
    values = [figure.value for figure in (composition.total, *composition.parts)]
    count = len(composition.parts) + (composition.residual is not None)
    if not all(value is not None and value >= 0 for value in values) or not composition.total.value or count > MOST_PARTS:
        return None
    total = composition.total
    name = printer.label(printer.indicator_of(total).name)
    parts = _parts(printer, composition, total.value or Decimal(1))
    whole = Whole(str(total.year), total.value, _total(printer, total), parts)
    return Illustration(
        f"composition-{total.id}-{total.year}",
        composition_finding(printer, composition),
        printer.language.words("{name}, share of each part, {year}").format(name=name, year=total.year),
        "; ".join(f"{part.label}: {part.printed} ({part.share})" for part in parts),
        Chart((whole,)),
        (total, *composition.parts),
    )


def _parts(printer: Printer, composition: Composition, total: Decimal) -> tuple[Part, ...]:
    places = _places(printer, composition)
    known = tuple(_part(printer, part, total, places.get(part.id)) for part in composition.parts)
    residual = composition.residual
    if residual is None:
        return known
    printed = printer.number(residual.value, printer.indicator_of(composition.total))
    share = _share(printer, residual.value, total)
    return (*known, Part(printer.label(residual.name), residual.value, printed, share, series=len(places) or None))


def _places(printer: Printer, composition: Composition) -> dict[str, int]:
    """A place for each part the total ever had, so that a part has one colour in every year; none for too many."""
    ever = ever_parts(printer.report, composition.total.id)
    return {name: place for place, name in enumerate(ever)} if len(ever) < MOST_PARTS else {}


def _part(printer: Printer, part: Figure, total: Decimal, place: int | None) -> Part:
    name, value = printer.label(printer.indicator_of(part).name), part.value or Decimal(0)
    return Part(name, value, printer.printed(part), _share(printer, value, total), series=place)


def _share(printer: Printer, value: Decimal, total: Decimal) -> str:
    return printer.language.percent(value * 100 / total, 0)


def _total(printer: Printer, total: Figure) -> str:
    return printer.language.words("Total: {value}").format(value=printer.printed(total))
