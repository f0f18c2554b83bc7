"""One indicator, as an auditor wants it: definition, every year, parts, breaks, alternatives, sources, revisions, press."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.series import observed_indicators
from generator.markdown.citing import cited
from generator.markdown.printer import Printer
from generator.model.indicators import Indicator
from generator.pages.sheet import Sheet


def sheets(printer: Printer) -> Iterator[Sheet]:
    """A page for each indicator that has a figure."""
    for indicator in observed_indicators(printer.report):
        yield _sheet(printer, indicator)


def _sheet(printer: Printer, indicator: Indicator) -> Sheet:
    values = {
        "indicator": indicator,
        "theme": printer.report.themes[indicator.theme.name],
        "cited": cited,
    }
    return Sheet(
        f"/indicators/{indicator.id}/",
        "indicator.md.j2",
        printer.plain(indicator.name),
        indicator.place,
        printer.plain(indicator.definition),
        values,
    )
