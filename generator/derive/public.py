"""The report as the public may see it on a day: nothing of a draft or of a year whose day has not come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator.model.press import Article
from generator.model.report import Report
from generator.model.year import Year


def public_view(report: Report, today: date) -> Report:
    """The report without the years that are not public on `today` (UTC), nor any reference to their figures."""
    years = {number: year for number, year in report.years.items() if year.public_on(today)}
    hidden = set(report.years) - set(years)
    return replace(report, years={number: _without(year, hidden) for number, year in years.items()}) if hidden else report


def _without(year: Year, hidden: set[int]) -> Year:
    events = tuple(
        replace(event, figure=None) if event.figure and event.figure.year in hidden else event for event in year.events
    )
    return replace(year, articles=tuple(_article_without(article, hidden) for article in year.articles), events=events)


def _article_without(article: Article, hidden: set[int]) -> Article:
    return replace(article, figures=tuple(item for item in article.figures if item.figure.year not in hidden))


def newest_year(report: Report) -> Year | None:
    """The newest year that has figures; a year of press articles alone does not make an edition."""
    with_figures = [year for year in report.years.values() if year.figures]
    return max(with_figures, key=lambda year: year.number, default=None)
