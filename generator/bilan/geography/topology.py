"""The shapes of regions with each shared border once, so that simplifying it leaves no gap between neighbours.

As in TopoJSON (M. Bostock), rings are cut into arcs at the points where more than two borders meet. Rings that share an arc
use the same one, in either direction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from bilan.geography.projection import projection_for
from bilan.geography.simplification import point_weights

Point = tuple[float, float]
Ring = tuple[Point, ...]
GRID = 100_000  # positions are rounded to this fraction of the width of all shapes, so that borders meet in the same points
MIN_ISLAND = 2.0  # square pixels; smaller islands and lakes are left out, except the largest part of a region
FIRST_THRESHOLD = 0.5  # square pixels
LAST_THRESHOLD = 10_000.0
GROWTH = 1.6  # of the threshold, until the map is small enough


@dataclass(frozen=True, slots=True)
class Arc:
    """A line between two junctions, or a closed one, with the weight of each of its points."""

    points: tuple[Point, ...]
    weights: tuple[float, ...]

    def simplified(self, threshold: float) -> tuple[Point, ...]:
        """The points that weigh as much as the threshold or more."""
        return tuple(point for point, weight in zip(self.points, self.weights, strict=True) if weight >= threshold)


Use = tuple[int, bool]  # the index of an arc, and whether it is used from its end to its beginning


@dataclass(frozen=True, slots=True)
class FittedMap:
    """The regions in pixels: the width and height of them all, and the rings of each, outlines clockwise and holes not."""

    width: float
    height: float
    rings: dict[str, tuple[Ring, ...]]


@dataclass(frozen=True, eq=False)
class Topology:
    """Arcs on a plane, and the rings of each region as arcs. The first ring of a polygon is its outline."""

    arcs: tuple[Arc, ...]
    regions: dict[str, tuple[tuple[tuple[Use, ...], ...], ...]]
    left: float
    top: float
    width: float
    height: float

    def fit(self, width: float, height: float, most_points: int) -> FittedMap:
        """The map as large as fits into so many pixels, with at most about so many points."""
        scale = min(width / (self.width or 1), height / (self.height or 1))
        threshold = FIRST_THRESHOLD
        while True:
            lines = [arc.simplified(threshold / scale**2) for arc in self.arcs]
            points = sum(
                len(lines[index]) for region in self.regions.values() for ring in _rings(region) for index, _ in ring
            )
            if points <= most_points or threshold > LAST_THRESHOLD:
                break
            threshold *= GROWTH
        placed = [tuple(self._placed(point, scale) for point in line) for line in lines]
        rings = {name: _region_rings(region, placed) for name, region in self.regions.items()}
        return FittedMap(self.width * scale, self.height * scale, rings)

    def _placed(self, point: Point, scale: float) -> Point:
        return round((point[0] - self.left) * scale, 1), round((point[1] - self.top) * scale, 1)


def _rings(region: Iterable[Iterable[tuple[Use, ...]]]) -> Iterable[tuple[Use, ...]]:
    return (ring for polygon in region for ring in polygon)


def build_topology(regions: Mapping[str, Sequence[Sequence[Sequence[tuple[float, float]]]]]) -> Topology:
    """The topology of polygons in degrees: each is its outline and its holes, as rings that do not repeat a position."""
    flat = _projected(regions)
    junctions = _junctions([ring for polygons in flat.values() for polygon in polygons for ring in polygon])
    arcs: dict[tuple[Point, ...], int] = {}
    kept: dict[int, int] = {}
    used = {
        name: tuple(tuple(_cut(ring, junctions, arcs, kept) for ring in polygon) for polygon in polygons)
        for name, polygons in flat.items()
    }
    lines = tuple(_arc(points, kept.get(index, 0)) for points, index in arcs.items())
    xs, ys = zip(*(point for line in lines for point in line.points), strict=True)
    return Topology(lines, used, min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _projected(
    regions: Mapping[str, Sequence[Sequence[Sequence[tuple[float, float]]]]],
) -> dict[str, list[list[Ring]]]:
    """The rings on a plane, on a fine grid, without points that repeat the one before."""
    positions = [position for polygons in regions.values() for polygon in polygons for ring in polygon for position in ring]
    projection = projection_for(positions)
    points = {position: projection.project(*position) for position in set(positions)}
    xs, ys = zip(*points.values(), strict=True)
    step = max(max(xs) - min(xs), max(ys) - min(ys)) / GRID or 1.0
    on_grid = {position: (round(x / step) * step, round(y / step) * step) for position, (x, y) in points.items()}
    return {
        name: [[ring for ring in map(_without_repeats, _placed(polygon, on_grid)) if len(ring) > 2] for polygon in polygons]
        for name, polygons in regions.items()
    }


def _placed(polygon: Sequence[Sequence[Point]], on_grid: Mapping[Point, Point]) -> Iterable[Ring]:
    return (tuple(on_grid[position] for position in ring) for ring in polygon)


def _without_repeats(ring: Ring) -> Ring:
    return tuple(point for index, point in enumerate(ring) if point != ring[index - 1])


def _junctions(rings: Iterable[Ring]) -> set[Point]:
    """The points with more than two different neighbours in all rings together: there, borders meet or part."""
    neighbours: dict[Point, set[Point]] = {}
    for ring in rings:
        for index, point in enumerate(ring):
            neighbours.setdefault(point, set()).update((ring[index - 1], ring[(index + 1) % len(ring)]))
    return {point for point, around in neighbours.items() if len(around) > 2}


def _cut(ring: Ring, junctions: set[Point], arcs: dict[tuple[Point, ...], int], kept: dict[int, int]) -> tuple[Use, ...]:
    """The arcs of a ring. `kept` notes how many inner points an arc must keep so that no ring of it collapses."""
    cuts = [index for index, point in enumerate(ring) if point in junctions]
    if not cuts:
        start = ring.index(min(ring))
        pieces = [(*ring[start:], *ring[: start + 1])]
    else:
        turned = (*ring[cuts[0] :], *ring[: cuts[0] + 1])
        ends = [index - cuts[0] for index in cuts] + [len(ring)]
        pieces = [turned[a : b + 1] for a, b in pairwise(ends)]
    uses: list[Use] = []
    for piece in pieces:
        canonical = min(piece, piece[::-1])
        index = arcs.setdefault(canonical, len(arcs))
        uses.append((index, piece != canonical))
        kept[index] = max(kept.get(index, 0), 3 - len(pieces))
    return tuple(uses)


def _arc(points: tuple[Point, ...], kept: int) -> Arc:
    """An arc with the weights of its points; the heaviest inner points that must be kept weigh infinitely much."""
    weights = list(point_weights(points))
    for index in sorted(range(1, len(points) - 1), key=lambda index: -weights[index])[: max(kept, 0)]:
        weights[index] = inf
    return Arc(points, tuple(weights))


def _region_rings(region: Sequence[Sequence[tuple[Use, ...]]], lines: Sequence[tuple[Point, ...]]) -> tuple[Ring, ...]:
    """The rings of a region, without small islands and lakes; never without its largest part."""
    polygons = [[_ring(uses, lines) for uses in polygon] for polygon in region if polygon]
    polygons.sort(key=lambda polygon: -abs(signed_area(polygon[0])))
    outlines = [polygon for rank, polygon in enumerate(polygons) if not rank or _is_large(polygon[0])]
    return tuple(
        _turned(ring, outline=not rank)
        for polygon in outlines
        for rank, ring in enumerate(polygon)
        if not rank or _is_large(ring)
    )


def _is_large(ring: Ring) -> bool:
    return abs(signed_area(ring)) >= MIN_ISLAND


def _ring(uses: Iterable[Use], lines: Sequence[tuple[Point, ...]]) -> Ring:
    points = [point for index, turned in uses for point in (lines[index][::-1] if turned else lines[index])[:-1]]
    return tuple(point for index, point in enumerate(points) if point != points[index - 1]) or tuple(points[:1])


def _turned(ring: Ring, outline: bool) -> Ring:
    """The ring in the direction of outlines, or in that of holes, so that holes are empty (the non-zero rule of SVG)."""
    return ring if (signed_area(ring) > 0) is outline else ring[::-1]


def signed_area(ring: Ring) -> float:
    """The area of a ring; positive if it is clockwise on a screen."""
    return sum(ring[index - 1][0] * y - x * ring[index - 1][1] for index, (x, y) in enumerate(ring)) / 2
