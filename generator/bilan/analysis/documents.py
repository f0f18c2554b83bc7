"""Documents that figures cite: the sources of sources.yml and the press articles, in one form."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bilan.analysis.cached_view import cached_view
from bilan.analysis.outlets import outlet_name, via_name
from bilan.model.article import Article
from bilan.model.article_index import index_of
from bilan.model.event import Event
from bilan.model.figure import Alternative, Figure
from bilan.model.rebuttal import Rebuttal
from bilan.model.report import Report
from bilan.model.source import Source
from bilan.model.target import Target
from bilan.model.year import Year
from bilan.values.local_text import LocalText
from bilan.values.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Document:
    """A document that may be cited. `language` is a BCP 47 tag; `article_year` the year whose press review it is in.

    `title_given` is a title of ours in place of the published one, `via` where it was read, `consulted` when.
    """

    id: str
    title: str
    publisher: str | LocalText
    date: PartialDate | None
    url: str | None
    archive_url: str | None
    language: str | None
    kind: str | None
    article_year: int | None = None
    title_given: LocalText | None = None
    via: str | LocalText | None = None
    consulted: datetime.date | None = None

    @property
    def has_supplied_title(self) -> bool:
        """True if its title is ours, which is printed in brackets (ISO 690)."""
        return bool(self.title_given and not self.title)

    @property
    def publisher_name(self) -> str:
        """The name of the publisher in the default language."""
        return self.publisher if isinstance(self.publisher, str) else self.publisher.original


class ShortName(StrEnum):
    """What names a document in a row of links."""

    PUBLISHER = "publisher"
    YEAR = "publisher and year"
    TITLE = "publisher and title"


def short_names(listed: Sequence[Document]) -> Iterator[tuple[Document, ShortName]]:
    """Documents, each with what tells it apart in this row: its publisher if that has no other document in it.

    Documents of one publisher also have their year, or their title if two are of one year or one has no date.
    """
    for document in listed:
        others = [other for other in listed if other.publisher_name == document.publisher_name]
        years = {other.date.year if other.date else None for other in others}
        if len(others) == 1:
            yield document, ShortName.PUBLISHER
        else:
            yield document, ShortName.TITLE if None in years or len(years) < len(others) else ShortName.YEAR


@cached_view
def documents(report: Report) -> Mapping[str, Document]:
    """Every document by id: sources first, then articles, each in the order of the files."""
    return _Documents(report)


class _Documents(Mapping[str, Document]):
    """Reads the articles of a year only when one of them is needed."""

    def __init__(self, report: Report) -> None:
        self._report, self._sources = report, report.sources
        self._year_of = {name: year for year in report.years.values() for name in index_of(year.articles).ids}
        self._articles: dict[int, Mapping[str, Document]] = {}

    def __getitem__(self, name: str) -> Document:
        year = self._year_of.get(name)
        if year is not None:
            return self._documents_of(year)[name]
        source = self._sources[name]
        return _document(self._report, source, source.publisher)

    def __iter__(self) -> Iterator[str]:
        return iter({**self._sources, **self._year_of})

    def __len__(self) -> int:
        return len({**self._sources, **self._year_of})

    def _documents_of(self, year: Year) -> Mapping[str, Document]:
        if year.number not in self._articles:
            self._articles[year.number] = {
                article.id: _document(self._report, article, article.outlet, article.year) for article in year.articles
            }
        return self._articles[year.number]


def _document(report: Report, record: Source | Article, publisher: str, article_year: int | None = None) -> Document:
    """A source or an article as a document."""
    return Document(
        record.id,
        record.title,
        outlet_name(report, publisher),
        record.date,
        record.url or None,
        record.archive_url,
        record.language,
        record.kind,
        article_year,
        record.title_given,
        via_name(report, record),
        record.consulted,
    )


def documents_cited_by(report: Report, citing: Figure | Alternative | Event | Rebuttal | Target) -> tuple[Document, ...]:
    """The documents that a figure, alternative, event, rebuttal or target cites."""
    every = documents(report)
    return tuple(every[source.name] for source in citing.source if source.name in every)


def documents_behind(report: Report, figures: Iterable[Figure]) -> tuple[Document, ...]:
    """The documents that figures cite, each once."""
    documents = {document.id: document for figure in figures for document in documents_cited_by(report, figure)}
    return tuple(documents.values())


def figures_citing(report: Report, document: str) -> tuple[Figure, ...]:
    """The figures that cite a document, oldest year first."""
    return _figures_by_document(report).get(document, ())


@cached_view
def _figures_by_document(report: Report) -> Mapping[str, tuple[Figure, ...]]:
    citing: dict[str, list[Figure]] = {}
    for figure in report.figures:
        for name in dict.fromkeys(source.name for source in figure.source):
            citing.setdefault(name, []).append(figure)
    return {name: tuple(figures) for name, figures in citing.items()}


@cached_view
def cited_documents(report: Report) -> Mapping[str, Document]:
    """The documents on the page of sources: all of sources.yml, and the articles that are cited."""
    cited = {name for year in report.years.values() for name in cited_in_year(year)}
    every = documents(report)
    return {name: every[name] for name in every if name in report.sources or name in cited}


def cited_in_year(year: Year) -> set[str]:
    """The ids of the documents that are cited anywhere in a year."""
    wholes = year.figures.values()
    figures = [*wholes, *(cell for whole in wholes for item in whole.by.values() for cell in item.having("source"))]
    sources = [
        *(figure.source for figure in figures),
        *(other.source for figure in figures for other in figure.alternatives),
        *(rebuttal.source for rebuttal in year.rebuttals),
        *(event.source for event in year.events),
    ]
    return {reference.name for references in sources for reference in references}
