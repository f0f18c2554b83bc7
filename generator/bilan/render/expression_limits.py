"""Expressions of a page with limits: only the functions that are given are called, and no operator makes a long value.

So an expression takes no more time and memory than it is long, whoever wrote it: a build of other people's changes never
waits for it. https://jinja.palletsprojects.com/en/stable/sandbox/#operator-intercepting
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from jinja2 import StrictUndefined
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

LONGEST = 2_000  # characters of an expression
MOST = 10_000  # characters of a text, items of a list, and bits of a number that an operator makes
FILTERS = ("abs", "capitalize", "default", "first", "last", "length", "lower", "title", "trim", "upper")


class TooLargeError(Exception):
    """A value that would be larger than an expression may make."""


class BoundedEnvironment(SandboxedEnvironment):
    """Jinja's sandbox, with these functions and with limits on what operators make."""

    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))

    def __init__(self, functions: Collection[Callable[..., object]]) -> None:
        super().__init__(undefined=StrictUndefined, optimized=False)
        self._functions = functions
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}

    def is_safe_callable(self, obj: Any) -> bool:
        """True of the functions that are given, and of names that are not known, which say so when they are called."""
        return isinstance(obj, StrictUndefined) or any(obj is function for function in self._functions)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """What an operator makes; raises `TooLargeError` before it makes something large."""
        if _size(operator, left, right) > MOST:
            raise TooLargeError
        return super().call_binop(context, operator, left, right)


def _size(operator: str, left: Any, right: Any) -> int:
    """How large the result may become at most: characters, items or bits."""
    if operator == "%" and not isinstance(left, int | float):
        return MOST + 1  # a text with places to be filled, whose width may be any
    if operator == "**":
        return _length(left) * (right if isinstance(right, int) else 1)
    if operator == "*" and not all(isinstance(value, int | float) for value in (left, right)):
        many = next((value for value in (left, right) if isinstance(value, int)), 1)
        return max(_length(value) for value in (left, right) if not isinstance(value, int)) * many
    return _length(left) + _length(right)


def _length(value: Any) -> int:
    if isinstance(value, int):
        return value.bit_length()
    return len(value) if hasattr(value, "__len__") else 1
