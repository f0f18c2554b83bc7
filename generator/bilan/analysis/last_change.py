"""The day of the last change of the data, from the days that the data name. A copy of the files has no other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bilan.analysis.cached_view import cached_view
from bilan.model.report import Report


@cached_view
def last_change(report: Report) -> date | None:
    """The latest of the days on which public figures were published, approved or corrected, or a document was consulted."""
    return max(_days(report), default=None)


def _days(report: Report) -> Iterator[date]:
    for year in report.years.values():
        about = year.about
        if year.figures:
            yield from (day for day in (about.publish_on, about.approved.on if about.approved else None) if day)
        yield from (article.consulted for article in year.articles if article.consulted)
    yield from (source.consulted for source in report.sources.values() if source.consulted)
    for figure in report.figures:
        yield from (revision.date for revision in figure.revisions)
