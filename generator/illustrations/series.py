"""Indicators over the years: a line where enough years compare, else columns; several of one unit side by side.

Missing years are shown as missing, breaks are marked, nothing is said or drawn across them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from generator.charts import Columns, GroupedColumns, Line, Point, Series, Sparkline
from generator.charts.points import LEAST_FOR_A_COURSE
from generator.charts.runs import runs
from generator.derive.series import observations, span
from generator.derive.shares import largest
from generator.illustrations.finding import finding
from generator.illustrations.illustration import Chart, Illustration
from generator.markdown.printer import Printer
from generator.model.figures import Figure
from generator.model.indicators import Indicator

FEWEST = 2  # one column says no more than its number


def series(printer: Printer, indicator: Indicator) -> Illustration | None:
    """The illustration of an indicator, None where fewer than two values are to be drawn."""
    figures = observations(printer.report, indicator.id)
    if len(_valued(figures)) < FEWEST:
        return None
    points = _points(printer, span(figures))
    name = printer.label(indicator.name)
    years = printer.language.years(figures[0].year, figures[-1].year)
    return Illustration(
        f"chart-{indicator.id}",
        finding(printer, _valued(figures)[-1]),
        printer.comma.join((name, printer.unit_name(indicator), years)),
        _told(printer, points),
        _drawn(points, lambda value: printer.number(value, indicator)),
        figures,
        over_time=True,
    )


def _drawn(points: tuple[Point, ...], tick: Callable[[Decimal], str]) -> Chart:
    line = (Series("", points),)
    steady = any(len(run) >= LEAST_FOR_A_COURSE for run in runs(points))  # years that follow one another
    return Line(line, tick) if steady and Line.possible(line) else Columns(points, tick, emphasis=points[-1].label)


def several(printer: Printer, indicators: Sequence[Indicator], until: int) -> Illustration | None:
    """Indicators of one unit side by side up to a year; None for fewer than two, or where one has too little to be drawn."""
    figures = [tuple(item for item in observations(printer.report, one.id) if item.year <= until) for one in indicators]
    if len(figures) < FEWEST or len({one.unit.name for one in indicators}) > 1:
        return None
    if any(len(_valued(own)) < FEWEST for own in figures):
        return None
    return _grouped(printer, indicators, figures)


def _grouped(printer: Printer, indicators: Sequence[Indicator], figures: Sequence[tuple[Figure, ...]]) -> Illustration:
    years = range(min(own[0].year for own in figures), max(own[-1].year for own in figures) + 1)
    drawn = tuple(_series(printer, one, own, years) for one, own in zip(indicators, figures, strict=True))
    latest = [own[-1] for own in figures]
    return Illustration(
        f"chart-{'-'.join(one.id for one in indicators)}-{years[-1]}",
        _largest(printer, latest),
        printer.comma.join((printer.unit_name(indicators[0]), printer.language.years(years[0], years[-1]))),
        "; ".join(f"{one.name}: {_told(printer, one.points)}" for one in drawn),
        GroupedColumns(drawn, lambda value: printer.number(value, indicators[0])),
        tuple(figure for own in figures for figure in own),
        over_time=True,
    )


def _told(printer: Printer, points: Sequence[Point]) -> str:
    return printer.comma.join(f"{point.label}: {point.printed or point.missing}" for point in points)


def _series(printer: Printer, indicator: Indicator, figures: tuple[Figure, ...], years: range) -> Series:
    known = {figure.year: figure for figure in figures}
    return Series(printer.label(indicator.name), _points(printer, tuple((year, known.get(year)) for year in years)))


def _largest(printer: Printer, latest: Sequence[Figure]) -> str:
    """Which is the largest in the newest year, where all have a number of that year."""
    year = max(figure.year for figure in latest)
    first = largest(latest)
    if first is None or any(figure.year != year for figure in latest):
        return printer.language.words("{number} indicators side by side").format(number=len(latest))
    name, value = printer.label(printer.indicator_of(first).name), printer.printed(first, unit=True)
    return printer.language.words("“{name}” comes first in {year}: {value}").format(name=name, year=year, value=value)


def sparkline(printer: Printer, figure: Figure, together: Sequence[Figure] = ()) -> Sparkline | None:
    """The course of an indicator up to a figure, None where there is none to show.

    It shares the scale of those figures shown `together` with it that are of its unit.
    """
    figures = _until(printer, figure)
    if len(_valued(figures)) < FEWEST:
        return None
    unit = printer.indicator_of(figure).unit.name
    alike = (other for other in together if printer.indicator_of(other).unit.name == unit)
    beside = tuple(item.value for other in alike for item in _until(printer, other) if item.value is not None)
    return Sparkline(_points(printer, span(figures)), beside)


def _until(printer: Printer, figure: Figure) -> tuple[Figure, ...]:
    """The figures of an indicator up to one."""
    return tuple(item for item in observations(printer.report, figure.id) if item.year <= figure.year)


def _points(printer: Printer, figures: Sequence[tuple[int, Figure | None]]) -> tuple[Point, ...]:
    unseen = printer.language.words("not found")
    return tuple(
        _point(printer, figure) if figure else Point(str(year), None, "", missing=unseen) for year, figure in figures
    )


def _point(printer: Printer, figure: Figure) -> Point:
    broken = printer.language.words("break in series") if figure.break_ else None
    if figure.value is None:
        return Point(str(figure.year), None, "", missing=printer.printed(figure), broken=broken)
    return Point(str(figure.year), figure.value, printer.printed(figure), broken=broken)


def _valued(figures: Sequence[Figure]) -> list[Figure]:
    return [figure for figure in figures if figure.value is not None]
