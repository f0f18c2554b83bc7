"""Where words fit inside a region: the widest place of some rows of pixels, nearest to the middle of the region."""

from __future__ import annotations

from collections.abc import Sequence

Ring = Sequence[tuple[float, float]]
LOOKED_AT = (0, -0.25, 0.25, -0.5, 0.5)  # of the height of a box, from its middle
ROW = 2.0  # pixels between two rows that are tried


def place_inside(rings: Sequence[Ring], width: float, height: float) -> tuple[float, float] | None:
    """The centre of a box of that size inside a region; None if there is no space for it.

    Some lines of each box are tested, from its top to its bottom.
    """
    edges = [(ring[index - 1], ring[index]) for ring in rings for index in range(len(ring))]
    ys = [y for ring in rings for _, y in ring]
    if not ys:
        return None
    middle = (min(ys) + max(ys)) / 2
    rows = int((max(ys) - min(ys) - height) // ROW) + 1
    centres = (min(ys) + height / 2 + row * ROW for row in range(max(rows, 0)))
    best: tuple[float, float, float] | None = None
    for y in centres:
        for left, right in _shared_spans(edges, [y + height * share for share in LOOKED_AT]):
            if right - left >= width:
                score = min(right - left, 1.5 * width) - abs(y - middle)
                if best is None or score > best[0]:
                    best = score, (left + right) / 2, y
    return best[1:] if best else None


def _shared_spans(
    edges: Sequence[tuple[tuple[float, float], tuple[float, float]]], rows: Sequence[float]
) -> list[tuple[float, float]]:
    """The spans that are inside on all of the rows."""
    shared = _spans(edges, rows[0])
    for y in rows[1:]:
        shared = [(max(a, c), min(b, d)) for a, b in shared for c, d in _spans(edges, y) if min(b, d) > max(a, c)]
    return shared


def _spans(edges: Sequence[tuple[tuple[float, float], tuple[float, float]]], y: float) -> list[tuple[float, float]]:
    """The spans that are inside on a row."""
    crossings = sorted(x1 + (x2 - x1) * (y - y1) / (y2 - y1) for (x1, y1), (x2, y2) in edges if (y1 <= y) != (y2 <= y))
    return list(zip(crossings[::2], crossings[1::2], strict=False))
