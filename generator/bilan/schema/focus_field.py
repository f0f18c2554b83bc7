"""The point of a picture that must stay visible where it is cut."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from bilan.messages.message import Message, translatable
from bilan.schema.field_type import ReadContext, mismatch, pair
from bilan.schema.number_fields import INVALID, Number
from bilan.yaml.nodes import Node


class Focus(NamedTuple):
    """How far a point is from the left and from the top, as shares of the width and of the height."""

    left: Decimal
    top: Decimal


CENTRE = Focus(Decimal("0.5"), Decimal("0.5"))


@dataclass(frozen=True, slots=True)
class FocusPoint:
    """A point as two numbers from 0 to 1. Problems: those of `Number`, `wrong-kind`."""

    expected: Message = translatable("a point such as [0.5, 0.3]: from the left and from the top, each from 0 to 1")

    def read(self, node: Node, reading: ReadContext) -> Focus | None:
        shares = pair(node, self.expected, reading, _share)
        return Focus(*shares) if shares else None


def _share(node: Node, reading: ReadContext) -> Decimal | None:
    """A number from 0 to 1. It is no figure: how many decimals it has does not matter."""
    expected = translatable("a number from 0 to 1, such as 0.5")
    share = Number(expected).read(node, replace(reading, decimals=None))
    if share is None or 0 <= share <= 1:
        return share
    reading.problems.append(INVALID.at(node.place, mismatch(node, expected)))
    return None
