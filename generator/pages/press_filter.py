"""What a reader may narrow a press review by: facets with their choices, named in words.

The years and months come newest first, outlets by name, all else the most frequent first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from markupsafe import Markup

from generator.derive.press import counted, facet_values
from generator.markdown.encoder import inert
from generator.markdown.printer import Printer
from generator.model.press import Article


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet and how it is named."""

    value: str
    label: Markup


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet under its legend."""

    name: str
    legend: Markup
    choices: tuple[Choice, ...]


def facets(printer: Printer, articles: Sequence[Article], names: Iterable[str]) -> tuple[Facet, ...]:
    """The named facets, without those that cannot tell the articles apart."""
    made = (_facet(printer, articles, name) for name in names)
    return tuple(facet for facet in made if len(facet.choices) > 1)


def marks(article: Article, names: Iterable[str]) -> Mapping[str, str]:
    """What a script reads of an article: its date and its values of each facet, one a line; nothing without facets."""
    found = {name: "\n".join(facet_values(article, name)) for name in names}
    return {"date": str(article.date or ""), **found} if found else {}


def _facet(printer: Printer, articles: Sequence[Article], name: str) -> Facet:
    values = [value for value, _ in counted(value for article in articles for value in facet_values(article, name))]
    if name in ("year", "month"):
        values.sort(reverse=True)
    if name == "outlet":
        values.sort(key=lambda value: normalize("NFKD", value.casefold()))
    return Facet(name, _legend(printer, name), tuple(Choice(value, _label(printer, name, value)) for value in values))


def _legend(printer: Printer, name: str) -> Markup:
    legends = {
        "year": printer.say("Year"),
        "month": printer.say("Month"),
        "outlet": printer.say("Outlet"),
        "language": printer.say("Language"),
        "topic": printer.say("Topic"),
        "kind": printer.say("Kind"),
    }
    return legends[name]


def _label(printer: Printer, name: str, value: str) -> Markup:
    match name:
        case "month":
            return printer.month((int(value[:4]), int(value[5:]))) if value else printer.say("Month unknown")
        case "language":
            return inert(printer.language_name(value))
        case "topic":
            return printer.topic(value)
        case "kind":
            return printer.say(value)
    return inert(value)
