"""What only hidden years make use of: it would tell of them, though it stands in files of the whole report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass

from bilan.analysis.documents import cited_in_year
from bilan.diagnostics.problem import Place
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.values.local_text import LocalText


def unpublished_sources(hidden: Sequence[Year], shown: Sequence[Year]) -> set[str]:
    """The documents that only hidden years cite."""
    return _only(hidden, shown, cited_in_year)


def unpublished_indicators(hidden: Sequence[Year], shown: Sequence[Year]) -> set[str]:
    """The indicators that only hidden years observe."""
    return _only(hidden, shown, lambda year: set(year.figures))


def unpublished_themes(report: Report, unseen: set[str]) -> set[str]:
    """The themes under which only these indicators stand."""
    themes = {name: {item.id for item in report.indicators.values() if item.theme.name == name} for name in report.themes}
    return {name for name, members in themes.items() if members and members <= unseen}


def unpublished_terms(report: Report, hidden: Sequence[Year], shown: Sequence[Year]) -> set[str]:
    """The terms that hidden years use, as a topic or in a text, and public ones do not; a term used nowhere is no secret."""
    if not report.terms:
        return set()
    secret, public = _said(hidden), _said(shown)
    names = {term.id: {term.id, *(name.casefold() for name in term.name.texts.values())} for term in report.terms.values()}
    return {name for name, words in names.items() if _any(words, secret) and not _any(words, public)}


def _only(hidden: Sequence[Year], shown: Sequence[Year], names: Callable[[Year], set[str]]) -> set[str]:
    return {name for year in hidden for name in names(year)} - {name for year in shown for name in names(year)}


def _said(years: Sequence[Year]) -> str:
    told = [(year.figures, tuple(year.articles), year.rebuttals, year.events) for year in years]
    return "\n".join(_texts(tuple(told))).casefold()


def _any(words: set[str], text: str) -> bool:
    return any(word in text for word in words)


def _texts(value: object) -> Iterator[str]:
    """Every text within a value of the model."""
    match value:
        case str():
            yield value
        case LocalText():
            yield from value.texts.values()
        case Place():
            return
        case Mapping():
            yield from (text for item in value.values() for text in _texts(item))
        case tuple():
            yield from (text for item in value for text in _texts(item))
        case _ if is_dataclass(value):
            yield from (text for item in fields(value) for text in _texts(getattr(value, item.name)))
