"""Every correction of a published figure."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.errata import errata
from generator.markdown.printer import Printer
from generator.pages.sheet import Sheet


def sheets(printer: Printer) -> Iterator[Sheet]:
    """One page."""
    place = printer.report.publication.place
    values = {"errata": errata(printer.report)}
    yield Sheet("/errata/", "errata.md.j2", printer.language.words("Corrections"), place, values=values)
