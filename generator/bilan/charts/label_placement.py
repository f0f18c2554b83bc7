"""Labels that do not overlap: the most important are placed first, and those that do not fit are left out."""

from __future__ import annotations

from collections.abc import Iterable

from bilan.charts.box import Box
from bilan.charts.text_label import Label


def place_labels(candidates: Iterable[Label], occupied: Iterable[Box], view_box: Box) -> tuple[Label, ...]:
    """The candidates, most important first, that are inside the view box and overlap nothing occupied or placed before."""
    boxes = list(occupied)
    placed: list[Label] = []
    for label in candidates:
        own = label.box
        if view_box.contains(own) and not any(own.overlaps(box) for box in boxes):
            placed.append(label)
            boxes.append(own)
    return tuple(placed)


def clamp(centre: float, width: float, left: float, right: float) -> float:
    """The centre nearest to `centre` for which something of that width is between the two edges."""
    return max(left + width / 2, min(centre, right - width / 2))
