"""Entries of the whole report that only hidden years use. They would reveal those years, so they are not published."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import TypeVar

from bilan.analysis.documents import cited_in_year
from bilan.diagnostics.problem import Place
from bilan.model.breakdown import Breakdown
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.values.local_text import LocalText

N = TypeVar("N", str, tuple[str, str])


def unpublished_sources(hidden: Sequence[Year], shown: Sequence[Year]) -> set[str]:
    """The documents that only hidden years cite."""
    return _only_in_hidden(hidden, shown, cited_in_year)


def unpublished_indicators(hidden: Sequence[Year], shown: Sequence[Year]) -> set[str]:
    """The indicators that only hidden years observe."""
    return _only_in_hidden(hidden, shown, lambda year: set(year.figures))


def unpublished_members(hidden: Sequence[Year], shown: Sequence[Year]) -> dict[str, set[str]]:
    """The members of dimensions that only hidden years have a figure for, by dimension."""
    found: dict[str, set[str]] = {}
    for dimension, member in _only_in_hidden(hidden, shown, _members):
        found.setdefault(dimension, set()).add(member)
    return found


def _members(year: Year) -> set[tuple[str, str]]:
    breakdowns = (breakdown for figure in year.figures.values() for breakdown in figure.by.values())
    return {
        (name, member)
        for breakdown in breakdowns
        for name, members in zip(breakdown.dimensions, breakdown.members(), strict=False)
        for member in members
    }


def with_formulas_of(report: Report, indicators: set[str]) -> set[str]:
    """These indicators and those whose formulas name one of them, through however many others."""
    naming = {
        item.id
        for item in report.indicators.values()
        if item.formula and any(term.name in indicators for term in item.formula.terms)
    }
    return indicators if naming <= indicators else with_formulas_of(report, indicators | naming)


def unpublished_themes(report: Report, indicators: set[str]) -> set[str]:
    """The themes that have only these indicators."""
    themes = {name: {item.id for item in report.indicators.values() if item.theme.name == name} for name in report.themes}
    return {name for name, members in themes.items() if members and members <= indicators}


def unpublished_terms(report: Report, hidden: Sequence[Year], shown: Sequence[Year]) -> set[str]:
    """The terms used by hidden years, as a topic or in a text, and by no public year. A term used nowhere is not hidden."""
    if not report.terms:
        return set()
    hidden_text, public_text = _all_text(hidden), _all_text(shown)
    names = {term.id: {term.id, *(name.casefold() for name in term.name.texts.values())} for term in report.terms.values()}
    return {name for name, words in names.items() if _any_in(words, hidden_text) and not _any_in(words, public_text)}


def _only_in_hidden(hidden: Sequence[Year], shown: Sequence[Year], names: Callable[[Year], set[N]]) -> set[N]:
    return {name for year in hidden for name in names(year)} - {name for year in shown for name in names(year)}


def _all_text(years: Sequence[Year]) -> str:
    parts = [(year.figures, tuple(year.articles), year.rebuttals, year.events) for year in years]
    return "\n".join(_texts(tuple(parts))).casefold()


def _any_in(words: set[str], text: str) -> bool:
    return any(word in text for word in words)


def _texts(value: object) -> Iterator[str]:
    """Every text inside a value of the model."""
    match value:
        case str():
            yield value
        case LocalText():
            yield from value.texts.values()
        case Place():
            return
        case Breakdown():
            yield from _texts(tuple(value.described()))
        case Mapping():
            yield from (text for item in value.values() for text in _texts(item))
        case tuple():
            yield from (text for item in value for text in _texts(item))
        case _ if is_dataclass(value):
            yield from (text for item in fields(value) for text in _texts(getattr(value, item.name)))
