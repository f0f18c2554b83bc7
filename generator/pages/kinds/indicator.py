"""One indicator, as an auditor wants it: definition, every year, parts, breaks, alternatives, sources, revisions, press."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.compositions import composition
from generator.derive.errata import errata
from generator.derive.press import mentions_of
from generator.derive.series import observations, observed_indicators
from generator.markdown.printer import Printer
from generator.model.indicators import Indicator
from generator.pages.sheet import Sheet


def sheets(printer: Printer) -> Iterator[Sheet]:
    """A page for each indicator that has a figure."""
    for indicator in observed_indicators(printer.report):
        yield _sheet(printer, indicator)


def _sheet(printer: Printer, indicator: Indicator) -> Sheet:
    figures = observations(printer.report, indicator.id)
    compositions = [made for figure in figures if (made := composition(printer.report, figure))]
    values = {
        "indicator": indicator,
        "figures": tuple(reversed(figures)),
        "compositions": tuple(reversed(compositions)),
        "mentions": mentions_of(printer.report, indicator.id),
        "errata": [erratum for erratum in errata(printer.report) if erratum.figure.id == indicator.id],
        "theme": printer.report.themes[indicator.theme.name],
    }
    return Sheet(
        f"/indicators/{indicator.id}/",
        "indicator.md.j2",
        printer.plain(indicator.name),
        indicator.place,
        printer.plain(indicator.definition),
        values,
    )
