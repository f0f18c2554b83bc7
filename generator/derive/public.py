"""The report as the public may see it on a day: nothing of a draft or of a year whose day has not come."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar, cast

from generator.derive.unseen import unseen_indicators, unseen_sources, unseen_terms, unseen_themes
from generator.model.articles import index_of
from generator.model.figures import Figure, Status
from generator.model.press import Article, Event
from generator.model.report import Report
from generator.model.year import Year
from generator.schema.collections import Reference
from generator.schema.record import Record

T = TypeVar("T")
R = TypeVar("R", bound=Record)


def public_view(report: Report, today: date) -> Report:
    """The report without the years that are not public on `today` (UTC), nor any reference to their figures and articles,
    nor what only they make use of; a figure whose revision has a day to come stands as it did before."""
    shown = [year for year in report.years.values() if year.public_on(today)]
    hidden = [year for year in report.years.values() if not year.public_on(today)]
    years = {year.number: _on(year, today) for year in shown}
    return _without_years(report, years, hidden) if hidden else replace(report, years=years)


def _without_years(report: Report, years: Mapping[int, Year], hidden: Sequence[Year]) -> Report:
    articles = {name for year in hidden for name in index_of(year.articles).ids}
    numbers = {year.number for year in hidden}
    shown = {key: _without(year, numbers, articles) for key, year in years.items()}
    public = tuple(shown.values())
    indicators = unseen_indicators(hidden, public)
    return replace(
        report,
        themes=_but(report.themes, unseen_themes(report, indicators)),
        indicators=_but(report.indicators, indicators),
        sources=_but(report.sources, unseen_sources(hidden, public)),
        terms=_but(report.terms, unseen_terms(report, hidden, public)),
        years=shown,
    )


def _but(named: Mapping[str, T], unseen: set[str]) -> dict[str, T]:
    return {name: value for name, value in named.items() if name not in unseen}


def _on(year: Year, today: date) -> Year:
    return replace(year, figures={name: _figure_on(figure, today) for name, figure in year.figures.items()})


def _figure_on(figure: Figure, today: date) -> Figure:
    """The figure as it stands on a day: a number that a later revision replaces is still the one published."""
    done = tuple(revision for revision in figure.revisions if revision.date <= today)
    to_come = figure.revisions[len(done) :]
    if not to_come:
        return figure
    settled = figure.status if figure.status.has_value else Status.FINAL
    return replace(figure, value=to_come[0].was, status=settled, revisions=done)


def _without(year: Year, hidden: set[int], articles: set[str]) -> Year:
    """The year without what refers to hidden years or cites hidden articles."""

    def shown(source: tuple[Reference, ...]) -> tuple[Reference, ...]:
        return tuple(reference for reference in source if reference.name not in articles)

    def without(event: Event) -> Event:
        told = None if event.figure and event.figure.year in hidden else event.figure
        return _with(event, source=shown(event.source), figure=told)

    return replace(
        year,
        figures={name: _figure_without(figure, shown) for name, figure in year.figures.items()},
        articles=_articles_without(year.articles, hidden),
        rebuttals=tuple(_with(rebuttal, source=shown(rebuttal.source)) for rebuttal in year.rebuttals),
        events=tuple(map(without, year.events)),
    )


def _figure_without(figure: Figure, shown: Callable[[tuple[Reference, ...]], tuple[Reference, ...]]) -> Figure:
    alternatives = tuple(_with(other, source=shown(other.source)) for other in figure.alternatives)
    return _with(figure, source=shown(figure.source), alternatives=alternatives)


def _articles_without(articles: Sequence[Article], hidden: set[int]) -> Sequence[Article]:
    if not any(one.reference.year in hidden for one in index_of(articles).reported):
        return articles
    return tuple(_article_without(article, hidden) for article in articles)


def _article_without(article: Article, hidden: set[int]) -> Article:
    return _with(article, figures=tuple(item for item in article.figures if item.figure.year not in hidden))


def _with(record: R, **values: object) -> R:
    """The record with these values; the same object where they are its own already, so that its digest need not be new."""
    kept = all(getattr(record, name) == value for name, value in values.items())
    return record if kept else replace(record, **cast(Any, values))


def newest_year(report: Report) -> Year | None:
    """The newest year that has figures; a year of press articles alone does not make an edition."""
    with_figures = [year for year in report.years.values() if year.figures]
    return max(with_figures, key=lambda year: year.number, default=None)
