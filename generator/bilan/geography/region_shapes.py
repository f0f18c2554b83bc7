"""The shapes of regions as plain values: longitudes and latitudes in degrees (WGS 84)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bilan.geography.topology import Topology, build_topology

Position = tuple[float, float]  # longitude, latitude
Ring = tuple[Position, ...]  # without the last position, which repeats the first
Polygon = tuple[Ring, ...]  # the outline, then its holes


@dataclass(frozen=True, eq=False)
class RegionShapes:
    """The polygons of each region by the id of its member, in the order of the file.

    Two of them are equal only if they are one object: comparing coordinates would take longer than drawing them.
    """

    regions: dict[str, tuple[Polygon, ...]]
    digest: str = ""

    def fingerprinted(self) -> str:
        """The shapes in a fingerprint: the digest of the file they were read from."""
        return self.digest

    @cached_property
    def topology(self) -> Topology:
        """The shapes on a plane, with each border once."""
        return build_topology(self.regions)
