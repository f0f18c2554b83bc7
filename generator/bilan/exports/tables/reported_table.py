"""The figures that articles report, with their numbers."""

from __future__ import annotations

from bilan.analysis.press_review import mentions_in
from bilan.exports.data_table import Column, ColumnType, Link, Table, rows
from bilan.exports.release import Release


def table(release: Release) -> Table:
    """Return a row for each figure that an article reports."""
    columns = _columns()
    records = rows(columns, (item for article in release.report.articles for item in mentions_in(release.report, article)))
    links = (Link(("article",), "articles", ("article",)), Link(("year", "indicator"), "figures", ("year", "indicator")))
    meaning = "The figures that articles report, with the number each gives."
    return Table("reported", "Figures in the press", meaning, 4, columns, records, ("article", "year", "indicator"), links)


def _columns() -> tuple[Column, ...]:
    given = "The number the article gives; empty where it gives none."
    differs = "True where that is not the number of this report."
    return (
        Column("article", "Article", "The article, by its identifier.", lambda item: item.article.id, ColumnType.NAME, True),
        Column("year", "Year", "The year the figure is about.", lambda item: item.figure.year, ColumnType.YEAR, True),
        Column(
            "indicator", "Indicator", "The indicator, by its identifier.", lambda item: item.figure.id, ColumnType.NAME, True
        ),
        Column("value", "Value", given, lambda item: item.value, ColumnType.NUMBER),
        Column("differs", "Differs", differs, lambda item: item.differs, ColumnType.TRUTH, True),
    )
