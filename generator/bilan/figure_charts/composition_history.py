"""The composition of a total over the years with the same parts: one bar for each year, on one scale.

A year with other parts is not in the chart and may start another one; the first chart stays for the years it covers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bilan.analysis.composition import Composition
from bilan.charts import Composition as Chart
from bilan.charts import Whole
from bilan.figure_charts.chart_spec import ChartSpec
from bilan.figure_charts.composition_chart import composition_chart, part_of, residual_part, value_with_share
from bilan.figure_charts.headline import composition_headline
from bilan.figure_charts.titled_chart import TitledChart
from bilan.model.figure import Figure
from bilan.render.formatter import PageFormatter


@dataclass(frozen=True, slots=True)
class CompositionHistory:
    """The chart of compositions with the same parts, oldest first: one bar for each year, on one scale."""

    id: str
    compositions: tuple[Composition, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The total and the parts of each year in turn."""
        return tuple(figure for item in self.compositions for figure in (item.total, *_ordered_parts(item, self._order)))

    @property
    def _order(self) -> list[str]:
        """The order of the newest year, so that each part keeps its colour."""
        return [part.id for part in self.compositions[-1].parts]

    def titled(self, formatter: PageFormatter) -> TitledChart:
        """The chart in a language."""
        wholes = tuple(_whole(formatter, composition, self._order) for composition in self.compositions)
        total = self.compositions[-1].total
        label = formatter.label(formatter.indicator_of(total).name)
        years = formatter.language.years(self.compositions[0].total.year, total.year)
        return TitledChart(
            self.id,
            composition_headline(formatter, self.compositions[-1]),
            formatter.language.words("{name}, share of each part, {years}").format(name=label, years=years),
            formatter.listed(formatter.labelled(whole.label, _description(formatter, whole)) for whole in wholes),
            Chart(wholes),
            self.figures,
        )


def composition_history(compositions: Sequence[Composition]) -> tuple[ChartSpec, ...]:
    """A chart for each group of years with the same parts, the group with the newest year first.

    A year whose parts no other year has gets a chart here only if it is the newest; the page of its year always has one.
    `compositions` are oldest first. Those that cannot be drawn are left out.
    """
    drawable = [item for item in compositions if composition_chart(item)]
    groups = _groups(drawable)
    series = [CompositionHistory(_chart_id(group, groups), tuple(group)) for group in groups if len(group) > 1]
    newest = composition_chart(compositions[-1]) if compositions else None
    alone = newest and not any(compositions[-1] in group for group in groups if len(group) > 1)
    return (*([newest] if newest and alone else []), *series)


def _groups(compositions: Sequence[Composition]) -> list[list[Composition]]:
    """Compositions with the same parts, the group with the newest year first."""
    groups: dict[frozenset[str], list[Composition]] = {}
    for composition in compositions:
        groups.setdefault(frozenset(part.id for part in composition.parts), []).append(composition)
    return sorted(groups.values(), key=lambda group: -group[-1].total.year)


def _chart_id(group: Sequence[Composition], groups: Sequence[Sequence[Composition]]) -> str:
    """The id of a chart. It is part of a published address, so years added later must not change it.

    The oldest group, which is the one whose second year is the oldest, has the id without a year.
    """
    first = min((other for other in groups if len(other) > 1), key=lambda other: other[1].total.year)
    total = group[0].total
    return f"parts-{total.id}" if group is first else f"parts-{total.id}-{total.year}"


def _ordered_parts(composition: Composition, order: Sequence[str]) -> list[Figure]:
    return sorted(composition.parts, key=lambda part: order.index(part.id))


def _whole(formatter: PageFormatter, composition: Composition, order: Sequence[str]) -> Whole:
    total = composition.total
    parts = [part_of(formatter, part, total) for part in _ordered_parts(composition, order)]
    rest = [residual_part(formatter, composition.residual, total)] if composition.residual else []
    broken = formatter.language.words("break in series") if total.break_ else None
    printed = formatter.language.words("Total: {value}").format(value=formatter.short(total))
    return Whole(str(total.year), total.value, printed, (*parts, *rest), broken=broken)


def _description(formatter: PageFormatter, whole: Whole) -> str:
    return formatter.comma.join(f"{part.label} {value_with_share(part)}" for part in whole.parts)
