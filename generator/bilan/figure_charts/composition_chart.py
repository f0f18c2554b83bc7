"""What a total is made of, as one bar cut into its parts."""

from __future__ import annotations

from decimal import Decimal

from bilan.analysis.composition import Composition, ever_parts
from bilan.analysis.shares import Share, share, share_of
from bilan.charts import Composition as Chart
from bilan.charts import Part, Whole
from bilan.figure_charts.headline import composition_headline
from bilan.figure_charts.titled_chart import TitledChart
from bilan.model.figure import Figure, Residual
from bilan.render.formatter import PageFormatter
from bilan.values.interval import single

MOST_PARTS = 5  # the palette tells no more apart


def composition_chart(formatter: PageFormatter, composition: Composition) -> TitledChart | None:
    """The illustration of a composition, None where a number is missing or negative, or the parts are too many."""
    values = [figure.value for figure in (composition.total, *composition.parts)]
    count = len(composition.parts) + (composition.residual is not None)
    if not all(value is not None and value >= 0 for value in values) or not composition.total.value or count > MOST_PARTS:
        return None
    total = composition.total
    name = formatter.label(formatter.indicator_of(total).name)
    parts = _parts(formatter, composition)
    whole = Whole(str(total.year), total.value, _total(formatter, total), parts)
    return TitledChart(
        f"composition-{total.id}-{total.year}",
        composition_headline(formatter, composition),
        formatter.language.words("{name}, share of each part, {year}").format(name=name, year=total.year),
        "; ".join(f"{part.label}: {with_share(part)}" for part in parts),
        Chart((whole,)),
        (total, *composition.parts),
    )


def with_share(part: Part) -> str:
    """A part as it is printed, with its share where it has one: `476 (11 %)`."""
    return f"{part.printed} ({part.share})" if part.share else part.printed


def _parts(formatter: PageFormatter, composition: Composition) -> tuple[Part, ...]:
    places = _places(formatter, composition)
    known = tuple(part_of(formatter, part, composition.total, places.get(part.id)) for part in composition.parts)
    residual = composition.residual
    return (*known, rest_of(formatter, residual, composition.total, len(places) or None)) if residual else known


def _places(formatter: PageFormatter, composition: Composition) -> dict[str, int]:
    """A place for each part the total ever had, so that a part has one colour in every year; none for too many."""
    ever = ever_parts(formatter.report, composition.total.id)
    return {name: place for place, name in enumerate(ever)} if len(ever) < MOST_PARTS else {}


def part_of(formatter: PageFormatter, part: Figure, total: Figure, place: int | None = None) -> Part:
    """A part of a total, at its place among all the total ever had."""
    name = formatter.label(formatter.indicator_of(part).name)
    return Part(
        name, part.value or Decimal(0), formatter.printed(part), _printed(formatter, share_of(part, total)), series=place
    )


def rest_of(formatter: PageFormatter, rest: Residual, total: Figure, place: int | None = None) -> Part:
    """What no published part of a total explains, which is exact."""
    printed = formatter.number(rest.value, formatter.indicator_of(total))
    known = _printed(formatter, share(rest.value, single(rest.value), total))
    return Part(formatter.label(rest.name), rest.value, printed, known, series=place)


def _printed(formatter: PageFormatter, found: Share | None) -> str:
    return formatter.share(found) if found else ""


def _total(formatter: PageFormatter, total: Figure) -> str:
    return formatter.language.words("Total: {value}").format(value=formatter.printed(total))
