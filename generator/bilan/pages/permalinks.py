"""The permalinks of a report: the addresses that must always work, because readers may quote or bookmark them.

They are the pages, and on them the anchors of observations, articles, rebuttals, sources and terms. Anchors of headings are
not permalinks, because headings may be edited.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bilan.analysis.breakdown_years import broken_down_figures, dimensions_of
from bilan.analysis.figure_anchors import tables_of_two
from bilan.analysis.report_languages import languages
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.pages.page import Page
from bilan.render.escape import escape_anchor
from bilan.render.page_links import localized_path


def permalinks(report: Report, pages: Iterable[Page]) -> Iterator[str]:
    """Every permalink from the site's root, in every language; `report` is the public view."""
    known = {page.address for page in pages}
    yield from known
    report_languages = languages(report)
    for language in report_languages:
        prefix = "" if language == report_languages[0] else language.subtag
        places = (localized_path(prefix, place) for place in _places(report))
        yield from (place for place in places if place.partition("#")[0] in known)


def _places(report: Report) -> Iterator[str]:
    yield from (f"/indicators/{figure.id}/#{figure.year}" for figure in report.figures)
    for indicator in {figure.id for figure in report.figures if figure.by}:
        yield from (f"/indicators/{indicator}/#{cell.anchor}" for cell in _cells(report, indicator))
    for year in report.years.values():
        yield from (f"/{year.number}/press/#{article.id}" for article in year.articles)
        yield from (f"/{year.number}/rebuttals/#{escape_anchor(rebuttal.id)}" for rebuttal in year.rebuttals)
    yield from (f"/sources/#{source}" for source in report.sources)
    yield from (f"/glossary/#{escape_anchor(term)}" for term in report.terms)


def _cells(report: Report, indicator: str) -> Iterator[Figure]:
    """The figures of months and members, and of tables of two dimensions, which the page of an indicator anchors."""
    for dimension in dimensions_of(report, indicator):
        for item in broken_down_figures(report, indicator, dimension):
            yield from item.cells.values()
        for table in tables_of_two(report, indicator, dimension):
            yield from table.cells.values()
