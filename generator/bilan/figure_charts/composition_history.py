"""The parts of a total over the years as small multiples: one small chart for each part, all on one scale.

A year with other parts is not in the chart and may start another one; the first chart stays for the years it covers. The
numbers are drawn, and on demand the shares: then both the marks and their labels are shares.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bilan.analysis.composition import Composition
from bilan.analysis.shares import Share, share, share_of
from bilan.charts import DataSeries, MemberPanels, Point
from bilan.figure_charts.chart_form import is_level
from bilan.figure_charts.chart_spec import ChartSpec
from bilan.figure_charts.composition_chart import composition_chart
from bilan.figure_charts.figure_points import figure_point, missing_point
from bilan.figure_charts.headline import composition_headline
from bilan.figure_charts.titled_chart import TitledChart
from bilan.figure_charts.value_axis import value_axis
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.render.formatter import PageFormatter
from bilan.values.interval import single
from bilan.values.local_text import LocalText


@dataclass(frozen=True, slots=True)
class CompositionHistory:
    """The chart of compositions with the same parts, oldest first. `series` are the figures of each part in these years."""

    id: str
    compositions: tuple[Composition, ...]
    series: tuple[tuple[Figure, ...], ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of each part in turn."""
        return tuple(figure for own in self.series for figure in own)

    @property
    def _years(self) -> range:
        return range(self.compositions[0].total.year, self.compositions[-1].total.year + 1)

    def titled(self, formatter: PageFormatter) -> TitledChart:
        """The chart in a language."""
        newest = self.compositions[-1]
        indicator = formatter.indicator_of(newest.total)
        axis = value_axis(formatter, indicator)
        levels = is_level(indicator, formatter.report.units)
        numbers, shares = tuple(self._numbers(formatter)), tuple(self._shares(formatter))
        years = formatter.language.years(self._years[0], self._years[-1])
        captions = tuple(self._caption(formatter, one.points[-1]) for one in shares)
        return TitledChart(
            self.id,
            composition_headline(formatter, newest),
            formatter.language.words("{name} by part, {years}").format(name=formatter.label(indicator.name), years=years),
            formatter.listed(_description(formatter, one, other) for one, other in zip(numbers, shares, strict=True)),
            MemberPanels(numbers, axis.tick, levels, captions=captions if all(captions) else ()),
            self.figures,
            over_time=True,
            shares=MemberPanels(shares, lambda value: formatter.language.percent(value, 0), levels),
        )

    def _caption(self, formatter: PageFormatter, newest: Point) -> str:
        """The share of the newest total: `29 % du total`."""
        if newest.value is None:
            return ""
        return formatter.language.words("{share} of the total").format(share=newest.printed)

    def _numbers(self, formatter: PageFormatter) -> Iterator[DataSeries]:
        """The figures of each part, and the residual where the newest total has one."""
        for own in self.series:
            known = {figure.year: figure for figure in own}
            name = formatter.label(formatter.indicator_of(own[-1]).name)
            points = (_point(formatter, known.get(year), formatter.short_year(year)) for year in self._years)
            yield DataSeries(name, tuple(points))
        if self._rest:
            yield DataSeries(formatter.label(self._rest), tuple(self._residual(formatter, year) for year in self._years))

    @property
    def _rest(self) -> LocalText | None:
        """The name of the residual of the newest total."""
        residual = self.compositions[-1].residual
        return residual.name if residual else None

    def _composition(self, year: int) -> Composition | None:
        return next((item for item in self.compositions if item.total.year == year), None)

    def _residual(self, formatter: PageFormatter, year: int) -> Point:
        """The residual of a year. Its value is exact."""
        item, label = self._composition(year), formatter.short_year(year)
        if item is None or item.residual is None:
            return missing_point(formatter, label)
        value, indicator = item.residual.value, formatter.indicator_of(item.total)
        return Point(label, value, formatter.number(value, indicator), short=formatter.tight_tick(value, indicator))

    def _shares(self, formatter: PageFormatter) -> Iterator[DataSeries]:
        """The share of each part in the total of its year, drawn as the rounded number that is printed."""
        for own in self.series:
            points = (self._share(formatter, own[-1].id, year) for year in self._years)
            yield DataSeries(formatter.label(formatter.indicator_of(own[-1]).name), tuple(points))
        if self._rest:
            rests = (self._share_of_residual(formatter, year) for year in self._years)
            yield DataSeries(formatter.label(self._rest), tuple(rests))

    def _share(self, formatter: PageFormatter, part: str, year: int) -> Point:
        item = self._composition(year)
        figure = next((one for one in item.parts if one.id == part), None) if item else None
        found = share_of(figure, item.total) if item and figure else None
        broken = _reason(formatter, figure, item.total) if item and figure else None
        point = _share_point(formatter, found, formatter.short_year(year), broken)
        return replace(point, key=figure.key) if figure else point

    def _share_of_residual(self, formatter: PageFormatter, year: int) -> Point:
        item = self._composition(year)
        rest = item.residual if item else None
        found = share(rest.value, single(rest.value), item.total) if item and rest else None
        return _share_point(formatter, found, formatter.short_year(year), None)


def _point(formatter: PageFormatter, figure: Figure | None, label: str) -> Point:
    return figure_point(formatter, figure, label) if figure else missing_point(formatter, label)


def _share_point(formatter: PageFormatter, found: Share | None, label: str, broken: str | None) -> Point:
    """The point of a share. Its value is the number that is printed, so that mark and label have the same basis."""
    if found is None:
        return Point(label, None, "", missing=formatter.language.words("no share"), broken=broken)
    printed = formatter.share(found)
    return Point(label, found.shown, printed, broken=broken, short=formatter.language.percent(found.shown, 0))


def _reason(formatter: PageFormatter, part: Figure, total: Figure) -> str | None:
    """Why a share does not compare with those before: the break of the total, which all parts have, or that of the part."""
    reason = total.break_ or part.break_
    return formatter.label(reason) if reason else None


def _description(formatter: PageFormatter, numbers: DataSeries, shares: DataSeries) -> str:
    """Each year of a part with its share: `Communiqués : 2023 : 1 488 (30 %), 2024 : 1 674 (29 %)`."""
    points = (
        formatter.labelled(one.label, f"{one.printed or one.missing}{f' ({other.printed})' if other.printed else ''}")
        for one, other in zip(numbers.points, shares.points, strict=True)
    )
    return formatter.labelled(numbers.name, formatter.comma.join(points))


def composition_history(report: Report, compositions: Sequence[Composition]) -> tuple[ChartSpec, ...]:
    """A chart for each group of years with the same parts, the group with the newest year first.

    A year whose parts no other year has gets a chart here only if it is the newest; the page of its year always has one.
    `compositions` are oldest first. Those that cannot be drawn are left out.
    """
    drawable = [item for item in compositions if composition_chart(item)]
    groups = _groups(drawable)
    series = [_history(report, _chart_id(group, groups), group) for group in groups if len(group) > 1]
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


def _history(report: Report, name: str, group: Sequence[Composition]) -> CompositionHistory:
    """The chart of a group. Each part has all its figures from the first year to the last, in the order of the newest."""
    years = range(group[0].total.year, group[-1].total.year + 1)
    found = (tuple(report.figure(part.id, year) for year in years) for part in group[-1].parts)
    series = tuple(tuple(figure for figure in own if figure) for own in found)
    return CompositionHistory(name, tuple(group), series)
