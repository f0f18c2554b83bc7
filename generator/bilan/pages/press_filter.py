"""The facets of a press review and their choices, with names.

Years and months are sorted newest first, outlets by name, other values most frequent first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from markupsafe import Markup

from bilan.analysis.press_review import count_values, facet_values
from bilan.model.press import Article
from bilan.render.escape import escape_markdown
from bilan.render.formatter import PageFormatter


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet and its label."""

    value: str
    label: Markup


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its legend and choices."""

    name: str
    legend: Markup
    choices: tuple[Choice, ...]


def facets(formatter: PageFormatter, articles: Sequence[Article], names: Iterable[str]) -> tuple[Facet, ...]:
    """The named facets, without those that have the same value for all articles."""
    every_facet = (_facet(formatter, articles, name) for name in names)
    return tuple(facet for facet in every_facet if len(facet.choices) > 1)


def marks(article: Article, names: Iterable[str]) -> Mapping[str, str]:
    """The values of an article for the script: its date and its values for each facet, one a line; empty without facets."""
    values_by_facet = {name: "\n".join(facet_values(article, name)) for name in names}
    return {"date": str(article.date or ""), **values_by_facet} if values_by_facet else {}


def _facet(formatter: PageFormatter, articles: Sequence[Article], name: str) -> Facet:
    values = [value for value, _ in count_values(value for article in articles for value in facet_values(article, name))]
    if name in ("year", "month"):
        values.sort(reverse=True)
    if name == "outlet":
        values.sort(key=lambda value: normalize("NFKD", value.casefold()))
    return Facet(name, _legend(formatter, name), tuple(Choice(value, _label(formatter, name, value)) for value in values))


def _legend(formatter: PageFormatter, name: str) -> Markup:
    legends = {
        "year": formatter.say("Year"),
        "month": formatter.say("Month"),
        "outlet": formatter.say("Outlet"),
        "language": formatter.say("Language"),
        "topic": formatter.say("Topic"),
        "kind": formatter.say("Kind"),
    }
    return legends[name]


def _label(formatter: PageFormatter, name: str, value: str) -> Markup:
    match name:
        case "month":
            return formatter.month((int(value[:4]), int(value[5:]))) if value else formatter.say("Month unknown")
        case "language":
            return escape_markdown(formatter.language_name(value))
        case "topic":
            return formatter.topic(value)
        case "kind":
            return formatter.say(value)
    return escape_markdown(value)
