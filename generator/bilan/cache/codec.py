"""How a value is kept: as a record that JSON can hold, with its texts and files in the contents of the cache."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bilan.cache.contents import Contents

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Codec(Generic[T]):
    """`dump` turns a value into a record (lists, mappings, strings, numbers); `load` turns the record into an equal value.

    `load` raises `AbsentError` if the value needs a content that is not there.
    """

    dump: Callable[[T, Contents], Any]
    load: Callable[[Any, Contents], T]


def _same(value: Any, _: Contents) -> Any:
    return value


JSON: Codec[Any] = Codec(_same, _same)  # the value is a record itself, which nobody may modify
LIVE: Codec[Any] = Codec(_same, _same)  # the value stays in memory and is the same object again
