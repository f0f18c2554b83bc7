"""The report as the public may see it on a day: nothing of a draft or of a year whose day has not come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from generator.derive.documents import cited_in
from generator.model.figures import Figure
from generator.model.press import Article
from generator.model.report import Report
from generator.model.year import Year
from generator.schema.collections import Reference


def public_view(report: Report, today: date) -> Report:
    """The report without the years that are not public on `today` (UTC), nor any reference to their figures and articles,
    nor the documents that only they cite."""
    years = {number: year for number, year in report.years.items() if year.public_on(today)}
    hidden = [year for number, year in report.years.items() if number not in years]
    if not hidden:
        return report
    articles = {article.id for year in hidden for article in year.articles}
    unseen = {name for year in hidden for name in cited_in(year)} - {
        name for year in years.values() for name in cited_in(year)
    }
    sources = {name: source for name, source in report.sources.items() if name not in unseen}
    numbers = {year.number for year in hidden}
    return replace(report, sources=sources, years={key: _without(year, numbers, articles) for key, year in years.items()})


def _without(year: Year, hidden: set[int], articles: set[str]) -> Year:
    """The year without what refers to hidden years or cites hidden articles."""

    def shown(source: tuple[Reference, ...]) -> tuple[Reference, ...]:
        return tuple(reference for reference in source if reference.name not in articles)

    events = [replace(event, source=shown(event.source)) for event in year.events]
    return replace(
        year,
        figures={name: _figure_without(figure, shown) for name, figure in year.figures.items()},
        articles=tuple(_article_without(article, hidden) for article in year.articles),
        rebuttals=tuple(replace(rebuttal, source=shown(rebuttal.source)) for rebuttal in year.rebuttals),
        events=tuple(
            replace(event, figure=None) if event.figure and event.figure.year in hidden else event for event in events
        ),
    )


def _figure_without(figure: Figure, shown: Callable[[tuple[Reference, ...]], tuple[Reference, ...]]) -> Figure:
    alternatives = tuple(replace(other, source=shown(other.source)) for other in figure.alternatives)
    return replace(figure, source=shown(figure.source), alternatives=alternatives)


def _article_without(article: Article, hidden: set[int]) -> Article:
    return replace(article, figures=tuple(item for item in article.figures if item.figure.year not in hidden))


def newest_year(report: Report) -> Year | None:
    """The newest year that has figures; a year of press articles alone does not make an edition."""
    with_figures = [year for year in report.years.values() if year.figures]
    return max(with_figures, key=lambda year: year.number, default=None)
