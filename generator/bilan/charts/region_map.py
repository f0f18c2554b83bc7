"""A map of regions, shaded by class, with a legend, and a list of the regions whose name does not fit inside them.

A region has its name and its number inside it, or else a key that leads to the list. The list is beside the map where there
is space, otherwise below it. A map is never mirrored; in Arabic the map and the list change sides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from bilan.charts.box import Box
from bilan.charts.canvas import Canvas, Frame
from bilan.charts.class_legend import HATCH, HATCH_SPACING, NOT_FINAL, ClassLegend
from bilan.charts.data_points import Point, known_values
from bilan.charts.drawing import Drawing, Mark
from bilan.charts.framed_drawing import FramedDrawing
from bilan.charts.hatching import hatch_rings
from bilan.charts.hotspot import hotspots
from bilan.charts.linear_scale import Tick
from bilan.charts.palette import GRID, MUTED, PAPER
from bilan.charts.region_labels import place_inside
from bilan.charts.shading import shade_of
from bilan.charts.shapes import MISSING, Area, Paint
from bilan.charts.text_direction import Direction
from bilan.charts.text_label import ASCENT, Anchor, Label
from bilan.charts.text_setter import LEADING, TextSetter
from bilan.charts.text_style import NOTE, NUMBER, VALUE, YEAR, TextStyle
from bilan.charts.value_classes import class_bounds
from bilan.geography.region_shapes import RegionShapes
from bilan.geography.topology import FittedMap

MAX_HEIGHT = {Canvas.WIDE: 430.0}
MAX_HEIGHT_ELSEWHERE = 360.0
MOST_POINTS = {Canvas.WIDE: 1400}  # about 12 kilobytes
MOST_POINTS_ELSEWHERE = 900
SIDE_GAP = 28.0
MIN_SIDE = 215.0  # pixels beside the map for the list
COLUMN_GAP = 24.0
MIN_COLUMN = 200.0
KEY_WIDTH = 22.0
ROW_GAP = 4.0
LEGEND_GAP = 16.0
PADDING = 10.0  # around words inside a region
NAME_LINES = 2
LIST_LINES = 3
BORDER = 1.0
OUTLINE = Paint(stroke=GRID)
SPOT = 24.0  # the least size of an area to point at (WCAG 2.2, 2.5.8)


@dataclass(frozen=True, slots=True)
class RegionMap:
    """Values of regions by the id of their shape.

    points         the region's name, value and text; the order is that of equal values in the list.
    shapes         the shapes of the regions; a region of `points` without one is only in the list.
    tick           formats the bounds of the classes.

    Raises ValueError for a break (shades compare), and if no region has a shape.
    """

    points: dict[str, Point]
    shapes: RegionShapes
    tick: Tick

    def __post_init__(self) -> None:
        if not set(self.points) & set(self.shapes.regions):
            raise ValueError("a map needs a region with a shape")
        if any(point.broken for point in self.points.values()):
            raise ValueError("a map cannot show a break")

    def draw(self, canvas: Canvas, frame: Frame) -> FramedDrawing:
        """The chart on a canvas. The direction of time does not matter to a map: it has the direction of the text."""
        drawing = self.layout(TextSetter.on_canvas(canvas, frame.direction))
        return FramedDrawing(drawing, canvas, replace(frame, artwork=Direction.LTR))

    def layout(self, setter: TextSetter) -> Drawing:
        """The chart as placed marks: map first in the direction of the text, then list and legend."""
        return _MapLayout(self, setter).layout()


@dataclass(frozen=True)
class _MapLayout:
    chart: RegionMap
    setter: TextSetter

    @cached_property
    def bounds(self) -> tuple[Decimal, ...]:
        return class_bounds(known_values(tuple(self.chart.points.values())))

    @cached_property
    def fitted(self) -> FittedMap:
        canvas = self.setter.canvas
        return self.chart.shapes.topology.fit(
            self.setter.chart_width,
            MAX_HEIGHT.get(canvas, MAX_HEIGHT_ELSEWHERE),
            MOST_POINTS.get(canvas, MOST_POINTS_ELSEWHERE),
        )

    @cached_property
    def ranked(self) -> tuple[str, ...]:
        """The ids of the regions, the largest value first, those without a value last."""
        values = {name: point.value for name, point in self.chart.points.items()}
        return tuple(sorted(values, key=lambda name: -values[name] if values[name] is not None else Decimal(1)))  # type: ignore[operator]

    @cached_property
    def inside(self) -> dict[str, tuple[Label, ...]]:
        """The words of the regions that have space for them."""
        placed = {name: self._words(name) for name in self.ranked if self.fitted.rings.get(name)}
        return {name: words for name, words in placed.items() if words}

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """The regions whose words are in the list; those without a shape, which have no key, come last."""
        names = [name for name in self.ranked if name not in self.inside]
        return tuple(sorted(names, key=lambda name: not self.fitted.rings.get(name)))

    def layout(self) -> Drawing:
        width, setter = self.setter.chart_width, self.setter
        side = width - self.fitted.width - SIDE_GAP
        beside = side >= MIN_SIDE
        text_width = side if beside else width
        panel = self._panel(setter.for_panel(text_width, setter.plot_height))
        panel_x, panel_y = (width - text_width, 0.0) if beside else (0.0, self.fitted.height + LEGEND_GAP)
        mirrored = setter.direction is Direction.RTL
        map_x = 0.0 if beside else (width - self.fitted.width) / 2
        if mirrored:
            panel = panel.mirrored
            panel_x = 0.0
            map_x = width - self.fitted.width - map_x
        height = max(self.fitted.height, panel_y + panel.height)
        marks = [mark.translated(map_x, 0) for mark in self._map()]
        return Drawing(width, height, (*marks, *panel.translated(panel_x, panel_y)))

    def _map(self) -> list[Mark]:
        keys = {name: number for number, name in enumerate(self.listed, 1)}
        shapes = [mark for name, rings in self.fitted.rings.items() for mark in self._region(name, rings)]
        words = [label for labels in self.inside.values() for label in labels]
        taken = [label.box for label in words]
        for name in self.listed:
            if rings := self.fitted.rings.get(name):
                label = self._key(name, keys[name], rings)
                if not any(label.box.overlaps(box) for box in taken):
                    words.append(label)
                    taken.append(label.box)
        return [*shapes, *words]

    def _region(self, name: str, rings: tuple[tuple[tuple[float, float], ...], ...]) -> list[Mark]:
        point = self.chart.points.get(name)
        paint, _ = self._look(point)
        area = Area(rings, paint, 0, self.fitted.width)
        if point is not None and point.value is not None:
            return [area, *([_dashed(area)] if point.status else []), *_spot(point, rings)]
        return [*(hatch_rings(rings, HATCH, HATCH_SPACING) if point is not None and point.missing else ()), area]

    def _look(self, point: Point | None) -> tuple[Paint, TextStyle]:
        if point is None or point.blank:
            return OUTLINE, NOTE
        if point.value is None:
            return MISSING, replace(NOTE, halo=True)
        paint, style = shade_of(point.value, self.bounds)
        return replace(paint, stroke=PAPER, width=BORDER), style

    def _words(self, name: str) -> tuple[Label, ...]:
        """The name of a region and its number below, inside the region; nothing if they do not fit."""
        point, setter = self.chart.points[name], self.setter
        _, style = self._look(point)
        second = point.missing or point.printed
        widest = max(rights - lefts for lefts, rights in [_width(self.fitted.rings[name])])
        for lines in _wrappings(point.label, setter, min(widest, setter.chart_width / 3)):
            texts = [*lines, *([second] if second else [])]
            width = max(setter.width(text, NUMBER) for text in texts)
            height = len(texts) * setter.size(YEAR) * LEADING
            if place := place_inside(self.fitted.rings[name], width + PADDING, height + 2):
                top = place[1] - height / 2
                bold = replace(style, typeface=NUMBER.typeface)
                names = setter.paragraph(tuple(lines), place[0], top, style, Anchor.MIDDLE)
                return (
                    *names,
                    *setter.paragraph((second,), place[0], top + setter.depth(len(lines), style), bold, Anchor.MIDDLE),
                )
        return ()

    def _key(self, name: str, number: int, rings: tuple[tuple[tuple[float, float], ...], ...]) -> Label:
        """The key of a region: inside it or, if it is too small, at its middle with a halo in the colour of the page."""
        setter, text = self.setter, str(number)
        width, height = setter.width(text, NUMBER), setter.size(NUMBER)
        _, style = self._look(self.chart.points[name])
        place = place_inside(rings, width + 2, height)
        bold = replace(style, typeface=NUMBER.typeface) if place else VALUE
        x, y = place or _middle(rings)
        x = max(width / 2, min(x, self.fitted.width - width / 2))
        y = max(height / 2 + 2, min(y, self.fitted.height - height / 2))
        return setter.write(text, x, y + height * (ASCENT - 0.46), bold, Anchor.MIDDLE)

    def _panel(self, setter: TextSetter) -> Drawing:
        """The list and below it the legend."""
        rows, bottom = self._list(setter)
        points = self.chart.points.values()
        legend, end = ClassLegend.of(points, self.bounds, self.chart.tick, zero=self.bounds[0] < 0, corner_mark=False).draw(
            bottom + (LEGEND_GAP if rows else 0), setter
        )
        return Drawing(setter.chart_width, end, (*rows, *legend))

    def _list(self, setter: TextSetter) -> tuple[list[Mark], float]:
        """The listed regions in columns, each with its key, its name and its number; and the y below them."""
        count = max(int((setter.chart_width + COLUMN_GAP) // (MIN_COLUMN + COLUMN_GAP)), 1)
        column_width = (setter.chart_width - COLUMN_GAP * (count - 1)) / count
        column = setter.for_panel(column_width, setter.plot_height)
        rows = [self._list_row(number, name, column) for number, name in enumerate(self.listed, 1)]
        length = -(-len(rows) // count)
        marks: list[Mark] = []
        bottom = 0.0
        for index in range(count):
            y = 0.0
            for row in rows[index * length : (index + 1) * length]:
                marks += row.translated(index * (column_width + COLUMN_GAP), y)
                y += row.height + ROW_GAP
            bottom = max(bottom, y - ROW_GAP)
        return marks, max(bottom, 0.0)

    def _list_row(self, number: int, name: str, setter: TextSetter) -> Drawing:
        point = self.chart.points[name]
        value, style = (point.printed, NUMBER) if point.value is not None else (point.missing or "", NOTE)
        value_lines = setter.lines(value, setter.chart_width / 2, style, 2)
        value_width = max((setter.width(line, style) for line in value_lines), default=0)
        lines = setter.lines(point.label, setter.chart_width - KEY_WIDTH - value_width - 8, YEAR, LIST_LINES)
        key = setter.paragraph((str(number),), 0, 0, NUMBER.with_colour(MUTED)) if self.fitted.rings.get(name) else ()
        values = setter.paragraph(value_lines, setter.chart_width, 0, style, Anchor.END)
        height = setter.depth(max(len(lines), len(value_lines), 1), YEAR)
        return Drawing(setter.chart_width, height, (*key, *setter.paragraph(lines, KEY_WIDTH, 0, YEAR), *values))


def _spot(point: Point, rings: tuple[tuple[tuple[float, float], ...], ...]) -> tuple[Mark, ...]:
    """The area to point at, inside the region where it has space for it, otherwise at its middle."""
    x, y = place_inside(rings, SPOT, SPOT) or _middle(rings)
    return hotspots(point.key, Box(x - SPOT / 2, y - SPOT / 2, SPOT, SPOT))


def _dashed(area: Area) -> Area:
    """The outline of a region whose value is not final."""
    return replace(area, paint=NOT_FINAL)


def _width(rings: tuple[tuple[tuple[float, float], ...], ...]) -> tuple[float, float]:
    xs = [x for ring in rings for x, _ in ring]
    return min(xs), max(xs)


def _middle(rings: tuple[tuple[tuple[float, float], ...], ...]) -> tuple[float, float]:
    left, right = _width(rings)
    ys = [y for ring in rings for _, y in ring]
    return (left + right) / 2, (min(ys) + max(ys)) / 2


def _wrappings(name: str, setter: TextSetter, width: float) -> list[tuple[str, ...]]:
    """A name on one line, and on two if its words allow."""
    lines = setter.lines(name, width, YEAR, NAME_LINES + 1)
    halves = _halves(name)
    whole = [(name,)] if setter.width(name, YEAR) <= width else []
    return [
        *whole,
        *([halves] if halves else []),
        *([lines] if len(lines) <= NAME_LINES and " ".join(lines) == name else []),
    ]


def _halves(name: str) -> tuple[str, str] | None:
    """A name in two lines that are as even as its spaces and hyphens allow."""
    cuts = [index for index in range(1, len(name)) if name[index - 1] in " -–" and name[index] not in " -–"]
    if not cuts:
        return None
    cut = min(cuts, key=lambda index: abs(2 * index - len(name)))
    return name[:cut].rstrip(), name[cut:].lstrip()
