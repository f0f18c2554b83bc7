"""An indicator over the years, as columns: missing years shown as missing, breaks marked, nothing said across them."""

from __future__ import annotations

from collections.abc import Sequence

from generator.charts import Columns, Point, Sparkline
from generator.derive.changes import Change, Incomparable, Reason, change, previous_year
from generator.derive.series import observations, span
from generator.illustrations.illustration import Illustration
from generator.markdown.printer import Printer
from generator.model.figures import Figure
from generator.model.indicators import Indicator

FEWEST = 2  # one column says no more than its number


def series(printer: Printer, indicator: Indicator) -> Illustration | None:
    """The illustration of an indicator, None where fewer than two values, or a negative one, are to be drawn."""
    figures = observations(printer.report, indicator.id)
    if len(_valued(figures)) < FEWEST or not _drawable(figures):
        return None
    points = _points(printer, figures)
    name = printer.plain(indicator.name)
    years = printer.language.years(figures[0].year, figures[-1].year)
    return Illustration(
        f"chart-{indicator.id}",
        finding(printer, indicator, _valued(figures)[-1]),
        printer.comma.join((name, printer.unit_name(indicator), years)),
        "; ".join(f"{point.label}: {point.printed or point.missing}" for point in points),
        Columns(points, lambda value: printer.number(value, indicator)),
        figures,
        over_time=True,
    )


def sparkline(printer: Printer, figure: Figure) -> Sparkline | None:
    """The course of an indicator up to a figure, None where there is none to show."""
    figures = tuple(item for item in observations(printer.report, figure.id) if item.year <= figure.year)
    if len(_valued(figures)) < FEWEST or not _drawable(figures):
        return None
    return Sparkline(_points(printer, figures))


def finding(printer: Printer, indicator: Indicator, figure: Figure) -> str:
    """The sentence an illustration begins with: the latest number, and what changed where that may be said."""
    words = printer.language.words
    since = previous_year(printer.report, indicator.id, figure.year)
    name, value = printer.plain(indicator.name), printer.printed(figure)
    values = {"name": name, "value": value, "year": figure.year, "since": since}
    compared = change(printer.report, indicator, figure.year, since) if since else None
    if isinstance(compared, Change):
        return words("{name}: {value} in {year}, {change} since {since}").format(change=printer.amount(compared), **values)
    if isinstance(compared, Incomparable) and compared.reason is Reason.BREAK:
        return words("{name}: {value} in {year}, not comparable with {since}").format(**values)
    return words("{name}: {value} in {year}").format(**values)


def _points(printer: Printer, figures: tuple[Figure, ...]) -> tuple[Point, ...]:
    unseen = printer.language.words("not published")
    return tuple(
        _point(printer, figure) if figure else Point(str(year), None, "", missing=unseen) for year, figure in span(figures)
    )


def _point(printer: Printer, figure: Figure) -> Point:
    broken = printer.language.words("break in series") if figure.break_ else None
    if figure.value is None:
        return Point(str(figure.year), None, "", missing=printer.printed(figure), broken=broken)
    return Point(str(figure.year), figure.value, printer.printed(figure), broken=broken)


def _valued(figures: Sequence[Figure]) -> list[Figure]:
    return [figure for figure in figures if figure.value is not None]


def _drawable(figures: Sequence[Figure]) -> bool:
    return all(figure.value is None or figure.value >= 0 for figure in figures)
