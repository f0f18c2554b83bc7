"""The figures that articles report, with their numbers."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.press_review import Mention, mentions_in
from bilan.exports.data_table import Column, ColumnType, Link, Table, rows
from bilan.exports.release import Release
from bilan.exports.tables.figures_table import OF_A_FIGURE, QUALIFIERS, RANGE, Observations
from bilan.values.quantity import range_text, single_number


def table(release: Release) -> Table:
    """Return a row for each figure that an article reports.

    Where figures are broken down, an article may report several figures of an indicator and year: a column then names the
    observation.
    """
    parts = Observations(tuple(release.report.figures)).have_parts
    columns = (*_columns(), *(_observation() if parts else ()))
    records = rows(columns, (item for article in release.report.articles for item in mentions_in(release.report, article)))
    figure, identified = (("observation",), ("id",)) if parts else (("year", "indicator"), ("year", "indicator"))
    links = (Link(("article",), "articles", ("article",)), Link(figure, "figures", identified))
    meaning = "The figures that articles report, with the number each gives."
    return Table("reported", "Figures in the press", meaning, 4, columns, records, ("article", *figure), links)


def _columns() -> tuple[Column, ...]:
    given = "The number the article gives; empty where it gives none."
    stated = "How exactly the article states the number."
    differs = "True if that is not the number of this report."
    between = "The two ends of the range it gives, with “/” between them; empty where it gives a number or none."
    return (
        Column("article", "Article", "The article, by its identifier.", lambda item: item.article.id, ColumnType.NAME, True),
        *OF_A_FIGURE,
        Column("value", "Value", given, lambda item: single_number(item.value), ColumnType.NUMBER),
        Column("differs", "Differs", differs, lambda item: item.differs, ColumnType.TRUTH, True),
        Column("qualifier", "Qualifier", stated, _qualifier, ColumnType.NAME, choices=QUALIFIERS),
        Column("range", "Range", between, lambda item: range_text(item.value)),
    )


def _qualifier(mention: Mention) -> str | None:
    """What the article says of its number; None where it gives none."""
    if mention.value is None:
        return None
    return RANGE if range_text(mention.value) else mention.qualifier.value


def _observation() -> Iterator[Column]:
    meaning = "The observation that is reported, as the table of figures names it."
    yield Column("observation", "Observation", meaning, lambda item: item.figure.key, ColumnType.NAME, True)
