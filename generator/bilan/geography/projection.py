"""The Lambert azimuthal equal-area projection of a sphere (Snyder, Map Projections, USGS Professional Paper 1395, p. 185).

A map of shaded regions is read by area, so areas must be true. This projection is equal-area, needs no parameters but its
centre, and bends shapes little up to the size of a continent. The European Union uses it for statistical maps (EPSG:3035).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import asin, cos, degrees, radians, sin, sqrt

FULL_TURN = 360.0


@dataclass(frozen=True, slots=True)
class Projection:
    """The projection around a centre in degrees. Its unit is the radius of the sphere; y goes down, as on a screen."""

    longitude: float
    latitude: float

    def project(self, longitude: float, latitude: float) -> tuple[float, float]:
        """The point of a position."""
        turn, here, centre = radians(longitude - self.longitude), radians(latitude), radians(self.latitude)
        factor = sqrt(2 / max(1 + sin(centre) * sin(here) + cos(centre) * cos(here) * cos(turn), 1e-9))
        x = factor * cos(here) * sin(turn)
        y = factor * (cos(centre) * sin(here) - sin(centre) * cos(here) * cos(turn))
        return x, -y

    def distance(self, longitude: float, latitude: float) -> float:
        """The distance of a position from the centre along a great circle, in degrees."""
        x, y = self.project(longitude, latitude)
        return degrees(2 * asin(min(sqrt(x * x + y * y) / 2, 1)))


def projection_for(positions: Iterable[tuple[float, float]]) -> Projection:
    """The projection around the middle of some positions, also where they are on both sides of the 180th meridian."""
    known = tuple(positions)
    latitudes = [latitude for _, latitude in known]
    west, width = longitude_range(longitude for longitude, _ in known)
    return Projection(west + width / 2, (min(latitudes) + max(latitudes)) / 2)


def longitude_range(longitudes: Iterable[float]) -> tuple[float, float]:
    """The westernmost longitude and the width of the narrowest range that holds all longitudes, in degrees."""
    ordered = sorted({longitude % FULL_TURN for longitude in longitudes})
    gaps = [after - before for before, after in pairwise([*ordered, ordered[0] + FULL_TURN])]
    widest = max(range(len(gaps)), key=lambda index: gaps[index])
    return ordered[(widest + 1) % len(ordered)], FULL_TURN - gaps[widest]
