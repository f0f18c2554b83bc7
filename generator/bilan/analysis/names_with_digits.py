"""Names that hold digits, which are no numbers: France 24."""

from __future__ import annotations

from bilan.analysis.cached_view import cached_view
from bilan.model.article_index import index_of
from bilan.model.report import Report


@cached_view
def names_with_digits(report: Report) -> tuple[str, ...]:
    """The outlets and publishers whose names hold digits, the longest first."""
    outlets = (index_of(year.articles).outlets for year in report.years.values())
    named = {source.publisher for source in report.sources.values()}.union(*outlets)
    with_digits = (name for name in named if any(sign.isdigit() for sign in name))
    return tuple(sorted(with_digits, key=lambda name: (-len(name), name)))
