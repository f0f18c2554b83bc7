"""A country that does not exist, as GeoJSON: three rows of four regions with winding borders, an enclave and an island."""

from __future__ import annotations

import json
from random import Random

Position = tuple[float, float]
COLUMNS, ROWS = 4, 3
NAMES = tuple(f"region-{number}" for number in range(1, COLUMNS * ROWS + 1))
ENCLAVE, ISLAND = "enclave", "island"


def winding(start: Position, end: Position, depth: int, random: Random) -> list[Position]:
    """A line from a position to another, by moving the middle aside again and again; without the end."""
    if not depth:
        return [start]
    (x1, y1), (x2, y2) = start, end
    shift = random.uniform(-0.22, 0.22)
    middle = ((x1 + x2) / 2 - (y2 - y1) * shift, (y1 + y2) / 2 + (x2 - x1) * shift)
    return [*winding(start, middle, depth - 1, random), *winding(middle, end, depth - 1, random)]


def rings(depth: int = 5, seed: int = 4) -> dict[str, list[list[list[Position]]]]:
    """The polygons of each region. Neighbours have the same positions along their border; the first repeats at the end."""
    random = Random(seed)
    corners = {
        (column, row): (column * 2.0 + random.uniform(-0.5, 0.5), 36 - row * 2.0 + random.uniform(-0.5, 0.5))
        for row in range(ROWS + 1)
        for column in range(COLUMNS + 1)
    }
    lines: dict[tuple[tuple[int, int], tuple[int, int]], list[Position]] = {}

    def line(a: tuple[int, int], b: tuple[int, int]) -> list[Position]:
        """The border between two corners, without its end."""
        if (a, b) not in lines:
            there = winding(corners[a], corners[b], depth, random)
            lines[a, b] = there
            lines[b, a] = [corners[b], *reversed(there[1:])]
        return lines[a, b]

    found: dict[str, list[list[list[Position]]]] = {}
    for number, name in enumerate(NAMES):
        row, column = divmod(number, COLUMNS)
        ends = [(column, row), (column, row + 1), (column + 1, row + 1), (column + 1, row)]
        ring = [position for a, b in zip(ends, [*ends[1:], ends[0]], strict=True) for position in line(a, b)]
        found[name] = [[[*ring, ring[0]]]]
    x, y = 3.1, 33.1
    square = [(x, y), (x + 0.35, y), (x + 0.35, y - 0.35), (x, y - 0.35)]
    enclave = [
        position for a, b in zip(square, [*square[1:], square[0]], strict=True) for position in winding(a, b, 3, random)
    ]
    found[NAMES[5]][0].append([*reversed(enclave), enclave[-1]])
    found[ENCLAVE] = [[[*enclave, enclave[0]]]]
    island = [(9.4, 31.0), (9.9, 31.2), (10.0, 30.7), (9.5, 30.6), (9.4, 31.0)]
    found[ISLAND] = [[island]]
    return found


def feature(name: str, polygons: list[list[list[Position]]]) -> dict[str, object]:
    """A feature of GeoJSON."""
    return {
        "type": "Feature",
        "properties": {"id": name},
        "geometry": {"type": "MultiPolygon", "coordinates": polygons},
    }


def geojson(depth: int = 5) -> bytes:
    """The whole country as a file."""
    features = [feature(name, polygons) for name, polygons in rings(depth).items()]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()
