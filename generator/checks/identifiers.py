"""What is defined is named well, and once. Codes: `bad-id`, `duplicate-id`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from generator.model.articles import index_of
from generator.model.press import DOCUMENT_ID
from generator.model.report import Report
from generator.problems import Code, Place, Problem
from generator.reading.nodes import Scalar
from generator.said import said
from generator.schema.kind import Reading
from generator.schema.words import Identifier

DUPLICATE = Code("duplicate-id")


def check(report: Report) -> Iterator[Problem]:
    """The form of ids that are keys, and that no id of a document, rebuttal or event stands twice."""
    defined = chain(
        ((theme.id, theme.place) for theme in report.themes.values()),
        ((unit.id, unit.place) for unit in report.units.values()),
        ((indicator.id, indicator.place) for indicator in report.indicators.values()),
        ((term.id, term.place) for term in report.terms.values()),
    )
    yield from _well_formed(defined, Identifier())
    yield from _well_formed(((source.id, source.place) for source in report.sources.values()), DOCUMENT_ID)
    yield from _documents(report)
    years = report.years.values()
    yield from _once((item.id, item.at("id")) for year in years for item in year.rebuttals)
    yield from _once((item.id, item.at("id")) for year in years for item in year.events if item.id)


def _documents(report: Report) -> Iterator[Problem]:
    names = [*report.sources, *(name for year in report.years.values() for name in index_of(year.articles).ids)]
    if len(set(names)) < len(names):
        articles = [(article.id, article.at("id")) for article in report.articles]
        yield from _once([*((source.id, source.place) for source in report.sources.values()), *articles])


def _well_formed(names: Iterable[tuple[str, Place]], form: Identifier) -> Iterator[Problem]:
    reading = Reading()
    for name, place in names:
        form.read(Scalar(name, place, plain=False), reading)
    yield from reading.problems


def _once(names: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for name, place in names:
        if name in first:
            there = first[name]
            message = said("The id “{id}” is taken: {file}, line {line}.", id=name, file=there.file, line=there.line)
            yield DUPLICATE.at(place, message, said("Give one of the two another id."))
        first.setdefault(name, place)
