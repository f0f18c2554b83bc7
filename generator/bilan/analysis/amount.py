"""A number of an indicator that is not a figure: a target, a point on the way to one."""

from __future__ import annotations

from dataclasses import dataclass

from bilan.model.indicator import Indicator
from bilan.values.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or a range in the unit of an indicator."""

    indicator: Indicator
    quantity: Quantity
