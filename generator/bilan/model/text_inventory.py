"""Every text of a report that readers are shown in several languages, with the record it belongs to.

The texts of articles, which are many, have a function of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum, auto
from functools import cache
from typing import Any, cast

from bilan.model.article import Article
from bilan.model.breakdown import Breakdown
from bilan.model.figure import Figure
from bilan.model.registers.register_table import RegisterTable
from bilan.model.report import Report
from bilan.schema.record import Record
from bilan.values.local_text import LocalText

_PLAIN = frozenset(("str", "str | None", "int", "bool", "PartialDate | None", "tuple[str, ...]"))  # as they are declared
_NONE = frozenset(("place", "places", "views", "articles"))
OwnedText = tuple[Record | None, LocalText]


def local_texts(report: Report) -> tuple[OwnedText, ...]:
    """The texts of a report but for its articles, in the order written, each with the record that holds it; found once."""
    return report.views.of(__name__, lambda whole: tuple(_texts(whole, None)), report)


def texts_of(articles: Iterable[Article]) -> tuple[OwnedText, ...]:
    """The texts of articles."""
    return tuple(held for article in articles for held in _texts(article, article))


def _texts(value: object, owner: Record | None) -> Iterator[OwnedText]:
    match _form(value):
        case _Form.TEXT:
            yield owner, cast(LocalText, value)
        case _Form.FIELDS:
            if isinstance(value, Figure) and value.computation:
                return  # its texts are those of its inputs
            held = value if isinstance(value, Record) else owner
            for name in _holding(type(value)):  # type: ignore[arg-type]
                inner = getattr(value, name)
                if _form(inner) is not _Form.NO_TEXT:
                    yield from _texts(inner, held)
        case _Form.CELLS:
            for cell in cast(Breakdown[Any], value).described():
                yield from _texts(cell, owner)
        case _Form.NAMED:
            for item in cast(Mapping[object, object], value).values():
                yield from _texts(item, owner)
        case _Form.LISTED:
            for item in cast(tuple[object, ...], value):
                yield from _texts(item, owner)


def _form(value: object) -> _Form:
    return _known_form(type(value))  # type: ignore[arg-type]


class _Form(Enum):
    """What a value of a kind is, for who looks for texts in it."""

    TEXT = auto()
    FIELDS = auto()
    CELLS = auto()
    NAMED = auto()
    LISTED = auto()
    NO_TEXT = auto()


@cache
def _known_form(kind: Any) -> _Form:
    if issubclass(kind, LocalText):
        return _Form.TEXT
    if issubclass(kind, Breakdown):
        return _Form.CELLS
    if issubclass(kind, RegisterTable):
        return _Form.NO_TEXT
    if is_dataclass(kind):
        return _Form.FIELDS
    if issubclass(kind, Mapping):
        return _Form.NAMED
    return _Form.LISTED if issubclass(kind, tuple) else _Form.NO_TEXT


@cache
def _holding(kind: Any) -> tuple[str, ...]:
    """The fields of a kind of record in which a text may be except articles; places have no texts."""
    return tuple(field.name for field in fields(kind) if field.name not in _NONE and field.type not in _PLAIN)
