"""Every name that refers to something leads somewhere: indicators, figures, sources, themes, units.

Codes: `unknown-indicator`, `unknown-figure`, `unknown-source`, `unknown-theme`, `unknown-unit`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from generator.model.articles import index_of
from generator.model.figures import Figure
from generator.model.indicators import PERCENT, RANK
from generator.model.press import FigureReference
from generator.model.report import Report
from generator.model.year import Year
from generator.problems import Code, Problem, did_you_mean
from generator.said import NOTHING, Said, joined, said
from generator.schema.collections import Reference

UNKNOWN_INDICATOR = Code("unknown-indicator")
UNKNOWN_FIGURE = Code("unknown-figure")
UNKNOWN_SOURCE = Code("unknown-source")
UNKNOWN_THEME = Code("unknown-theme")
UNKNOWN_UNIT = Code("unknown-unit")

_DOCUMENT = said("a source of sources.yml, nor the id of an article")


def check(report: Report) -> Iterator[Problem]:
    """References from indicators, figures, articles, rebuttals, events and highlights."""
    yield from _indicators(report)
    documents = {*report.sources, *(name for year in report.years.values() for name in index_of(year.articles).ids)}
    for year in report.years.values():
        yield from _year(report, year, documents)


def _indicators(report: Report) -> Iterator[Problem]:
    for indicator in report.indicators.values():
        yield from _known([indicator.theme], report.themes, UNKNOWN_THEME, said("a theme of indicators.yml"))
        yield from _known([indicator.unit], [*report.units, PERCENT, RANK], UNKNOWN_UNIT, said("a unit of indicators.yml"))


def _year(report: Report, year: Year, documents: set[str]) -> Iterator[Problem]:
    for figure in year.figures.values():
        yield from _figure(report, year, figure, documents)
    yield from _observed(report, year, year.about.highlights)
    for reported in index_of(year.articles).reported:
        yield from _referred(report, year, reported.reference)
    for rebuttal in year.rebuttals:
        yield from _sources(rebuttal.source, documents)
    for event in year.events:
        yield from _sources(event.source, documents)
        if event.figure:
            yield from _referred(report, year, event.figure)


def _figure(report: Report, year: Year, figure: Figure, documents: set[str]) -> Iterator[Problem]:
    if figure.id not in report.indicators:
        message = said("“{name}” is not an indicator of indicators.yml.", name=figure.id)
        yield UNKNOWN_INDICATOR.at(
            figure.place, message, did_you_mean(figure.id, report.indicators) or said("Define it there first.")
        )
    yield from _observed(report, year, (*figure.parts, *figure.of_which))
    yield from _sources(figure.source, documents)
    for alternative in figure.alternatives:
        yield from _sources(alternative.source, documents)


def _observed(report: Report, year: Year, references: Iterable[Reference]) -> Iterator[Problem]:
    for reference in references:
        yield from _referred(report, year, FigureReference(None, reference.name, reference.place))


def _referred(report: Report, year: Year, reference: FigureReference) -> Iterator[Problem]:
    """A figure must exist: its indicator, and an observation in the year meant."""
    if reference.indicator not in report.indicators:
        message = said("“{name}” is not an indicator of indicators.yml.", name=reference.indicator)
        yield UNKNOWN_INDICATOR.at(reference.place, message, did_you_mean(reference.indicator, report.indicators))
    elif report.referred(reference, year.number) is None:
        meant = reference.year or year.number
        years = [str(other.number) for other in report.years.values() if reference.indicator in other.figures]
        file = f"{meant}/figures.yml"
        message = said("There is no figure “{indicator}” in {file}.", indicator=reference.indicator, file=file)
        yield UNKNOWN_FIGURE.at(
            reference.place, message, said("It has figures in: {years}.", years=joined(years)) if years else NOTHING
        )


def _sources(references: Iterable[Reference], documents: set[str]) -> Iterator[Problem]:
    yield from _known(references, documents, UNKNOWN_SOURCE, _DOCUMENT)


def _known(references: Iterable[Reference], known: Collection[str], code: Code, what: Said) -> Iterator[Problem]:
    for reference in references:
        if reference.name not in known:
            message = said("“{typed}” is not {wanted}.", typed=reference.name, wanted=what)
            yield code.at(reference.place, message, did_you_mean(reference.name, sorted(set(known))))
