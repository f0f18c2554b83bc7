"""The order of columns and members in downloads: published ones keep their place, new ones come at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")

_LAST = "address"


def in_published_order(order: str, items: Iterable[T], name: Callable[[T], str]) -> tuple[T, ...]:
    """Return the items in the order of their names in `order`, separated by spaces.

    Unlisted ones come before the address.
    """
    ranks = {known: rank for rank, known in enumerate(order.split())}
    return tuple(sorted(items, key=lambda item: ranks.get(name(item), ranks[_LAST] - 0.5)))
