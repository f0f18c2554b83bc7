"""Shapes: bars, polylines and dots, each with its SVG path data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bilan.charts.box import Box, format_coordinate, format_point
from bilan.charts.palette import GRID, INK, MUTED, PAPER, Colour, Colours


@dataclass(frozen=True, slots=True)
class Paint:
    """Fill and stroke of a shape: as classes for the page's style sheet, and as attributes for files without one."""

    fill: Colour | None = None
    stroke: Colour | None = None
    width: float = 1
    dashes: str = ""
    opacity: float = 1

    @property
    def attributes(self) -> str:
        """The attributes of an SVG element, with a space before each."""
        return f' class="{" ".join(self._classes)}"{self._fill_attributes}{self._stroke_attributes}'

    def in_colours(self, colours: Colours) -> Paint:
        """The same paint with the colours of a brand."""
        fill, stroke = (colour and colours.get(colour.letter, colour) for colour in (self.fill, self.stroke))
        return replace(self, fill=fill, stroke=stroke) if colours else self

    @property
    def _classes(self) -> list[str]:
        fill = [f"c{self.fill.letter}"] if self.fill else []
        return fill + ([f"s{self.stroke.letter}"] if self.stroke else [])

    @property
    def _fill_attributes(self) -> str:
        opacity = f' fill-opacity="{self.opacity:g}"' if self.opacity != 1 else ""
        return f' fill="{self.fill.light if self.fill else "none"}"{opacity}'

    @property
    def _stroke_attributes(self) -> str:
        if not self.stroke:
            return ""
        width = f' stroke-width="{self.width:g}"' if self.width != 1 else ""
        dashes = f' stroke-dasharray="{self.dashes}"' if self.dashes else ""
        return f' stroke="{self.stroke.light}"{width}{dashes}'


GRID_LINE = Paint(stroke=GRID)
BASELINE = Paint(stroke=INK)
LEADER = Paint(stroke=MUTED)
MISSING = Paint(stroke=MUTED, dashes="3 3")
BREAK_LINE = Paint(stroke=MUTED, dashes="1 3")
BREAK_SIGN = Paint(stroke=INK, width=1.2)  # different from BASELINE: with the same paint it would be drawn below the gap
BREAK_GAP = Paint(fill=PAPER)


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle: a bar, a part, a cell, a swatch."""

    box: Box
    paint: Paint

    @property
    def path(self) -> str:
        """The bar as SVG path data."""
        width, height, left = map(format_coordinate, (self.box.width, self.box.height, self.box.x))
        return f"M{format_point(self.box.x, self.box.y)}h{width}v{height}H{left}z"

    def mirrored(self, width: float) -> Bar:
        """The bar mirrored left to right in a drawing of that width."""
        return replace(self, box=self.box.mirrored(width))

    def translated(self, dx: float, dy: float) -> Bar:
        """The bar moved by `dx` to the right and `dy` down."""
        return replace(self, box=self.box.translated(dx, dy))


@dataclass(frozen=True, slots=True)
class Polyline:
    """Straight lines through points, closed for an area."""

    points: tuple[tuple[float, float], ...]
    paint: Paint
    closed: bool = False

    @property
    def path(self) -> str:
        """The line as SVG path data."""
        return "M" + "L".join(format_point(x, y) for x, y in self.points) + ("z" if self.closed else "")

    def mirrored(self, width: float) -> Polyline:
        """The line mirrored left to right in a drawing of that width."""
        return replace(self, points=tuple((width - x, y) for x, y in self.points))

    def translated(self, dx: float, dy: float) -> Polyline:
        """The line moved by `dx` to the right and `dy` down."""
        return replace(self, points=tuple((x + dx, y + dy) for x, y in self.points))


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle."""

    x: float
    y: float
    radius: float
    paint: Paint

    @property
    def path(self) -> str:
        """The circle as SVG path data: two arcs."""
        radius, diameter = format_coordinate(self.radius), format_coordinate(2 * self.radius)
        arc = f"a{radius} {radius} 0 1 0 "
        return f"M{format_point(self.x - self.radius, self.y)}{arc}{diameter} 0{arc}-{diameter} 0z"

    def mirrored(self, width: float) -> Dot:
        """The circle mirrored left to right in a drawing of that width."""
        return replace(self, x=width - self.x)

    def translated(self, dx: float, dy: float) -> Dot:
        """The circle moved by `dx` to the right and `dy` down."""
        return replace(self, x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True, slots=True)
class Area:
    """An area of a map, as rings of which holes run the other way. A map is never mirrored, also not in Arabic.

    `left` and `right` are the edges of the whole map: in a mirrored drawing the map is at the other side, but not turned.
    """

    rings: tuple[tuple[tuple[float, float], ...], ...]
    paint: Paint
    left: float
    right: float

    @property
    def path(self) -> str:
        """The rings as SVG path data, with each point relative to the one before, which is shorter."""
        return "".join(_relative_path(ring) for ring in self.rings)

    def mirrored(self, width: float) -> Area:
        """The area moved so that the whole map is as far from the right as it was from the left."""
        return self.translated(width - self.right - self.left, 0)

    def translated(self, dx: float, dy: float) -> Area:
        """The area moved by `dx` to the right and `dy` down."""
        rings = tuple(tuple((x + dx, y + dy) for x, y in ring) for ring in self.rings)
        return replace(self, rings=rings, left=self.left + dx, right=self.right + dx)


def _relative_path(ring: tuple[tuple[float, float], ...]) -> str:
    """A closed ring: rounded points first, so that no rounding errors add up along it."""
    points = [(round(x, 1), round(y, 1)) for x, y in ring]
    steps = (format_point(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(points))
    return f"M{format_point(*points[0])}l{' '.join(steps).replace(' -', '-')}z"


Shape = Bar | Polyline | Dot | Area


def straight_line(x1: float, y1: float, x2: float, y2: float, paint: Paint) -> Polyline:
    """One straight line from a point to another."""
    return Polyline(((x1, y1), (x2, y2)), paint)


def paths(shapes: Sequence[Shape]) -> str:
    """The path data of one path with all the shapes."""
    return "".join(shape.path for shape in shapes)
