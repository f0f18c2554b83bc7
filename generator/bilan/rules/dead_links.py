"""A document that no longer answers should have an archived copy, and it should answer. Code: `dead-link`."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.diagnostics.problem import Code, Problem, Severity
from bilan.messages.message import translatable
from bilan.model.article import Article
from bilan.model.article_index import index_of
from bilan.model.rebuttal import Rebuttal
from bilan.model.report import Report
from bilan.model.source import Source
from bilan.model.year import Year

DEAD = Code("dead-link", Severity.WARNING)


def check(report: Report) -> Iterator[Problem]:
    """The addresses of sources, articles and rebuttals that `data/links.txt` says to be dead."""
    rebuttals = (rebuttal for year in report.years.values() for rebuttal in year.rebuttals)
    articles = (one for year in report.years.values() if report.dead.keys() & _links(year) for one in year.articles)
    records: tuple[Source | Article | Rebuttal, ...] = (*report.sources.values(), *articles, *rebuttals)
    for record in records:
        yield from _check(record, report)


def _links(year: Year) -> frozenset[str]:
    return index_of(year.articles).links


def _check(record: Source | Article | Rebuttal, report: Report) -> Iterator[Problem]:
    archived = None if isinstance(record, Rebuttal) else record.archive_url
    if record.url in report.dead and not archived:
        message = translatable("{address} no longer answers.", address=record.url)
        hint = translatable("Add “archive_url: …”, a copy in a web archive; pages then link to it.")
        yield DEAD.at(
            record.at("url"),
            message,
            hint if not isinstance(record, Rebuttal) else translatable("Give an address that answers."),
        )
    if archived in report.dead:
        message = translatable("{address} no longer answers.", address=archived)
        yield DEAD.at(record.at("archive_url"), message, translatable("Give the address of another copy."))
