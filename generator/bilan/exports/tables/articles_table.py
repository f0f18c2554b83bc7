"""The press review: a row for each article."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.exports.data_table import Column, ColumnType, Table, rows
from bilan.exports.declared_columns import declared_columns, table_columns
from bilan.exports.release import Release
from bilan.model.press import Article

_ORDER = "article year date title outlet language country kind topics summary quote url archive_url address"


def table(release: Release) -> Table:
    """Return the articles of every year, in the order written."""
    columns = table_columns(_ORDER, _derived(release), declared_columns(release, Article))
    records = rows(columns, release.report.articles)
    return Table("articles", "Press review", "The press articles, each with our summary.", 3, columns, records, ("article",))


def _derived(release: Release) -> Iterator[Column]:
    """Return the columns that no key declares, and the identifier."""
    never = "The name of the article for machines; it never changes."
    year, here = "The year of the press review that holds it.", "Its place in this report."
    yield Column("article", "Identifier", never, lambda article: article.id, ColumnType.NAME, True)
    yield Column("year", "Year", year, lambda article: article.year, ColumnType.YEAR, True)
    yield Column("address", "Address", here, lambda article: _address(release, article), ColumnType.ADDRESS, True)


def _address(release: Release, article: Article) -> str:
    return release.link(release.languages[0], f"/{article.year}/press/#{article.id}")
