"""How a figure was computed, or why it could not be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bilan.model.formula import Formula
from bilan.values.interval import Interval


class Uncomputed(StrEnum):
    """Why a figure of a computed indicator has no value."""

    NO_VALUE = "no_value"  # an input has none
    BREAK = "break"  # an input is compared with an earlier year across a break
    ZERO_DIVISOR = "zero_divisor"  # a divisor may be zero
    BOUND = "bound"  # the inputs bound the result on no side


@dataclass(frozen=True, slots=True)
class Input:
    """A figure that went into a computation, by its indicator and year."""

    indicator: str
    year: int


@dataclass(frozen=True, slots=True)
class Computation:
    """The formula of a figure, its inputs, and the interval of the result before rounding.

    Without a result, `obstacle` says why, and `cause` is the input concerned.
    """

    formula: Formula
    inputs: tuple[Input, ...]
    result: Interval | None = None
    obstacle: Uncomputed | None = None
    cause: Input | None = None
