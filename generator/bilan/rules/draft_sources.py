"""A public number names at least one source that readers can see. Code: `hidden-source`.

Articles and events of a year with `press: draft` are not published: a figure that cites nothing else would be printed
without a source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bilan.diagnostics.problem import Code, Problem
from bilan.messages.message import join_messages, translatable
from bilan.model.article_index import index_of
from bilan.model.drafts import draft_years
from bilan.model.report import Report
from bilan.schema.containers import Reference

HIDDEN_SOURCE = Code("hidden-source")


def check(report: Report) -> Iterator[Problem]:
    """The sources of every figure that is no draft, and of its alternatives."""
    years = report.years.values()
    drafts = {name: year.number for year in years if not year.press_public for name in index_of(year.articles).ids}
    waiting = draft_years(report)
    for figure in report.figures if drafts else ():
        if figure.year in waiting:
            continue
        for source in (figure.source, *(other.source for other in figure.alternatives)):
            if source and all(reference.name in drafts for reference in source):
                yield _hidden(source, drafts)


def _hidden(source: tuple[Reference, ...], drafts: Mapping[str, int]) -> Problem:
    names = join_messages(reference.name for reference in source)
    year = drafts[source[0].name]
    message = translatable(
        "This number would be printed without a source: {names} belongs to the press of {year}, which is a draft.",
        names=names,
        year=year,
    )
    hint = translatable(
        "Name a source of sources.yml too, or publish the press of {year}: delete “press: draft” in data/{year}/year.yml.",
        year=year,
    )
    return replace(HIDDEN_SOURCE.at(source[0].place, message, hint), subject=str(names))
