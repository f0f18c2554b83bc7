"""A GeoJSON file gives the shape of each member, or says what is wrong in it and what to do."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest

from bilan.diagnostics.problem import Problem, Severity
from bilan.geography.geojson import MAX_BYTES, read_geojson
from bilan.geography.region_shapes import RegionShapes

MEMBERS = {"north": "north", "Le Nord": "north", "الشمال": "north", "south": "south"}
SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
FARTHER = [[0, 2], [1, 2], [1, 3], [0, 3], [0, 2]]


def feature(ring: Sequence[Sequence[float]], **more: Any) -> dict[str, Any]:
    """A feature with one ring."""
    return {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]}, **more}


def document(*features: object) -> bytes:
    """A file with these features."""
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


NORTH = feature(SQUARE, properties={"id": "north"})
SOUTH = feature(FARTHER, properties={"id": "south"})


def read(data: bytes) -> tuple[RegionShapes | None, tuple[Problem, ...]]:
    """The shapes and the problems of a file."""
    return read_geojson(data, "data/regions.geojson", MEMBERS)


def problem_of(data: bytes) -> Problem:
    """The only error of a file, of which nothing is drawn."""
    shapes, problems = read(data)
    assert shapes is None
    (error,) = [problem for problem in problems if problem.severity is Severity.ERROR]
    assert error.place.file == "data/regions.geojson"
    assert error.message
    assert error.hint
    return error


@pytest.mark.parametrize(
    "names",
    [
        {"properties": {"id": "north", "name": "south"}, "id": "south"},
        {"properties": {"name": "south"}, "id": "north"},
        {"properties": {"name": "Le Nord"}},
        {"properties": {"name": " الشمال "}},
        {"properties": None, "id": "north"},
        {"properties": {"id": ""}, "id": "north"},
    ],
)
def test_a_feature_names_its_member(names: dict[str, Any]) -> None:
    """In its property `id`, else in its `id`, else in its property `name`."""
    shapes, problems = read(document(feature(SQUARE, **names), SOUTH))
    assert shapes is not None
    assert set(shapes.regions) == {"north", "south"}
    assert problems == ()


def test_a_number_may_be_an_id() -> None:
    """As many offices number their regions."""
    shapes, _ = read_geojson(document(feature(SQUARE, properties={"id": 12})), "regions.geojson", {"12": "twelve"})
    assert shapes is not None
    assert set(shapes.regions) == {"twelve"}


def test_several_features_of_a_member_are_one_shape() -> None:
    """A mainland and its island may be two features."""
    shapes, problems = read(document(NORTH, feature(FARTHER, properties={"id": "north"}), SOUTH))
    assert shapes is not None
    assert [len(polygons) for polygons in shapes.regions.values()] == [2, 1]
    assert problems == ()


def test_reversed_rings_are_the_same_shape() -> None:
    """RFC 7946 asks parsers not to reject them."""
    straight, _ = read(document(NORTH, SOUTH))
    reversed_, problems = read(document(feature(SQUARE[::-1], properties={"id": "north"}), SOUTH))
    assert problems == ()
    assert straight is not None
    assert reversed_ is not None
    drawn = [shapes.topology.fit(100, 100, 100).rings["north"] for shapes in (straight, reversed_)]
    assert set(drawn[0][0]) == set(drawn[1][0])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xfe{}", "UTF-8"),
        (b"{", "JSON"),
        (b"[" * 200_000, "nested"),
        (b'{"type": "FeatureCollection", "features": [NaN]}', "not finite"),
        (b"[]", "FeatureCollection"),
        (b'{"type": "Feature"}', "FeatureCollection"),
        (b'{"type": "FeatureCollection", "features": {}}', "FeatureCollection"),
        (document(), "no features"),
    ],
)
def test_a_file_that_is_no_feature_collection(data: bytes, words: str) -> None:
    """Each says what was found."""
    error = problem_of(data)
    assert error.code == "invalid-geojson"
    assert words in error.message


def test_an_error_of_json_has_its_line_and_column() -> None:
    """A missing comma on the third line."""
    error = problem_of(b'{\n"type": "FeatureCollection",\n"features" []}')
    assert (error.place.line, error.place.column) == (3, 12)


@pytest.mark.parametrize(
    ("geometry", "words"),
    [
        (None, "no type"),
        ({"type": "Point", "coordinates": [0, 0]}, "Point"),
        ({"type": "GeometryCollection", "geometries": []}, "GeometryCollection"),
        ({"type": "Polygon", "coordinates": SQUARE}, "position"),
        ({"type": "MultiPolygon", "coordinates": [SQUARE]}, "position"),
        ({"type": "Polygon", "coordinates": []}, "nested"),
        ({"type": "Polygon", "coordinates": [SQUARE[:3]]}, "3 positions"),
        ({"type": "Polygon", "coordinates": [SQUARE[:-1]]}, "begins at [0, 0] and ends at [0, 1]"),
        ({"type": "Polygon", "coordinates": [[[0, 0], ["1", 0], [1, 1], [0, 0]]]}, "two numbers"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [True, 0], [1, 1], [0, 0]]]}, "two numbers"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1], [1, 1], [0, 0]]]}, "two numbers"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [10**400, 0], [1, 1], [0, 0]]]}, "outside"),
        ({"type": "Polygon", "coordinates": [[[400_000, 300_000], [1, 0], [1, 1], [0, 0]]]}, "[400000, 300000]"),
        ({"type": "Polygon", "coordinates": [[[179, 0], [-179, 0], [-179, 1], [179, 1], [179, 0]]]}, "180th meridian"),
    ],
)
def test_a_geometry_that_cannot_be_drawn(geometry: object, words: str) -> None:
    """The feature is named by its number."""
    error = problem_of(document(NORTH, {"type": "Feature", "id": "south", "geometry": geometry}))
    assert error.code == "invalid-geojson"
    assert error.message.startswith("Feature 2: ")
    assert words in error.message


def test_swapped_coordinates_are_recognised() -> None:
    """[latitude, longitude] of a place in Japan."""
    ring = [[35, 139], [36, 139], [36, 140], [35, 139]]
    assert "longitude first" in problem_of(document(feature(ring, id="north"), SOUTH)).hint


def test_projected_coordinates_are_recognised() -> None:
    """Metres of a national grid."""
    ring = [[400_000, 300_000], [400_100, 300_000], [400_100, 300_100], [400_000, 300_000]]
    assert "EPSG:4326" in problem_of(document(feature(ring, id="north"), SOUTH)).hint


def test_a_shape_on_both_sides_of_the_180th_meridian_may_be_cut_in_two() -> None:
    """As RFC 7946 recommends: the two parts are neighbours on the map."""
    east = [[179, 0], [180, 0], [180, 1], [179, 1], [179, 0]]
    west = [[-180, 0], [-179, 0], [-179, 1], [-180, 1], [-180, 0]]
    shapes, problems = read(document(feature(east, id="north"), feature(west, id="south")))
    assert problems == ()
    assert shapes is not None
    fitted = shapes.topology.fit(200, 200, 100)
    assert {x for x, _ in fitted.rings["north"][0]} & {x for x, _ in fitted.rings["south"][0]}
    assert fitted.width == pytest.approx(200)


def test_shapes_too_far_apart_are_not_drawn_on_one_map() -> None:
    """A country with a territory at the antipodes."""
    far = [[170, -40], [171, -40], [171, -41], [170, -40]]
    error = problem_of(document(NORTH, feature(far, id="south")))
    assert "too far apart" in error.message


def test_an_unknown_member_is_an_error_with_the_nearest_one() -> None:
    """A typing error in the file."""
    error = problem_of(document(NORTH, feature(FARTHER, properties={"id": "soutth"})))
    assert error.code == "unknown-shape"
    assert "soutth" in error.message
    assert "south" in error.hint


def test_a_feature_without_a_name_is_an_error() -> None:
    """Nothing says which region it is."""
    error = problem_of(document(NORTH, SOUTH, feature(FARTHER, properties={"population": 12})))
    assert error.code == "unknown-shape"
    assert error.message.startswith("Feature 3")


def test_a_member_without_a_shape_is_a_warning() -> None:
    """« Other » has no shape; the map is drawn without it."""
    shapes, (problem,) = read(document(NORTH))
    assert shapes is not None
    assert (problem.code, problem.severity) == ("missing-shape", Severity.WARNING)
    assert "south" in problem.message


def test_a_large_file_is_refused_before_it_is_read() -> None:
    """With the way to make it smaller."""
    error = problem_of(b" " * (MAX_BYTES + 1))
    assert error.code == "file-too-large"
    assert "mapshaper" in error.hint
    assert read(document(NORTH, SOUTH).ljust(MAX_BYTES))[0] is not None
