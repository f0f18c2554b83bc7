"""What is defined is named well, and once. Codes: `bad-id`, `duplicate-id`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from bilan.diagnostics.problem import Code, Place, Problem
from bilan.messages.message import translatable
from bilan.model.article import DOCUMENT_ID, Article
from bilan.model.article_index import index_of
from bilan.model.report import Report
from bilan.schema.field_type import ReadContext
from bilan.schema.text_fields import Identifier
from bilan.values.web_address import canonical_address
from bilan.yaml.nodes import Scalar

DUPLICATE = Code("duplicate-id")


def check(report: Report) -> Iterator[Problem]:
    """The form of ids that are keys, and that no id of a document, rebuttal or event occurs twice."""
    defined = chain(
        ((theme.id, theme.place) for theme in report.themes.values()),
        ((unit.id, unit.place) for unit in report.units.values()),
        ((indicator.id, indicator.place) for indicator in report.indicators.values()),
        ((term.id, term.place) for term in report.terms.values()),
        ((register.id, register.place) for register in report.registers.values()),
        ((column.id, column.place) for register in report.registers.values() for column in register.columns.values()),
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
        listed_twice = {article.at("id"): article.at("url") for article in _listed_twice(report)}
        for problem in _once([*((source.id, source.place) for source in report.sources.values()), *articles]):
            yield problem.following(listed_twice.get(problem.place))


def _listed_twice(report: Report) -> Iterator[Article]:
    """The articles listed twice with one id and one address: their `duplicate-article` is at the address."""
    seen: set[tuple[str, str]] = set()
    for article in report.articles:
        known_by = (article.id, canonical_address(article.known_url) if article.known_url else "")
        if known_by in seen and article.known_url:
            yield article
        seen.add(known_by)


def _well_formed(names: Iterable[tuple[str, Place]], form: Identifier) -> Iterator[Problem]:
    reading = ReadContext()
    for name, place in names:
        form.read(Scalar(name, place, plain=False), reading)
    yield from reading.problems


def _once(names: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for name, place in names:
        if name in first:
            there = first[name]
            message = translatable(
                "The id “{id}” is already used: {file}, line {line}.", id=name, file=there.file, line=there.line
            )
            yield DUPLICATE.at(place, message, translatable("Give one of the two another id."))
        first.setdefault(name, place)
