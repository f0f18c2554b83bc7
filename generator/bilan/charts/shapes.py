"""What is drawn that is not text: bars, rules, traces and dots, each of which writes itself as a piece of an SVG path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bilan.charts.box import Box, format_coordinate, format_point
from bilan.charts.palette import GRID, INK, MUTED, PAPER, Colour


@dataclass(frozen=True, slots=True)
class Look:
    """How shapes are painted: classes for the page's style sheet and the same as attributes for files that have none."""

    fill: Colour | None = None
    stroke: Colour | None = None
    width: float = 1
    dashes: str = ""
    opacity: float = 1

    @property
    def attributes(self) -> str:
        """The attributes of an SVG element, each after a blank."""
        return f' class="{" ".join(self._classes)}"{self._filling}{self._stroking}'

    @property
    def _classes(self) -> list[str]:
        fill = [f"c{self.fill.letter}"] if self.fill else []
        return fill + ([f"s{self.stroke.letter}"] if self.stroke else [])

    @property
    def _filling(self) -> str:
        opacity = f' fill-opacity="{self.opacity:g}"' if self.opacity != 1 else ""
        return f' fill="{self.fill.light if self.fill else "none"}"{opacity}'

    @property
    def _stroking(self) -> str:
        if not self.stroke:
            return ""
        width = f' stroke-width="{self.width:g}"' if self.width != 1 else ""
        dashes = f' stroke-dasharray="{self.dashes}"' if self.dashes else ""
        return f' stroke="{self.stroke.light}"{width}{dashes}'


GRID_LINE = Look(stroke=GRID)
BASELINE = Look(stroke=INK)
LEADER = Look(stroke=MUTED)
MISSING = Look(stroke=MUTED, dashes="3 3")
BREAK_LINE = Look(stroke=MUTED, dashes="1 3")
BREAK_SIGN = Look(stroke=INK, width=1.2)  # not the look of the axis, with which it would be painted below the gap
BREAK_GAP = Look(fill=PAPER)


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle: a value from the baseline, a part, a cell, a swatch."""

    box: Box
    look: Look

    @property
    def path(self) -> str:
        """This bar as part of the `d` of a path."""
        width, height, left = map(format_coordinate, (self.box.width, self.box.height, self.box.x))
        return f"M{format_point(self.box.x, self.box.y)}h{width}v{height}H{left}z"

    def mirrored(self, width: float) -> Bar:
        """The bar seen in a mirror as wide as the artboard."""
        return replace(self, box=self.box.mirrored(width))

    def moved(self, right: float, down: float) -> Bar:
        """The bar so far to the right and so far down."""
        return replace(self, box=self.box.translated(right, down))


@dataclass(frozen=True, slots=True)
class Trace:
    """Straight lines through places, closed when it is an area."""

    places: tuple[tuple[float, float], ...]
    look: Look
    closed: bool = False

    @property
    def path(self) -> str:
        """This trace as part of the `d` of a path."""
        return "M" + "L".join(format_point(x, y) for x, y in self.places) + ("z" if self.closed else "")

    def mirrored(self, width: float) -> Trace:
        """The trace seen in a mirror as wide as the artboard."""
        return replace(self, places=tuple((width - x, y) for x, y in self.places))

    def moved(self, right: float, down: float) -> Trace:
        """The trace so far to the right and so far down."""
        return replace(self, places=tuple((x + right, y + down) for x, y in self.places))


@dataclass(frozen=True, slots=True)
class Dot:
    """A disc round a place."""

    x: float
    y: float
    radius: float
    look: Look

    @property
    def path(self) -> str:
        """This disc as two arcs of a path."""
        around, arc = (
            format_coordinate(2 * self.radius),
            f"a{format_coordinate(self.radius)} {format_coordinate(self.radius)} 0 1 0 ",
        )
        return f"M{format_point(self.x - self.radius, self.y)}{arc}{around} 0{arc}-{around} 0z"

    def mirrored(self, width: float) -> Dot:
        """The disc seen in a mirror as wide as the artboard."""
        return replace(self, x=width - self.x)

    def moved(self, right: float, down: float) -> Dot:
        """The disc so far to the right and so far down."""
        return replace(self, x=self.x + right, y=self.y + down)


Shape = Bar | Trace | Dot


def rule(x1: float, y1: float, x2: float, y2: float, look: Look) -> Trace:
    """One straight line from a place to another."""
    return Trace(((x1, y1), (x2, y2)), look)


def paths(shapes: Sequence[Shape]) -> str:
    """The `d` of one path that draws all the shapes."""
    return "".join(shape.path for shape in shapes)
