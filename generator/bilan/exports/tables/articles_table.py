"""The press review: a row for each article."""

from __future__ import annotations

from bilan.exports.data_table import Column, ColumnType, Table, codes, in_each_language, rows
from bilan.exports.release import Release
from bilan.model.press import Article, ArticleKind


def table(release: Release) -> Table:
    """The articles of every year, in the order written."""
    columns = (*_published(), *_told(release), *_located(release))
    made = rows(columns, release.report.articles)
    return Table("articles", "Press review", "The press articles, each with our summary.", 3, columns, made, ("article",))


def _published() -> tuple[Column, ...]:
    never = "The name of the article for machines; it never changes."
    year = "The year of the press review that holds it."
    when = "The date of publication, as precise as it is known."
    titled = "The title as published, in its own language."
    country = "The country of the outlet (ISO 3166-1)."
    return (
        Column("article", "Identifier", never, lambda article: article.id, ColumnType.NAME, True),
        Column("year", "Year", year, lambda article: article.year, ColumnType.YEAR, True),
        Column("date", "Date", when, lambda article: article.date, ColumnType.WHEN),
        Column("title", "Title", titled, lambda article: article.title, required=True),
        Column("outlet", "Outlet", "Who published it.", lambda article: article.outlet, required=True),
        Column(
            "language",
            "Language",
            "The language of the article (BCP 47).",
            lambda article: article.language,
            ColumnType.NAME,
            True,
        ),
        Column("country", "Country", country, lambda article: article.country, ColumnType.NAME),
        Column(
            "kind",
            "Kind",
            "What sort of piece it is.",
            lambda article: article.kind.value,
            ColumnType.NAME,
            True,
            codes(ArticleKind),
        ),
    )


def _told(release: Release) -> tuple[Column, ...]:
    told = "Our summary, in a language of the report."
    return (
        Column("topics", "Topics", "What it is about.", lambda article: " ".join(article.topics) or None, ColumnType.NAMES),
        *in_each_language(release, "summary", "Summary", told, lambda article: article.summary),
        Column("quote", "Quotation", "A short quotation, in the language of the article.", lambda article: article.quote),
    )


def _located(release: Release) -> tuple[Column, ...]:
    return (
        Column("url", "Web address", "Where it was published.", lambda article: article.url, ColumnType.ADDRESS, True),
        Column(
            "archive_url",
            "Archived copy",
            "A copy kept by an archive.",
            lambda article: article.archive_url,
            ColumnType.ADDRESS,
        ),
        Column(
            "address",
            "Address",
            "Its place in this report.",
            lambda article: _address(release, article),
            ColumnType.ADDRESS,
            True,
        ),
    )


def _address(release: Release, article: Article) -> str:
    return release.link(release.languages[0], f"/{article.year}/press/#{article.id}")
