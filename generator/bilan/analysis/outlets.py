"""The outlet of an article: an entry of outlets.yml, or a name as it is written."""

from __future__ import annotations

from collections.abc import Mapping

from bilan.analysis.cached_view import cached_view
from bilan.model.article import Article
from bilan.model.outlet import Outlet
from bilan.model.report import Report
from bilan.model.source import Source
from bilan.values.local_text import LocalText


def outlet_entry(report: Report, written: str) -> Outlet | None:
    """The entry with that id, or with that name in any language; None if there is none."""
    name = written if written in report.outlets else _ids_by_name(report).get(written.casefold(), "")
    return report.outlets.get(name)


@cached_view
def _ids_by_name(report: Report) -> Mapping[str, str]:
    """The id of each outlet by its names in lower case."""
    return {text.casefold(): outlet.id for outlet in report.outlets.values() for text in outlet.name.texts.values()}


def outlet_name(report: Report, written: str) -> str | LocalText:
    """The name of an outlet: that of its entry, or what is written. A name in one language is the same in all."""
    entry = outlet_entry(report, written)
    if entry is None:
        return written
    return entry.name if len(entry.name.texts) > 1 else entry.name.original


def outlet_id(report: Report, written: str) -> str | None:
    """The id of the entry of an outlet; None if it has none."""
    entry = outlet_entry(report, written)
    return entry.id if entry else None


def outlet_key(report: Report, written: str) -> str:
    """What tells an outlet from others: the id of its entry, or what is written."""
    return outlet_id(report, written) or written


def via_name(report: Report, item: Article | Source) -> str | LocalText | None:
    """Where an article or a document was read, if not at its outlet: an outlet of outlets.yml, or a text."""
    if item.via is None:
        return None
    entry = outlet_entry(report, item.via.original)
    return outlet_name(report, entry.id) if entry else item.via


def country_of_article(report: Report, article: Article) -> str | None:
    """The country of an article's outlet: that of the article, or else that of the entry."""
    entry = outlet_entry(report, article.outlet)
    return article.country or (entry.country if entry else None)
