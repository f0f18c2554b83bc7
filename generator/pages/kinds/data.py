"""The data: what may be taken away, in which formats, what the columns mean, how to cite it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.tables.figures import QUALIFIERS, SDMX, STATUSES
from generator.markdown.printer import Printer
from generator.pages.sheet import Sheet
from generator.values.interval import Qualifier


def sheets(printer: Printer) -> Iterator[Sheet]:
    """One page, where there are figures."""
    if any(True for _ in printer.report.figures):
        values = {
            "statuses": [(status.value, printer.say(STATUSES[status]), code) for status, code in SDMX.items()],
            "qualifiers": [(qualifier.value, printer.say(QUALIFIERS[qualifier])) for qualifier in Qualifier],
        }
        title = printer.language.words("Data")
        description = printer.language.words("Every figure, article and source of the report, to take away and to quote.")
        yield Sheet("/data/", "data.md.j2", title, printer.report.publication.place, description, values)
