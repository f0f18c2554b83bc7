"""The order of columns and members in downloads: what was published once keeps its place, what is new comes at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")

_LAST = "address"


def in_published_order(order: str, items: Iterable[T], name: Callable[[T], str]) -> tuple[T, ...]:
    """The items by the order of their names, which blanks separate; one that is not named there comes before the address."""
    ranks = {known: rank for rank, known in enumerate(order.split())}
    return tuple(sorted(items, key=lambda item: ranks.get(name(item), ranks[_LAST] - 0.5)))
