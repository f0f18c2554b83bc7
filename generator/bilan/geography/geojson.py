"""Reads the shapes of a dimension's members from a GeoJSON file (RFC 7946).

The file is a FeatureCollection of Polygons and MultiPolygons with longitudes and latitudes. A feature belongs to the member
that it names: in its property `id`, else in its own `id`, else in its property `name` (the member's id, or its name in any
language). Several features of one member are one shape. The direction of rings does not matter (RFC 7946, 3.1.6).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import pairwise
from math import isfinite

from bilan.diagnostics.problem import Code, Place, Problem, Severity, suggestion
from bilan.filesystem.file_problems import TOO_LARGE
from bilan.geography.projection import projection_for
from bilan.geography.region_shapes import Polygon, RegionShapes, Ring
from bilan.messages.message import EMPTY_MESSAGE, Message, translatable

INVALID = Code("invalid-geojson")
UNKNOWN_SHAPE = Code("unknown-shape")
MISSING_SHAPE = Code("missing-shape", Severity.WARNING)
MAX_BYTES = 4_000_000  # read in about a second; the map keeps about a thousand points of it
MAX_DISTANCE = 60  # degrees from the middle of the map; farther away, the projection bends shapes too much
MIN_POSITIONS = 4  # of a ring, the last of which repeats the first (RFC 7946, 3.1.6)
HALF_TURN = 180

SIMPLIFY = translatable("Make it smaller, for example with the command “Simplify” of mapshaper.org.")
EXPORT = translatable("Export it as GeoJSON with longitudes and latitudes (WGS 84, EPSG:4326).")
SWAP = translatable("GeoJSON writes the longitude first, then the latitude.")
CLOSE = translatable("Repeat the first position of the ring at its end.")
SPLIT = translatable("Cut the shape in two at the 180th meridian (RFC 7946, 3.1.9), or leave out the part beyond it.")


class _InvalidGeometryError(Exception):
    """A geometry that cannot be drawn, with the message and the hint of its problem."""

    def __init__(self, message: Message, hint: Message = EXPORT) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass
class _Reading:
    """What has been read of a file so far."""

    place: Place
    members: Mapping[str, str]
    regions: dict[str, list[Polygon]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, code: Code, message: Message, hint: Message = EMPTY_MESSAGE) -> None:
        self.problems.append(code.at(self.place, message, hint))


def too_large(name: str, size: int) -> Problem:
    """The problem `file-too-large` of a GeoJSON file of so many bytes."""
    message = translatable(
        "This file holds {bytes} bytes; at most {most} are read.", bytes=f"{size:,}", most=f"{MAX_BYTES:,}"
    )
    return TOO_LARGE.at(Place(name), message, SIMPLIFY)


def read_geojson(data: bytes, name: str, members: Mapping[str, str]) -> tuple[RegionShapes | None, tuple[Problem, ...]]:
    """The shapes of the members in a file called `name`, and the problems found; no shapes where one is an error.

    `members` maps each text that a feature may name a member by to the id of the member.
    Problems: `file-too-large`, `invalid-geojson`, `unknown-shape`, and the warning `missing-shape`.
    """
    if len(data) > MAX_BYTES:
        return None, (too_large(name, len(data)),)
    reading = _Reading(Place(name), members)
    features = _features(data, reading)
    for number, feature in enumerate(features, 1):
        _read_feature(feature, number, reading)
    if features and not reading.problems:
        _check_extent(reading)
    if any(problem.severity is Severity.ERROR for problem in reading.problems):
        return None, tuple(reading.problems)
    if not features:
        return None, tuple(reading.problems)
    for member in dict.fromkeys(members.values()):
        if member not in reading.regions:
            reading.add(MISSING_SHAPE, *_without_shape(member))
    regions = {member: tuple(polygons) for member, polygons in reading.regions.items()}
    return RegionShapes(regions, blake2b(data, digest_size=16).hexdigest()), tuple(reading.problems)


def _without_shape(member: str) -> tuple[Message, Message]:
    message = translatable("The member “{member}” has no shape.", member=member)
    hint = translatable("Add a feature with the id “{member}”. Without one, the map names the member below.", member=member)
    return message, hint


def _features(data: bytes, reading: _Reading) -> Sequence[object]:
    """The features of the file; none, with a problem, where there are none."""
    try:
        document = json.loads(data.decode("utf-8-sig"), parse_constant=_reject_constant)
    except UnicodeDecodeError:
        reading.add(INVALID, translatable("This file is not UTF-8 text."), EXPORT)
        return ()
    except json.JSONDecodeError as error:
        reading.place = Place(reading.place.file, error.lineno, error.colno)
        reading.add(INVALID, translatable("This is not JSON."), EXPORT)
        return ()
    except (RecursionError, ValueError):
        reading.add(
            INVALID,
            translatable("This JSON cannot be read: it is nested too deeply, or has a number that is not finite."),
            EXPORT,
        )
        return ()
    kind = document.get("type") if isinstance(document, dict) else None
    features = document.get("features") if isinstance(document, dict) else None
    if kind != "FeatureCollection" or not isinstance(features, list):
        found = kind if isinstance(kind, str) else translatable("no type")
        message = translatable("Found “{found}”; expected a “FeatureCollection”.", found=found)
        reading.add(INVALID, message, EXPORT)
        return ()
    if not features:
        reading.add(INVALID, translatable("This file has no features."), EXPORT)
    return features


def _reject_constant(text: str) -> float:
    raise ValueError(text)


def _read_feature(feature: object, number: int, reading: _Reading) -> None:
    known = feature if isinstance(feature, dict) else {}
    text = _member_text(known)
    member = reading.members.get(text) if text is not None else None
    if text is None:
        message = translatable("Feature {number} does not say which member it is.", number=number)
        hint = translatable("Write the member’s id in its property “id”.")
        reading.add(UNKNOWN_SHAPE, message, hint)
    elif member is None:
        message = translatable(
            "Feature {number} names “{member}”, which is no member of the dimension.", number=number, member=text
        )
        ids = tuple(dict.fromkeys(reading.members.values()))
        hint = suggestion(text, reading.members) or translatable("Write the id of a member, or delete the feature.")
        reading.add(UNKNOWN_SHAPE, message, hint if ids else EMPTY_MESSAGE)
    try:
        polygons = tuple(_polygons(known.get("geometry")))
    except _InvalidGeometryError as error:
        message = translatable("Feature {number}: {problem}", number=number, problem=error.message)
        reading.add(INVALID, message, error.hint)
        return
    if member is not None:
        reading.regions.setdefault(member, []).extend(polygons)


def _member_text(feature: Mapping[object, object]) -> str | None:
    """How a feature names its member: the first that is there of its property `id`, its `id` and its property `name`."""
    properties = feature.get("properties")
    own = properties if isinstance(properties, dict) else {}
    found = (own.get("id"), feature.get("id"), own.get("name"))
    texts = (str(value).strip() for value in found if isinstance(value, str | int) and not isinstance(value, bool))
    return next((text for text in texts if text), None)


def _polygons(geometry: object) -> Iterator[Polygon]:
    known = geometry if isinstance(geometry, dict) else {}
    kind, coordinates = known.get("type"), known.get("coordinates")
    if kind not in ("Polygon", "MultiPolygon"):
        found = kind if isinstance(kind, str) else translatable("no type")
        raise _InvalidGeometryError(translatable("Found “{found}”; expected a “Polygon” or a “MultiPolygon”.", found=found))
    polygons = _list([coordinates] if kind == "Polygon" else coordinates)
    for polygon in polygons:
        yield tuple(_ring(ring) for ring in _list(polygon))


def _list(value: object) -> Sequence[object]:
    if not isinstance(value, list) or not value:
        raise _InvalidGeometryError(translatable("The coordinates are not nested as those of a polygon."))
    return value


def _ring(value: object) -> Ring:
    positions = tuple(_position(position) for position in _list(value))
    if len(positions) < MIN_POSITIONS:
        raise _InvalidGeometryError(
            translatable(
                "A ring has {count} positions; expected {least} or more.", count=len(positions), least=MIN_POSITIONS
            )
        )
    if positions[0] != positions[-1]:
        raise _InvalidGeometryError(
            translatable(
                "A ring is open: it begins at {first} and ends at {last}.",
                first=_shown(positions[0]),
                last=_shown(positions[-1]),
            ),
            CLOSE,
        )
    longitudes = [longitude for longitude, _ in positions]
    if any(abs(after - before) > HALF_TURN for before, after in pairwise(longitudes)):
        raise _InvalidGeometryError(translatable("A ring crosses the 180th meridian."), SPLIT)
    return positions[:-1]


def _position(value: object) -> tuple[float, float]:
    numbers = value[:2] if isinstance(value, list) else []
    if len(numbers) < 2 or not all(isinstance(number, int | float) and not isinstance(number, bool) for number in numbers):
        raise _InvalidGeometryError(translatable("A position is not a list of two numbers."))
    longitude, latitude = (float(number) if abs(number) < 1e300 else float("inf") for number in numbers)
    if not isfinite(longitude) or not isfinite(latitude) or abs(longitude) > HALF_TURN or abs(latitude) > HALF_TURN / 2:
        swapped = abs(longitude) <= HALF_TURN / 2 and abs(latitude) <= HALF_TURN
        message = translatable(
            "The position {position} is outside longitudes of ±180 and latitudes of ±90.",
            position=_shown((longitude, latitude)),
        )
        raise _InvalidGeometryError(message, SWAP if swapped else EXPORT)
    return longitude, latitude


def _shown(position: tuple[float, float]) -> str:
    return f"[{position[0]:g}, {position[1]:g}]"


def _check_extent(reading: _Reading) -> None:
    """A problem if the shapes are so far apart that one map cannot show them."""
    positions = [
        position for polygons in reading.regions.values() for polygon in polygons for ring in polygon for position in ring
    ]
    if not positions:
        return
    projection = projection_for(positions)
    farthest = max(positions, key=lambda position: projection.distance(*position))
    if projection.distance(*farthest) > MAX_DISTANCE:
        message = translatable(
            "The shapes are too far apart for one map: one of them reaches to {position}.", position=_shown(farthest)
        )
        reading.add(INVALID, message, translatable("Leave out distant territories; the list below the map still has them."))
