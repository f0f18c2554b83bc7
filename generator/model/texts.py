"""Every text of a report that readers are shown in several languages, with the record it belongs to.

Those of articles, which are many, are asked for apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from generator.model.press import Article
from generator.model.report import Report
from generator.schema.record import Record
from generator.values.texts import LocalText

_NONE = frozenset(("place", "places", "views", "articles"))
Held = tuple[Record | None, LocalText]


def local_texts(report: Report) -> tuple[Held, ...]:
    """The texts of a report but for its articles, in the order written, each with the record that holds it; found once."""
    return report.views.of(__name__, lambda whole: tuple(_texts(whole, None)), report)


def texts_of(articles: Iterable[Article]) -> Iterator[Held]:
    """The texts of articles."""
    return (held for article in articles for held in _texts(article, article))


def _texts(value: object, owner: Record | None) -> Iterator[Held]:
    if isinstance(value, LocalText):
        yield owner, value
    elif is_dataclass(value):
        held = value if isinstance(value, Record) else owner
        for name in _holding(type(value)):  # type: ignore[arg-type]
            yield from _texts(getattr(value, name), held)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item, owner)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item, owner)


@cache
def _holding(kind: Any) -> tuple[str, ...]:
    """The fields of a kind of record in which a text may be that is not asked for apart; places hold none."""
    return tuple(field.name for field in fields(kind) if field.name not in _NONE)
