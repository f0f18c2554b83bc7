"""A block, and how to walk a tree of blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, dataclass_transform

from bilan.analysis.change import Change, Incomparable
from bilan.analysis.documents import Document
from bilan.model.figure import Figure
from bilan.schema.record import Record

# Records of the data; and changes, which print an amount and a year, but no figure.
_LEAVES = (Record, Change, Incomparable)
B = TypeVar("B", bound="Block")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
@dataclass(frozen=True)
class Block:
    """A part of a page: a frozen dataclass, as every class derived from it is made one.

    Its fields are values of the report, texts, and blocks.
    """

    def __init_subclass__(cls) -> None:
        dataclass(frozen=True)(cls)


def all_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks and every block in them, in the order of the page."""
    for value in _values(tuple(blocks)):
        if isinstance(value, Block):
            yield value


def figures_in(blocks: Iterable[Block]) -> Iterator[Figure]:
    """Every figure that the blocks print or name, in the order of the page; a figure may be there several times."""
    return (value for value in _values(tuple(blocks)) if isinstance(value, Figure))


def blocks_of(kind: type[B], blocks: Iterable[Block]) -> Iterator[B]:
    """Every block of a class, in the order of the page."""
    return (block for block in all_blocks(blocks) if isinstance(block, kind))


def documents_in(blocks: Iterable[Block]) -> Iterator[Document]:
    """Every document that the blocks cite, in the order of the page; a document may be there several times."""
    return (value for value in _values(tuple(blocks)) if isinstance(value, Document))


def _values(root: tuple[Block, ...]) -> Iterator[object]:
    """The values in blocks, in order: items of tuples, and fields of dataclasses except `_LEAVES`."""
    waiting: list[Any] = list(reversed(root))
    while waiting:
        value = waiting.pop()
        if isinstance(value, tuple):
            waiting.extend(reversed(value))
            continue
        yield value
        waiting.extend([getattr(value, name) for name in _names(type(value))])  # type: ignore[arg-type]


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The fields of a class whose values are walked, the last first; none of a class that is no dataclass or a leaf."""
    if issubclass(kind, _LEAVES) or not is_dataclass(kind):
        return ()
    return tuple(item.name for item in reversed(fields(kind)))
