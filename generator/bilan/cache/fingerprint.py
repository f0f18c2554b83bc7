"""Digests of values. Equal values have equal digests, in any process.

A value is turned into one that `marshal` can write: its second version writes equal values as equal bytes, and writes most
values several times faster than `pickle`. Nothing is ever read back.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from types import BuiltinFunctionType, FunctionType
from typing import Any

_VERSION = 2  # later versions write a value by reference where it is the same object as one before
_ATOMS = frozenset((str, int, float, bool, bytes, type(None)))
_NAMED = (type, FunctionType, BuiltinFunctionType)

Reduce = Callable[[Any], Any]


def fingerprint(value: object) -> str:
    """The digest of a value.

    A class may have a method `fingerprinted`, which returns the value to use in place of an object. Otherwise these are
    its class, and all that would be pickled of it. Raises `TypeError` for what cannot be pickled, such as a lambda.
    """
    return blake2b(marshal.dumps(_reduced(value), _VERSION), digest_size=16).hexdigest()


def _reduced(value: Any) -> Any:
    """The value, made of what `marshal` knows."""
    return value if type(value) in _ATOMS else _reduction(type(value))(value)  # type: ignore[arg-type]


@cache
def _reduction(kind: type) -> Reduce:
    """How the values of a class are reduced."""
    if hasattr(kind, "fingerprinted"):
        return lambda value: _reduced(value.fingerprinted())
    if kind in (tuple, list):
        return _items
    if kind is dict:
        return lambda value: ("dict", _items(value), _items(value.values()))
    if kind in (set, frozenset):
        return lambda value: ("set", sorted(marshal.dumps(item, _VERSION) for item in _items(value)))
    if issubclass(kind, _NAMED):
        return _of_name
    name = f"{kind.__module__}.{kind.__qualname__}"
    if issubclass(kind, Enum):
        return lambda value: (name, value.name)
    if kind in (Decimal, date, datetime):
        return lambda value: (name, str(value))
    if issubclass(kind, tuple):
        return lambda value: (name, *_items(value))
    if is_dataclass(kind):
        return _of_fields(name, [item.name for item in fields(kind)])
    return lambda value: (name, _items(map(_listed, value.__reduce_ex__(2))))


def _of_name(value: Any) -> tuple[str, str]:
    if "<" in value.__qualname__:  # a lambda, or a function within one: its name does not say what it depends on
        raise TypeError(f"{value.__qualname__} has no fingerprint: use a function of a module, or a partial of one")
    return value.__module__, value.__qualname__


def _items(values: Iterable[Any]) -> list[Any]:
    return [value if type(value) in _ATOMS else _reduced(value) for value in values]


def _of_fields(name: str, names: list[str]) -> Reduce:
    if len(names) < 2:  # attrgetter gives one value by itself
        return lambda value: (name, *(_reduced(getattr(value, one)) for one in names))
    values_of = attrgetter(*names)
    return lambda value: (name, _items(values_of(value)))


def _listed(part: Any) -> object:
    """A part of what would be pickled; the items of a list or dict are given as an iterator."""
    return [*part] if hasattr(part, "__next__") else part
