"""Every name that refers to something leads somewhere: indicators, figures, sources, themes, units, pictures.

Codes: those of `bilan.analysis.unresolved`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bilan.analysis.unresolved import (
    UNKNOWN_FIGURE,
    UNKNOWN_INDICATOR,
    UNKNOWN_PICTURE,
    UNKNOWN_SOURCE,
    UNKNOWN_THEME,
    UNKNOWN_UNIT,
    picture_problems,
    unresolved_indicator,
    unresolved_observation,
    unresolved_source,
    unresolved_theme,
    unresolved_unit,
)
from bilan.diagnostics.problem import Problem
from bilan.model.article_index import index_of
from bilan.model.figure import Figure
from bilan.model.figure_reference import FigureReference
from bilan.model.report import Report
from bilan.model.unit import PERCENT, RANK
from bilan.model.year import Year
from bilan.schema.containers import Reference

CODES = frozenset(
    code.word for code in (UNKNOWN_FIGURE, UNKNOWN_INDICATOR, UNKNOWN_PICTURE, UNKNOWN_SOURCE, UNKNOWN_THEME, UNKNOWN_UNIT)
)


def check(report: Report) -> Iterator[Problem]:
    """References from indicators, figures, articles, rebuttals, events and highlights."""
    documents = {*report.sources, *(name for year in report.years.values() for name in index_of(year.articles).ids)}
    yield from _indicators(report, documents)
    for year in report.years.values():
        yield from _year(report, year, documents)


def _indicators(report: Report, documents: set[str]) -> Iterator[Problem]:
    for indicator in report.indicators.values():
        if indicator.theme.name not in report.themes:
            yield unresolved_theme(report, indicator.theme.name).at(indicator.theme.place)
        if indicator.unit.name not in (*report.units, PERCENT, RANK):
            yield unresolved_unit(report, indicator.unit.name).at(indicator.unit.place)
        for target in indicator.targets.values():
            yield from _sources(report, target.source, documents)


def _year(report: Report, year: Year, documents: set[str]) -> Iterator[Problem]:
    for figure in year.figures.values():
        yield from _figure(report, year, figure, documents)
    yield from _observed(report, year, year.about.highlights)
    if year.about.message:
        yield from _observed(report, year, (year.about.message.chart,))
    yield from picture_problems(report, year.about.cover)
    for reported in index_of(year.articles).reported:
        yield from _referred(report, year, reported.reference)
    for rebuttal in year.rebuttals:
        yield from _sources(report, rebuttal.source, documents)
        yield from picture_problems(report, rebuttal.picture)
    for event in year.events:
        yield from _sources(report, event.source, documents)
        yield from picture_problems(report, event.picture)
        if event.figure:
            yield from _referred(report, year, event.figure)


def _figure(report: Report, year: Year, figure: Figure, documents: set[str]) -> Iterator[Problem]:
    if figure.id not in report.indicators:
        yield unresolved_indicator(report, figure.id).at(figure.place)
    yield from _observed(report, year, (*figure.parts, *figure.of_which))
    for cited in (figure, *(cell for breakdown in figure.by.values() for cell in breakdown.having("source"))):
        for names in (cited.source, *(alternative.source for alternative in cited.alternatives)):
            yield from _sources(report, names, documents)


def _observed(report: Report, year: Year, references: Iterable[Reference]) -> Iterator[Problem]:
    for reference in references:
        yield from _referred(report, year, FigureReference(None, reference.name, reference.place))


def _referred(report: Report, year: Year, reference: FigureReference) -> Iterator[Problem]:
    """A figure must exist: its indicator, and an observation in the year meant."""
    if reference.indicator not in report.indicators or report.referred(reference, year.number) is None:
        yield unresolved_observation(report, reference, year.number).at(reference.place)


def _sources(report: Report, references: Iterable[Reference], documents: set[str]) -> Iterator[Problem]:
    for reference in references:
        if reference.name not in documents:
            yield unresolved_source(report, reference.name, documents).at(reference.place)
