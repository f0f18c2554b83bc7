"""However much a map is simplified, two neighbours have the same points along their border; none of them vanishes."""

from __future__ import annotations

from itertools import pairwise
from math import inf

import pytest

from bilan.geography.geojson import read_geojson
from bilan.geography.projection import Projection, longitude_range, projection_for
from bilan.geography.region_shapes import RegionShapes
from bilan.geography.simplification import point_weights
from bilan.geography.topology import FittedMap, signed_area

from .invented_country import COLUMNS, ENCLAVE, ISLAND, NAMES, geojson

Ring = tuple[tuple[float, float], ...]
MEMBERS = {name: name for name in (*NAMES, ENCLAVE, ISLAND)}


def country() -> RegionShapes:
    """The invented country."""
    shapes, problems = read_geojson(geojson(), "regions.geojson", MEMBERS)
    assert shapes is not None
    assert problems == ()
    return shapes


COUNTRY = country()


def edges(rings: tuple[Ring, ...]) -> set[frozenset[tuple[float, float]]]:
    """The edges of a region, whatever their direction."""
    return {frozenset(pair) for ring in rings for pair in pairwise((*ring, ring[0]))}


def area(fitted: FittedMap, name: str) -> float:
    """The area of a region without its holes."""
    return sum(signed_area(ring) for ring in fitted.rings[name])


@pytest.mark.parametrize("most_points", [10_000, 800, 120, 10])
def test_every_inner_edge_belongs_to_two_regions(most_points: int) -> None:
    """The regions tile the country: their areas add up to that of its outline, so there is no gap and no overlap."""
    fitted = COUNTRY.topology.fit(600, 400, most_points)
    mainland = [name for name in MEMBERS if name != ISLAND]
    uses: dict[frozenset[tuple[float, float]], int] = {}
    for name in mainland:
        for edge in edges(fitted.rings[name]):
            uses[edge] = uses.get(edge, 0) + 1
    assert set(uses.values()) <= {1, 2}
    assert {uses[edge] for edge in edges(fitted.rings[ENCLAVE])} == {2}
    for left, right in ((0, 1), (4, 5), (1, 1 + COLUMNS)):
        assert edges(fitted.rings[NAMES[left]]) & edges(fitted.rings[NAMES[right]])
    outer = [tuple(edge) for edge, count in uses.items() if count == 1]
    assert sum(area(fitted, name) for name in mainland) == pytest.approx(enclosed_area(outer), rel=1e-6)


def enclosed_area(outer: list[tuple[tuple[float, float], ...]]) -> float:
    """The area inside edges that make one closed line."""
    neighbours: dict[tuple[float, float], list[tuple[float, float]]] = {}
    for a, b in outer:
        neighbours.setdefault(a, []).append(b)
        neighbours.setdefault(b, []).append(a)
    assert {len(around) for around in neighbours.values()} == {2}
    ring = [next(iter(neighbours))]
    while len(ring) < len(neighbours):
        ring.append(next(point for point in neighbours[ring[-1]] if len(ring) < 2 or point != ring[-2]))
    return abs(signed_area(tuple(ring)))


def test_fewer_points_are_drawn_where_fewer_are_asked_for() -> None:
    """At least a triangle remains of each region."""
    counts = [
        sum(len(ring) for rings in COUNTRY.topology.fit(600, 400, most).rings.values() for ring in rings)
        for most in (10_000, 800, 120)
    ]
    assert counts == sorted(counts, reverse=True)
    assert counts[1] <= 800
    least = COUNTRY.topology.fit(600, 400, 1)
    assert all(len(rings[0]) >= 3 for rings in least.rings.values())


def test_the_map_fills_the_space_and_keeps_its_proportions() -> None:
    """As wide or as high as allowed; north is up."""
    fitted = COUNTRY.topology.fit(600, 4000, 800)
    assert fitted.width == pytest.approx(600)
    assert COUNTRY.topology.fit(6000, 400, 800).height == pytest.approx(400)
    north, south = (min(y for _, y in fitted.rings[name][0]) for name in (NAMES[0], NAMES[-1]))
    west, east = (min(x for x, _ in fitted.rings[name][0]) for name in (NAMES[0], NAMES[3]))
    assert north < south
    assert west < east


def test_holes_run_the_other_way() -> None:
    """So that an enclave is not covered (the non-zero rule of SVG)."""
    outline, hole = COUNTRY.topology.fit(600, 400, 800).rings[NAMES[5]]
    assert signed_area(outline) > 0 > signed_area(hole)


def test_areas_are_true() -> None:
    """A square degree at 60° north has half the area of one at the equator, on one map."""
    projection = Projection(0, 30)

    def area_at(latitude: float) -> float:
        corners = ((-0.5, latitude - 0.5), (0.5, latitude - 0.5), (0.5, latitude + 0.5), (-0.5, latitude + 0.5))
        return abs(signed_area(tuple(projection.project(*corner) for corner in corners)))

    assert area_at(60) / area_at(0) == pytest.approx(0.5, rel=0.01)


def test_the_centre_is_the_middle_also_beyond_the_180th_meridian() -> None:
    """From 170° east to 170° west it is 20 degrees, not 340."""
    assert longitude_range([170, -170]) == (170, 20)
    assert projection_for([(170, 10), (-170, 20)]) == Projection(180, 15)
    assert projection_for([(-10, 30)]) == Projection(350, 30)


def test_distances_are_measured_along_great_circles() -> None:
    """A quarter of the way around."""
    assert Projection(0, 0).distance(90, 0) == pytest.approx(90)
    assert Projection(0, 0).distance(0, 0) == pytest.approx(0)


def test_points_weigh_what_their_triangle_covers() -> None:
    """A small dent weighs less than the peak beside it; the ends are never left out; weights never fall."""
    line = ((0.0, 0.0), (1.0, 0.1), (2.0, 0.0), (3.0, 2.0), (4.0, 0.0))
    weights = point_weights(line)
    assert weights[0] == weights[-1] == inf
    assert weights[1] == pytest.approx(0.1)
    assert weights[3] == max(weights[1:4])
