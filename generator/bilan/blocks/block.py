"""A block, and how to walk a tree of blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

from bilan.model.figure import Figure
from bilan.schema.record import Record

B = TypeVar("B", bound="Block")


@dataclass(frozen=True)
class Block:
    """A part of a page. Its fields are values of the report, texts, and blocks."""


def all_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks and every block in them, in the order of the page."""
    for value in _values(tuple(blocks)):
        if isinstance(value, Block):
            yield value


def blocks_of(kind: type[B], blocks: Iterable[Block]) -> Iterator[B]:
    """Every block of a class, in the order of the page."""
    return (block for block in all_blocks(blocks) if isinstance(block, kind))


def figures_in(blocks: Iterable[Block]) -> Iterator[Figure]:
    """Every figure that the blocks hold, in the order of the page; a figure may be there several times."""
    return (value for value in _values(tuple(blocks)) if isinstance(value, Figure))


def _values(value: object) -> Iterator[object]:
    """A value and the values in it: the items of tuples, and the fields of dataclasses except records of the data."""
    yield value
    if isinstance(value, tuple):
        for item in value:
            yield from _values(item)
    elif is_dataclass(value) and not isinstance(value, Record):
        for name in _names(type(value)):  # type: ignore[arg-type]
            yield from _values(getattr(value, name))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
