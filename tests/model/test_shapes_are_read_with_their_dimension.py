"""The GeoJSON file of a dimension is read with the report: its shapes, its problems, and never more than it may hold."""

from __future__ import annotations

import json
from pathlib import Path

from bilan.cache.fingerprint import fingerprint
from bilan.diagnostics.problem import Problem
from bilan.geography.geojson import MAX_BYTES
from bilan.model.dimension import Dimension
from bilan.model.loader import load_report
from tests.conftest import Folder
from tests.geography.invented_country import NAMES, geojson

DIMENSIONS = json.dumps(
    {
        "dimensions": {
            "region": {
                "name": "Région",
                "shapes": "regions.geojson",
                "members": {name: {"name": name.upper()} for name in ("one", "two")},
            }
        }
    }
)
SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]


def feature(name: str) -> dict[str, object]:
    """A feature that names its member."""
    return {"type": "Feature", "properties": {"name": name}, "geometry": {"type": "Polygon", "coordinates": [SQUARE]}}


SHAPES = json.dumps({"type": "FeatureCollection", "features": [feature("one"), feature("TWO")]}).encode()


def read(root: Path) -> tuple[Dimension, tuple[Problem, ...]]:
    """The dimension of a report, and the problems of its shapes."""
    loaded = load_report(root)
    assert loaded.report
    return loaded.report.dimensions["region"], loaded.problems


def test_a_member_is_named_by_its_id_or_its_name(folder: Folder) -> None:
    """One feature each."""
    dimension, problems = read(folder({"data/dimensions.yml": DIMENSIONS, "data/regions.geojson": SHAPES}))
    assert dimension.outlines
    assert set(dimension.outlines.regions) == {"one", "two"}
    assert problems == ()


def test_what_is_made_from_the_shapes_is_made_anew_when_they_change(folder: Folder) -> None:
    """The fingerprint of the dimension is another one; that of the same file is the same."""
    root = folder({"data/dimensions.yml": DIMENSIONS, "data/regions.geojson": SHAPES})
    first, again = fingerprint(read(root)[0]), fingerprint(read(root)[0])
    (root / "data/regions.geojson").write_bytes(SHAPES.replace(b"[1, 1]", b"[1, 2]"))
    assert first == again != fingerprint(read(root)[0])


def test_a_large_file_is_not_read(folder: Folder) -> None:
    """The hint says how to make it smaller."""
    data = SHAPES.ljust(MAX_BYTES + 1)
    (problem,) = load_report(folder({"data/dimensions.yml": DIMENSIONS, "data/regions.geojson": data})).problems
    assert problem.code == "file-too-large"
    assert problem.place.file == "data/regions.geojson"
    assert "mapshaper" in problem.hint


def test_a_problem_of_the_shapes_is_one_of_the_report(folder: Folder) -> None:
    """A file that belongs to another country."""
    dimension, problems = read(folder({"data/dimensions.yml": DIMENSIONS, "data/regions.geojson": geojson()}))
    assert dimension.outlines is None
    assert [problem.code for problem in problems].count("unknown-shape") == len(NAMES) + 2
