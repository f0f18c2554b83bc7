"""The data: what may be taken away, in which formats, what the columns mean, how to cite it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.tables.figures import SDMX
from generator.markdown.printer import Printer
from generator.pages.sheet import Sheet
from generator.values.interval import Qualifier

STATUSES = {
    "final": "The number is settled.",
    "provisional": "Not final: a later edition may change it.",
    "estimated": "Estimated by its source.",
    "missing": "No source consulted gives it.",
    "not_applicable": "There is nothing to count.",
    "withheld": "It is known and not made public.",
}
QUALIFIERS = {
    "exact": "The number is exact.",
    "about": "The source says “about”.",
    "nearly": "The source says “nearly”.",
    "more_than": "The source says “more than”.",
    "less_than": "The source says “less than”.",
}


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
