"""A number or a range of numbers, as a figure states it."""

from __future__ import annotations

from decimal import Decimal

from bilan.values.interval import Interval

Quantity = Decimal | Interval


def quantity_text(quantity: Quantity) -> str:
    """A number or a range as the data files write it: `4463`, `[100, 120]`."""
    return f"[{quantity.low:f}, {quantity.high:f}]" if isinstance(quantity, Interval) else f"{quantity:f}"


def single_number(quantity: Quantity | None) -> Decimal | None:
    """The number of a quantity; None for a range."""
    return None if isinstance(quantity, Interval) else quantity


def range_text(quantity: Quantity | None) -> str | None:
    """The ends of a range with a solidus between them (ISO 8601): `100/120`; None for a number."""
    return f"{quantity.low:f}/{quantity.high:f}" if isinstance(quantity, Interval) else None
