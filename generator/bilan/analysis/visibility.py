"""The public view of a report on a date: without drafts, and without figures whose publication date is later."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar, cast

from bilan.analysis.target_verdicts import sources_of_targets
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
    """The report without what is not public on `today` (UTC): figures and rebuttals of some years, articles and events of
    others. References to what is left out are removed, and so are entries that only hidden parts use.

    A figure with a revision dated later than `today` has its earlier value.
    """
    shown = [_with_figures_on(part, today) for year in report.years.values() if (part := _public_part(year, today))]
    hidden = [part for year in report.years.values() if (part := _hidden_part(year, today))]
    years = {year.number: year for year in shown}
    if not hidden:
        return replace(report, years=years)
    articles = {name for year in hidden for name in index_of(year.articles).ids}
    waiting = {year.number for year in report.years.values() if not year.figures_public_on(today)}
    public = _without_parts(
        report, {key: _without_references(year, waiting, articles) for key, year in years.items()}, hidden
    )
    return replace(public, hidden=tuple(sorted([*public.hidden, *(("articles", name) for name in articles)])))


def draft_view(report: Report) -> Report:
    """The whole report for its editors: a figure of a draft that still waits for its value is shown as missing."""
    unfinished = {number: _with_missing_values(report.years[number]) for number in draft_years(report)}
    return replace(report, years={**report.years, **unfinished})


def _with_missing_values(year: Year) -> Year:
    figures = {
        name: replace(figure, status=Status.MISSING) if figure.waits_for_value else figure
        for name, figure in year.figures.items()
    }
    return replace(year, figures=figures)


def _public_part(year: Year, today: date) -> Year | None:
    """The public part of a year; None if nothing is public."""
    if year.figures_public_on(today):
        return year if year.press_public else replace(year, articles=(), events=())
    return _press_only(year) if year.press_public and (year.articles or year.events) else None


def _hidden_part(year: Year, today: date) -> Year | None:
    """The part of a year that is not public; None if all is public."""
    if year.figures_public_on(today):
        return None if year.press_public else _press_only(year)
    return replace(year, articles=(), events=()) if year.press_public else year


def _press_only(year: Year) -> Year:
    """Only the articles and events of a year, without its figures and even without their places in the data."""
    place = Place(year.place.file)
    return Year(year.number, place, YearFile(place=place), articles=year.articles, events=year.events, begins=year.begins)


def _without_parts(report: Report, years: Mapping[int, Year], hidden: Sequence[Year]) -> Report:
    """The report with these years, without entries that only hidden parts of years use."""
    public = tuple(years.values())
    indicators = unpublished_indicators(hidden, public)
    shown_indicators = _except(report.indicators, indicators)
    of_targets = {name for indicator in shown_indicators.values() for name in sources_of_targets(indicator)}
    sources = _never_published(report, "/sources/#", unpublished_sources(hidden, public) - of_targets)
    return replace(
        report,
        hidden=tuple((name, item) for name, items in (("indicators", indicators), ("sources", sources)) for item in items),
        themes=_except(report.themes, unpublished_themes(report, indicators)),
        indicators=shown_indicators,
        sources=_except(report.sources, sources),
        terms=_except(report.terms, _never_published(report, "/glossary/#", unpublished_terms(report, hidden, public))),
        years=years,
    )


def _never_published(report: Report, prefix: str, names: AbstractSet[str]) -> set[str]:
    """The names that have no published address. What was public once is not a secret, and its address must always work."""
    return {name for name in names if f"{prefix}{name}" not in report.addresses}


def _except(entries: Mapping[str, T], names: set[str]) -> dict[str, T]:
    return {name: value for name, value in entries.items() if name not in names}


def _with_figures_on(year: Year, today: date) -> Year:
    return replace(year, figures={name: _figure_on(figure, today) for name, figure in year.figures.items()})


def _figure_on(figure: Figure, today: date) -> Figure:
    """The figure as published on a date: a value that a later revision replaces is still the published one."""
    past = tuple(revision for revision in figure.revisions if revision.date <= today)
    future = figure.revisions[len(past) :]
    if not future:
        return figure
    status = figure.status if figure.status.has_value else Status.FINAL
    return replace(figure.with_quantity(future[0].was), status=status, revisions=past)


def _without_references(year: Year, waiting: AbstractSet[int], articles: AbstractSet[str]) -> Year:
    """The year without references to figures of the years in `waiting`, and without citations of hidden articles."""

    def shown(source: tuple[Reference, ...]) -> tuple[Reference, ...]:
        return tuple(reference for reference in source if reference.name not in articles)

    def without(event: Event) -> Event:
        hidden = event.figure is not None and (event.figure.year or event.year) in waiting
        return _replaced_if_different(event, source=shown(event.source), figure=None if hidden else event.figure)

    return replace(
        year,
        figures={name: _figure_citing_shown(figure, shown) for name, figure in year.figures.items()},
        articles=_articles_without_figures_of(year, waiting),
        rebuttals=tuple(_replaced_if_different(rebuttal, source=shown(rebuttal.source)) for rebuttal in year.rebuttals),
        events=tuple(map(without, year.events)),
    )


def _figure_citing_shown(figure: Figure, shown: Callable[[tuple[Reference, ...]], tuple[Reference, ...]]) -> Figure:
    alternatives = tuple(_replaced_if_different(other, source=shown(other.source)) for other in figure.alternatives)
    return _replaced_if_different(figure, source=shown(figure.source), alternatives=alternatives)


def _articles_without_figures_of(year: Year, waiting: AbstractSet[int]) -> Sequence[Article]:
    if not any((one.reference.year or year.number) in waiting for one in index_of(year.articles).reported):
        return year.articles
    return tuple(_article_without_figures_of(article, waiting) for article in year.articles)


def _article_without_figures_of(article: Article, waiting: AbstractSet[int]) -> Article:
    visible = tuple(item for item in article.figures if (item.figure.year or article.year) not in waiting)
    return _replaced_if_different(article, figures=visible)


def _replaced_if_different(record: R, **values: object) -> R:
    """The record with these values; the same object if they are equal, so that its digest stays cached."""
    unchanged = all(getattr(record, name) == value for name, value in values.items())
    return record if unchanged else replace(record, **cast(Any, values))


def newest_year(report: Report) -> Year | None:
    """The newest year with figures; a year with only press articles is not an edition."""
    with_figures = [year for year in report.years.values() if year.figures]
    return max(with_figures, key=lambda year: year.number, default=None)
