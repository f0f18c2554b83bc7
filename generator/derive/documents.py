"""Documents as citations see them: the sources of sources.yml and the press articles, under one shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.documents import Source
from generator.model.figures import Figure
from generator.model.press import Article
from generator.model.report import Report
from generator.values.partial_date import PartialDate


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


def documents(report: Report) -> Mapping[str, Document]:
    """Every document by id: sources first, then articles, each in the order written."""
    sources = {source.id: _of_source(source) for source in report.sources.values()}
    return {**sources, **{article.id: _of_article(article) for article in report.articles}}


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


def resting_on(report: Report, document: str) -> tuple[Figure, ...]:
    """The figures that cite a document, oldest year first."""
    return tuple(figure for figure in report.figures if document in {source.name for source in figure.source})
