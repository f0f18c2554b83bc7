"""Names with digits, such as France 24: the digits are not numbers of the report."""

from __future__ import annotations

from bilan.analysis.cached_view import cached_view
from bilan.model.article_index import index_of
from bilan.model.report import Report


@cached_view
def names_with_digits(report: Report) -> tuple[str, ...]:
    """The outlets and publishers whose names contain digits, the longest first."""
    written = (index_of(year.articles).outlets for year in report.years.values())
    entries = {text for outlet in report.outlets.values() for text in outlet.name.texts.values()}
    names = {source.publisher for source in report.sources.values()}.union(entries, *written)
    with_digits = (name for name in names if any(character.isdigit() for character in name))
    return tuple(sorted(with_digits, key=lambda name: (-len(name), name)))
