"""Documents as citations see them: the sources of sources.yml and the press articles, under one shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bilan.analysis.cached_view import cached_view
from bilan.model.article_index import index_of
from bilan.model.figure import Figure
from bilan.model.press import Article
from bilan.model.report import Report
from bilan.model.source import Source
from bilan.model.year import Year
from bilan.values.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Document:
    """Something a figure may rest on. `language` is a BCP 47 tag; `article_year` the press year it is summarised in."""

    id: str
    title: str
    publisher: str
    date: PartialDate | None
    url: str | None
    archive_url: str | None
    language: str | None
    kind: str | None
    article_year: int | None = None


@cached_view
def documents(report: Report) -> Mapping[str, Document]:
    """Every document by id: sources first, then articles, each in the order written."""
    return _Documents(report)


class _Documents(Mapping[str, Document]):
    """Looks into the articles of a year when one of them is asked for."""

    def __init__(self, report: Report) -> None:
        self._sources = report.sources
        self._year_of = {name: year for year in report.years.values() for name in index_of(year.articles).ids}
        self._articles: dict[int, Mapping[str, Document]] = {}

    def __getitem__(self, name: str) -> Document:
        year = self._year_of.get(name)
        return _of_source(self._sources[name]) if year is None else self._of(year)[name]

    def __iter__(self) -> Iterator[str]:
        return iter({**self._sources, **self._year_of})

    def __len__(self) -> int:
        return len({**self._sources, **self._year_of})

    def _of(self, year: Year) -> Mapping[str, Document]:
        if year.number not in self._articles:
            self._articles[year.number] = {article.id: _of_article(article) for article in year.articles}
        return self._articles[year.number]


def _of_source(source: Source) -> Document:
    return Document(
        source.id,
        source.title,
        source.publisher,
        source.date,
        source.url,
        source.archive_url,
        source.language,
        source.kind,
    )


def _of_article(article: Article) -> Document:
    return Document(
        article.id,
        article.title,
        article.outlet,
        article.date,
        article.url,
        article.archive_url,
        article.language,
        article.kind,
        article.year,
    )


def figures_citing(report: Report, document: str) -> tuple[Figure, ...]:
    """The figures that cite a document, oldest year first."""
    return _resting(report).get(document, ())


@cached_view
def _resting(report: Report) -> Mapping[str, tuple[Figure, ...]]:
    found: dict[str, list[Figure]] = {}
    for figure in report.figures:
        for name in dict.fromkeys(source.name for source in figure.source):
            found.setdefault(name, []).append(figure)
    return {name: tuple(figures) for name, figures in found.items()}


@cached_view
def cited_documents(report: Report) -> Mapping[str, Document]:
    """The documents that have an entry among the sources: all of sources.yml, and the articles that something rests on."""
    named = {name for year in report.years.values() for name in cited_in_year(year)}
    known = documents(report)
    return {name: known[name] for name in known if name in report.sources or name in named}


def cited_in_year(year: Year) -> set[str]:
    """The documents that anything of a year cites."""
    figures = year.figures.values()
    found = [
        *(figure.source for figure in figures),
        *(other.source for figure in figures for other in figure.alternatives),
        *(rebuttal.source for rebuttal in year.rebuttals),
        *(event.source for event in year.events),
    ]
    return {reference.name for references in found for reference in references}
