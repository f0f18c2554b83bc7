"""The home page, where no hand-written one takes its place: the newest year at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.public import newest_year
from generator.markdown.printer import Printer
from generator.pages.sheet import Sheet


def sheets(printer: Printer) -> Iterator[Sheet]:
    """One page."""
    publication = printer.report.publication
    year = newest_year(printer.report)
    yield Sheet("/", "home.md.j2", printer.plain(publication.title), publication.place, values={"year": year})
