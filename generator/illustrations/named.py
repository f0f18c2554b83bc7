"""A drawing by its id, which its published address holds: `chart-visits`, `chart-a-b-2024`, `composition-visits-2024`."""

from __future__ import annotations

import re

from generator.derive.compositions import composition
from generator.derive.series import observations
from generator.illustrations.composition import composed
from generator.illustrations.illustration import Illustration
from generator.illustrations.parts_over_years import over_years
from generator.illustrations.series import series, several
from generator.markdown.printer import Printer

_NAME = re.compile(r"(chart|composition|parts)((?:-[a-z][a-z0-9_]*)+)(?:-(\d{4}))?", re.ASCII)


def illustration_named(printer: Printer, name: str) -> Illustration | None:
    """The drawing of figures that has this id, None where the figures of the years it covers do not give it any more."""
    found = _NAME.fullmatch(name)
    indicators = found[2].removeprefix("-").split("-") if found else []
    if found is None or any(indicator not in printer.report.indicators for indicator in indicators):
        return None
    drawn = (_series if found[1] == "chart" else _of_total)(printer, indicators, int(found[3] or 0))
    return next((one for one in drawn if one and one.id == name), None)


def _series(printer: Printer, indicators: list[str], until: int) -> tuple[Illustration | None, ...]:
    known = [printer.report.indicators[indicator] for indicator in indicators]
    return (several(printer, known, until) if until else series(printer, known[0]),)


def _of_total(printer: Printer, indicators: list[str], year: int) -> tuple[Illustration | None, ...]:
    figures = observations(printer.report, indicators[0])
    made = [found for figure in figures if (found := composition(printer.report, figure))]
    return (*over_years(printer, made), *(composed(printer, one) for one in made if one.total.year == year))
