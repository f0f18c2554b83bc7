"""The composition of a total in one year: a bar with a segment for each part."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bilan.analysis.composition import Composition, all_parts
from bilan.analysis.shares import Share, share, share_of
from bilan.charts import Composition as Chart
from bilan.charts import Part, Whole
from bilan.figure_charts.headline import composition_headline
from bilan.figure_charts.titled_chart import TitledChart
from bilan.model.figure import Figure, Residual
from bilan.render.formatter import PageFormatter
from bilan.values.interval import single

MAX_PARTS = 5  # the palette has no more colours


@dataclass(frozen=True, slots=True)
class CompositionChart:
    """The chart of a composition, whose total has a value."""

    composition: Composition

    @property
    def id(self) -> str:
        """`composition-visits-2024`."""
        return f"composition-{self.composition.total.id}-{self.composition.total.year}"

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The total, then its parts."""
        return (self.composition.total, *self.composition.parts)

    def titled(self, formatter: PageFormatter) -> TitledChart:
        """The chart in a language."""
        total = self.composition.total
        name = formatter.label(formatter.indicator_of(total).name)
        parts = _parts(formatter, self.composition)
        whole = Whole(formatter.short_year(total.year), total.value or Decimal(0), _printed_total(formatter, total), parts)
        return TitledChart(
            self.id,
            composition_headline(formatter, self.composition),
            formatter.language.words("{name}, share of each part, {year}").format(
                name=name, year=formatter.year(total.year)
            ),
            formatter.listed(formatter.labelled(part.label, value_with_share(part)) for part in parts),
            Chart((whole,)),
            self.figures,
        )


def composition_chart(composition: Composition) -> CompositionChart | None:
    """The chart of a composition; None if a number is missing or negative, or if there are too many parts."""
    values = [figure.value for figure in (composition.total, *composition.parts)]
    count = len(composition.parts) + (composition.residual is not None)
    if not all(value is not None and value >= 0 for value in values) or not composition.total.value or count > MAX_PARTS:
        return None
    return CompositionChart(composition)


def value_with_share(part: Part) -> str:
    """The printed value of a part, with its share if it has one: `476 (11 %)`."""
    return f"{part.printed} ({part.share})" if part.share else part.printed


def _parts(formatter: PageFormatter, composition: Composition) -> tuple[Part, ...]:
    series = _series_indexes(formatter, composition)
    parts = tuple(part_of(formatter, part, composition.total, series.get(part.id)) for part in composition.parts)
    residual = composition.residual
    return (*parts, residual_part(formatter, residual, composition.total, len(series) or None)) if residual else parts


def _series_indexes(formatter: PageFormatter, composition: Composition) -> dict[str, int]:
    """An index for each part the total ever had, so that a part has the same colour every year; empty for too many parts."""
    names = all_parts(formatter.report, composition.total.id)
    return {name: index for index, name in enumerate(names)} if len(names) < MAX_PARTS else {}


def part_of(formatter: PageFormatter, part: Figure, total: Figure, series: int | None = None) -> Part:
    """A part of a total for the chart; `series` is its index among all parts the total ever had."""
    name = formatter.label(formatter.indicator_of(part).name)
    printed_share = _printed_share(formatter, share_of(part, total))
    return Part(name, part.value or Decimal(0), formatter.short(part), printed_share, series=series, key=part.key)


def residual_part(formatter: PageFormatter, rest: Residual, total: Figure, series: int | None = None) -> Part:
    """The residual of a total for the chart: the named rest that no part covers. Its value is exact."""
    printed = formatter.number(rest.value, formatter.indicator_of(total))
    printed_share = _printed_share(formatter, share(rest.value, single(rest.value), total))
    return Part(formatter.label(rest.name), rest.value, printed, printed_share, series=series)


def _printed_share(formatter: PageFormatter, share: Share | None) -> str:
    return formatter.share(share) if share else ""


def _printed_total(formatter: PageFormatter, total: Figure) -> str:
    return formatter.language.words("Total: {value}").format(value=formatter.short(total))
