"""The facets of a press review and their choices, with names.

Years and months are sorted newest first, outlets by name, other values most frequent first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from unicodedata import normalize

from bilan.analysis.outlets import outlet_name
from bilan.analysis.press_review import count_values, facet_values, topic_name
from bilan.blocks.article_blocks import Facet, FacetChoice
from bilan.model.article import Article
from bilan.model.report import Report
from bilan.values.sentence import LanguageName, MonthName, Text, sentence

_LEGENDS = {
    "year": sentence("Year"),
    "month": sentence("Month"),
    "outlet": sentence("Outlet"),
    "language": sentence("Language"),
    "topic": sentence("Topic"),
    "kind": sentence("Kind"),
}


def facets(report: Report, articles: Sequence[Article], names: Iterable[str]) -> tuple[Facet, ...]:
    """The named facets, without those that have the same value for all articles."""
    every_facet = (_facet(report, articles, name) for name in names)
    return tuple(facet for facet in every_facet if len(facet.choices) > 1)


def marks(report: Report, article: Article, names: Iterable[str]) -> Mapping[str, str]:
    """The values of an article for the script: its date and its values for each facet, one a line; empty without facets."""
    values_by_facet = {name: "\n".join(facet_values(report, article, name)) for name in names}
    return {"date": str(article.date or ""), **values_by_facet} if values_by_facet else {}


def _facet(report: Report, articles: Sequence[Article], name: str) -> Facet:
    values = [
        value for value, _ in count_values(value for article in articles for value in facet_values(report, article, name))
    ]
    if name in ("year", "month"):
        values.sort(reverse=True)
    if name == "outlet":
        values.sort(key=lambda value: normalize("NFKD", value.casefold()))
    return Facet(name, _LEGENDS[name], tuple(FacetChoice(value, _label(report, name, value)) for value in values))


def _label(report: Report, name: str, value: str) -> Text:
    match name:
        case "month":
            return MonthName(int(value[:4]), int(value[5:])) if value else sentence("Month unknown")
        case "language":
            return LanguageName(value)
        case "topic":
            return topic_title(report, value)
        case "kind":
            return sentence(value)
        case "outlet":
            return outlet_name(report, value)
    return value


def topic_title(report: Report, name: str) -> Text:
    """The name of a topic in the data, or else the words of its id."""
    return topic_name(report, name) or name.replace("_", " ").capitalize()
