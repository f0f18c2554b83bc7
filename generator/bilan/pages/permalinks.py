"""The addresses that a report promises to keep: what a reader may quote, bookmark or link to.

They are its pages, and on them the places of what has an identity of its own: observations, articles, rebuttals, sources
and terms. Headings are not among them: their words may be bettered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bilan.analysis.report_languages import languages
from bilan.model.report import Report
from bilan.pages.page import Page
from bilan.render.escape import escape_anchor
from bilan.render.page_links import localized_path


def permalinks(report: Report, pages: Iterable[Page]) -> Iterator[str]:
    """Every such address from the root of the site, in every language; `report` holds nothing that is hidden."""
    known = {page.address for page in pages}
    yield from known
    spoken = languages(report)
    for language in spoken:
        prefix = "" if language == spoken[0] else language.subtag
        places = (localized_path(prefix, place) for place in _places(report))
        yield from (place for place in places if place.partition("#")[0] in known)


def _places(report: Report) -> Iterator[str]:
    yield from (f"/indicators/{figure.id}/#{figure.year}" for figure in report.figures)
    for year in report.years.values():
        yield from (f"/{year.number}/press/#{article.id}" for article in year.articles)
        yield from (f"/{year.number}/rebuttals/#{escape_anchor(rebuttal.id)}" for rebuttal in year.rebuttals)
    yield from (f"/sources/#{source}" for source in report.sources)
    yield from (f"/glossary/#{escape_anchor(term)}" for term in report.terms)
