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
    unpublished_members,
    unpublished_sources,
    unpublished_terms,
    unpublished_themes,
    with_formulas_of,
)
from bilan.diagnostics.problem import Place
from bilan.model.article import Article
from bilan.model.article_index import index_of
from bilan.model.breakdown import LazyCells
from bilan.model.computed_figures import with_computed_figures
from bilan.model.dimension import Dimension
from bilan.model.drafts import draft_years
from bilan.model.event import Event
from bilan.model.figure import Figure, FigureBreakdown, Status
from bilan.model.figure_assembly import total_of_cells
from bilan.model.figure_table import TableCells
from bilan.model.report import Report
from bilan.model.year import Year, YearFile
from bilan.schema.containers import Reference
from bilan.schema.record import Record

T = TypeVar("T")
R = TypeVar("R", bound=Record)


def public_view(report: Report, today: date) -> Report:
    """The report without what is not public on `today` (UTC): figures and rebuttals of some years, articles and events of
    others. References to what is left out are removed, and so are entries that only hidden parts use.

    A figure with a revision dated later than `today` has its earlier value. Computed figures are computed from
    what is public.
    """
    shown = [_with_figures_on(report, part, today) for year in report.years.values() if (part := _public_part(year, today))]
    hidden = [part for year in report.years.values() if (part := _hidden_part(year, today))]
    years = with_computed_figures(replace(report, years={year.number: year for year in shown})).years
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
    return with_computed_figures(replace(report, years={**report.years, **unfinished}))


def _with_missing_values(year: Year) -> Year:
    return replace(
        year, figures={name: _with_cells(_or_missing(figure), _or_missing) for name, figure in year.figures.items()}
    )


def _or_missing(figure: Figure) -> Figure:
    return replace(figure, status=Status.MISSING) if figure.waits_for_value else figure


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
    indicators = with_formulas_of(report, unpublished_indicators(hidden, public))
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
        dimensions=_shown_dimensions(report, hidden, public),
    )


def _shown_dimensions(report: Report, hidden: Sequence[Year], public: Sequence[Year]) -> Mapping[str, Dimension]:
    """The dimensions without members that only hidden years have, and without those that then have none."""
    left_out = unpublished_members(hidden, public)
    if not left_out:
        return report.dimensions
    shown = {
        name: replace(dimension, members=_except(dimension.members, left_out.get(name, set())))
        for name, dimension in report.dimensions.items()
    }
    return {name: dimension for name, dimension in shown.items() if dimension.members}


def _never_published(report: Report, prefix: str, names: AbstractSet[str]) -> set[str]:
    """The names that have no published address. What was public once is not a secret, and its address must always work."""
    return {name for name in names if f"{prefix}{name}" not in report.addresses}


def _except(entries: Mapping[str, T], names: set[str]) -> dict[str, T]:
    return {name: value for name, value in entries.items() if name not in names}


def _with_figures_on(report: Report, year: Year, today: date) -> Year:
    return replace(year, figures={name: _figure_on(report, figure, today) for name, figure in year.figures.items()})


def _figure_on(report: Report, figure: Figure, today: date) -> Figure:
    """The figure and its cells as published on a date. A value that its cells make is made of those."""
    published = _with_cells(_observation_on(figure, today), lambda cell: _observation_on(cell, today))
    indicator = report.indicators.get(figure.id)
    if published.by is figure.by or "value" in figure.places or figure.value is None or indicator is None:
        return published
    return replace(published, value=total_of_cells(published, indicator, report.units, report.dimensions))


def _with_cells(figure: Figure, change: Callable[[Figure], Figure]) -> Figure:
    """The figure with other cells, of those that are written in figures.yml; the same object if none is different."""
    by = {name: _changed(breakdown, change) for name, breakdown in figure.by.items()}
    return figure if all(by[name] is breakdown for name, breakdown in figure.by.items()) else replace(figure, by=by)


def _changed(breakdown: FigureBreakdown, change: Callable[[Figure], Figure]) -> FigureBreakdown:
    if isinstance(breakdown.cells, LazyCells):
        return breakdown
    cells = {coordinates: change(cell) for coordinates, cell in breakdown.cells.items()}
    unchanged = all(cells[coordinates] is cell for coordinates, cell in breakdown.cells.items())
    return breakdown if unchanged else replace(breakdown, cells=cells)


def _observation_on(figure: Figure, today: date) -> Figure:
    """The observation as published on a date: a value that a later revision replaces is still the published one."""
    past = tuple(revision for revision in figure.revisions if revision.date <= today)
    future = figure.revisions[len(past) :]
    if not future:
        return figure
    status = None if figure.absence else figure.status
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
    whole = _with_cells(_observation_citing_shown(figure, shown), lambda cell: _observation_citing_shown(cell, shown))
    tables = {
        name: replace(breakdown, cells=cells)
        for name, breakdown in whole.by.items()
        if isinstance(breakdown.cells, TableCells)
        and (cells := breakdown.cells.of_figure(whole, shown)) is not breakdown.cells
    }
    return replace(whole, by={**whole.by, **tables}) if tables else whole


def _observation_citing_shown(figure: Figure, shown: Callable[[tuple[Reference, ...]], tuple[Reference, ...]]) -> Figure:
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
