"""Every document cited, with the figures that rest on it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.documents import cited, resting_on
from generator.markdown.printer import Printer
from generator.pages.sheet import Sheet
from generator.problems import Place


def sheets(printer: Printer) -> Iterator[Sheet]:
    """One page."""
    documents = sorted(cited(printer.report).values(), key=lambda document: (document.publisher.casefold(), document.id))
    resting = {document.id: resting_on(printer.report, document.id) for document in documents}
    values = {"documents": documents, "resting": resting}
    first = next(iter(printer.report.sources.values()), None)
    place = first.place if first else Place("data/sources.yml")
    yield Sheet("/sources/", "sources.md.j2", printer.language.words("Sources"), place, values=values)
