"""The press review: a row for each article."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.outlets import country_of_article, outlet_id, outlet_name, via_name
from bilan.exports.data_table import Column, ColumnType, Table, rows
from bilan.exports.declared_columns import declared_columns, table_columns
from bilan.exports.release import Release
from bilan.exports.tables.sources_table import plain_name
from bilan.model.article import Article

_ORDER = "article year date title outlet language country kind topics summary quote url archive_url address"


def table(release: Release) -> Table:
    """Return the articles of every year, in the order written."""
    columns = table_columns(_ORDER, _derived(release), declared_columns(release, Article))
    records = rows(columns, release.report.articles)
    return Table("articles", "Press review", "The press articles, each with our summary.", 3, columns, records, ("article",))


def _derived(release: Release) -> Iterator[Column]:
    """Return the columns that no key declares, and the identifier."""
    never = "The name of the article for machines; it never changes."
    titled = "The title as published, in its own language; empty where it is not known."
    known = "The name of the outlet for machines; empty where the report lists no outlets."
    read = "Where it was read, if not at the outlet."
    web = "Where it was published; empty for print, radio and television."
    year, here = "The year of the press review that holds it.", "Its place in this report."
    yield Column("article", "Identifier", never, lambda article: article.id, ColumnType.NAME, True)
    yield Column("year", "Year", year, lambda article: article.year, ColumnType.YEAR, True)
    yield Column("title", "Title", titled, lambda article: article.title or None)
    yield Column("outlet", "Outlet", "Who published it.", lambda article: _outlet(release, article), required=True)
    yield Column(
        "outlet_id",
        "Outlet, by its identifier",
        known,
        lambda article: outlet_id(release.report, article.outlet),
        ColumnType.NAME,
    )
    country = "The country of the outlet (ISO 3166-1)."
    yield Column("country", "Country", country, lambda item: country_of_article(release.report, item), ColumnType.NAME)
    yield Column("via", "Via", read, lambda article: plain_name(via_name(release.report, article)))
    yield Column("url", "Web address", web, lambda article: article.url or None, ColumnType.ADDRESS)
    yield Column("address", "Address", here, lambda article: _address(release, article), ColumnType.ADDRESS, True)


def _outlet(release: Release, article: Article) -> str | None:
    return plain_name(outlet_name(release.report, article.outlet))


def _address(release: Release, article: Article) -> str:
    return release.link(release.languages[0], f"/{article.year}/press/#{article.id}")
