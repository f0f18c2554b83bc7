"""Keeping labels apart: what finds no room is left out, the most wanted first."""

from __future__ import annotations

from collections.abc import Iterable

from bilan.charts.box import Box
from bilan.charts.text_label import Label


def place_labels(wanted: Iterable[Label], taken: Iterable[Box], sheet: Box) -> tuple[Label, ...]:
    """The labels, in order of importance, that lie on the sheet and on nothing taken, nor on a label before them."""
    boxes = list(taken)
    placed: list[Label] = []
    for label in wanted:
        own = label.box
        if sheet.contains(own) and not any(own.overlaps(box) for box in boxes):
            placed.append(label)
            boxes.append(own)
    return tuple(placed)


def clamp(centre: float, width: float, left: float, right: float) -> float:
    """The centre moved as little as needed for something so wide to stay between two edges."""
    return max(left + width / 2, min(centre, right - width / 2))
