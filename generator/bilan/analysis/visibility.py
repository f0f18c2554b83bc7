"""The report as the public may see it on a day: nothing of a draft, or of figures whose day has not come."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar, cast

from bilan.analysis.unpublished_references import (
    unpublished_indicators,
    unpublished_sources,
    unpublished_terms,
    unpublished_themes,
)
from bilan.diagnostics.problem import Place
from bilan.model.article_index import index_of
from bilan.model.drafts import draft_years
from bilan.model.figure import Figure, Status
from bilan.model.press import Article, Event
from bilan.model.report import Report
from bilan.model.year import Year, YearFile
from bilan.schema.containers import Reference
from bilan.schema.record import Record

T = TypeVar("T")
R = TypeVar("R", bound=Record)


def public_view(report: Report, today: date) -> Report:
    """The report without what is not public on `today` (UTC): the figures and rebuttals of some years, the articles and
    events of others. Nothing refers to what is left out, and what only that makes use of is left out too.

    A figure whose revision has a day to come is as it was before.
    """
    shown = [_figures_on(part, today) for year in report.years.values() if (part := _shown(year, today))]
    hidden = [part for year in report.years.values() if (part := _hidden(year, today))]
    years = {year.number: year for year in shown}
    if not hidden:
        return replace(report, years=years)
    articles = {name for year in hidden for name in index_of(year.articles).ids}
    waiting = {year.number for year in report.years.values() if not year.figures_public_on(today)}
    public = _without_parts(report, {key: _without(year, waiting, articles) for key, year in years.items()}, hidden)
    return replace(public, hidden=tuple(sorted([*public.hidden, *(("articles", name) for name in articles)])))


def draft_view(report: Report) -> Report:
    """The whole report as its editors see it: a figure of a draft that waits for its number is shown as missing."""
    unfinished = {number: _unfinished(report.years[number]) for number in draft_years(report)}
    return replace(report, years={**report.years, **unfinished})


def _unfinished(year: Year) -> Year:
    figures = {
        name: replace(figure, status=Status.MISSING) if figure.waits_for_value else figure
        for name, figure in year.figures.items()
    }
    return replace(year, figures=figures)


def _shown(year: Year, today: date) -> Year | None:
    """What is public of a year, None where nothing is."""
    if year.figures_public_on(today):
        return year if year.press_public else replace(year, articles=(), events=())
    return _press(year) if year.press_public and (year.articles or year.events) else None


def _hidden(year: Year, today: date) -> Year | None:
    """What is not public of a year, None where all is."""
    if year.figures_public_on(today):
        return None if year.press_public else _press(year)
    return replace(year, articles=(), events=()) if year.press_public else year


def _press(year: Year) -> Year:
    """The articles and events of a year alone; nothing is said of its figures, not even where that is written."""
    place = Place(year.place.file)
    return Year(year.number, place, YearFile(place=place), articles=year.articles, events=year.events)


def _without_parts(report: Report, years: Mapping[int, Year], hidden: Sequence[Year]) -> Report:
    """The report with these years, without what only hidden parts of years make use of."""
    public = tuple(years.values())
    indicators = unpublished_indicators(hidden, public)
    sources = _never_published(report, "/sources/#", unpublished_sources(hidden, public))
    return replace(
        report,
        hidden=tuple((name, item) for name, items in (("indicators", indicators), ("sources", sources)) for item in items),
        themes=_but(report.themes, unpublished_themes(report, indicators)),
        indicators=_but(report.indicators, indicators),
        sources=_but(report.sources, sources),
        terms=_but(report.terms, _never_published(report, "/glossary/#", unpublished_terms(report, hidden, public))),
        years=years,
    )


def _never_published(report: Report, prefix: str, names: AbstractSet[str]) -> set[str]:
    """Those names that have no published address: what was public once is no secret, and its address answers for good."""
    return {name for name in names if f"{prefix}{name}" not in report.addresses}


def _but(named: Mapping[str, T], unseen: set[str]) -> dict[str, T]:
    return {name: value for name, value in named.items() if name not in unseen}


def _figures_on(year: Year, today: date) -> Year:
    return replace(year, figures={name: _figure_on(figure, today) for name, figure in year.figures.items()})


def _figure_on(figure: Figure, today: date) -> Figure:
    """The figure as it stands on a day: a number that a later revision replaces is still the one published."""
    done = tuple(revision for revision in figure.revisions if revision.date <= today)
    to_come = figure.revisions[len(done) :]
    if not to_come:
        return figure
    settled = figure.status if figure.status.has_value else Status.FINAL
    return replace(figure, value=to_come[0].was, status=settled, revisions=done)


def _without(year: Year, waiting: AbstractSet[int], articles: AbstractSet[str]) -> Year:
    """The year without what refers to figures of the years in `waiting`, or cites hidden articles."""

    def shown(source: tuple[Reference, ...]) -> tuple[Reference, ...]:
        return tuple(reference for reference in source if reference.name not in articles)

    def without(event: Event) -> Event:
        hidden = event.figure is not None and (event.figure.year or event.year) in waiting
        return _with(event, source=shown(event.source), figure=None if hidden else event.figure)

    return replace(
        year,
        figures={name: _figure_without(figure, shown) for name, figure in year.figures.items()},
        articles=_articles_without(year, waiting),
        rebuttals=tuple(_with(rebuttal, source=shown(rebuttal.source)) for rebuttal in year.rebuttals),
        events=tuple(map(without, year.events)),
    )


def _figure_without(figure: Figure, shown: Callable[[tuple[Reference, ...]], tuple[Reference, ...]]) -> Figure:
    alternatives = tuple(_with(other, source=shown(other.source)) for other in figure.alternatives)
    return _with(figure, source=shown(figure.source), alternatives=alternatives)


def _articles_without(year: Year, waiting: AbstractSet[int]) -> Sequence[Article]:
    if not any((one.reference.year or year.number) in waiting for one in index_of(year.articles).reported):
        return year.articles
    return tuple(_article_without(article, waiting) for article in year.articles)


def _article_without(article: Article, waiting: AbstractSet[int]) -> Article:
    kept = tuple(item for item in article.figures if (item.figure.year or article.year) not in waiting)
    return _with(article, figures=kept)


def _with(record: R, **values: object) -> R:
    """The record with these values; the same object where they are its own already, so that its digest need not be new."""
    kept = all(getattr(record, name) == value for name, value in values.items())
    return record if kept else replace(record, **cast(Any, values))


def newest_year(report: Report) -> Year | None:
    """The newest year that has figures; a year of press articles alone does not make an edition."""
    with_figures = [year for year in report.years.values() if year.figures]
    return max(with_figures, key=lambda year: year.number, default=None)
