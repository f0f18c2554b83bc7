"""A Jinja sandbox with limits for expressions on pages: only given functions can be called, and results have a maximum size.

So the time and memory of an expression are bounded by its length, and a build can run expressions written by others.
https://jinja.palletsprojects.com/en/stable/sandbox/#operator-intercepting
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from jinja2 import StrictUndefined
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

MAX_LENGTH = 2_000  # characters of an expression
MAX_SIZE = 10_000  # characters of a string, items of a list, or bits of a number in the result of an operator
FILTERS = ("abs", "capitalize", "default", "first", "last", "length", "lower", "title", "trim", "upper")


class TooLargeError(Exception):
    """Raised before an operator would make a value larger than `MAX_SIZE`."""


class BoundedEnvironment(SandboxedEnvironment):
    """Jinja's sandbox with the given functions, and with limits on the results of operators."""

    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))

    def __init__(self, functions: Collection[Callable[..., object]]) -> None:
        super().__init__(undefined=StrictUndefined, optimized=False)
        self._functions = functions
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}

    def is_safe_callable(self, obj: Any) -> bool:
        """True for the given functions, and for unknown names, which raise their own error when called."""
        return isinstance(obj, StrictUndefined) or any(obj is function for function in self._functions)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """The result of an operator; raises `TooLargeError` before the result is too large."""
        if _size(operator, left, right) > MAX_SIZE:
            raise TooLargeError
        return super().call_binop(context, operator, left, right)


def _size(operator: str, left: Any, right: Any) -> int:
    """The maximum size of the result: characters, items or bits."""
    if operator == "%" and not isinstance(left, int | float):
        return MAX_SIZE + 1  # string formatting can set any width
    if operator == "**":
        return _length(left) * (right if isinstance(right, int) else 1)
    if operator == "*" and not all(isinstance(value, int | float) for value in (left, right)):
        factor = next((value for value in (left, right) if isinstance(value, int)), 1)
        return max(_length(value) for value in (left, right) if not isinstance(value, int)) * factor
    return _length(left) + _length(right)


def _length(value: Any) -> int:
    if isinstance(value, int):
        return value.bit_length()
    return len(value) if hasattr(value, "__len__") else 1
