"""The external links of a report, in its data and on its hand-written pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from bilan.diagnostics.problem import Place
from bilan.model.report import Report
from bilan.schema.record import Record
from bilan.yaml.source_text import SourceText, place_in

_IN_TEXT = re.compile(r"""https?://[^\s<>"'`)\]}|\\^]+""")
_SENTENCE_END = ".,;:!?…"
_KEYS = ("url", "archive_url")


def external_links(report: Report, sources: Mapping[str, SourceText]) -> dict[str, Place]:
    """The external addresses, each with its first place, sorted by file and line."""
    links = sorted(((place, address) for address, place in (*_links_of_data(report), *_links_of_pages(sources))))
    places: dict[str, Place] = {}
    for place, address in links:
        places.setdefault(address, place)
    return places


def _links_of_data(report: Report) -> Iterator[tuple[str, Place]]:
    for record in _records(report):
        for key in _KEYS:
            address = getattr(record, key, None)
            if address:
                yield address, record.at(key)


def _records(report: Report) -> Iterator[Record]:
    publication = report.publication
    yield publication.institution
    if publication.compiled_by:
        yield publication.compiled_by
    if publication.contact:
        yield publication.contact
    yield from report.sources.values()
    yield from report.articles
    yield from (rebuttal for year in report.years.values() for rebuttal in year.rebuttals)


def _links_of_pages(sources: Mapping[str, SourceText]) -> Iterable[tuple[str, Place]]:
    for file, source in sources.items():
        if file.endswith(".md"):
            for match in _IN_TEXT.finditer(source.text):
                address = match[0].rstrip(_SENTENCE_END)
                yield address, place_in(source.text, match.start(), file, len(address))
