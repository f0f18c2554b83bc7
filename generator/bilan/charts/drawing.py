"""Placed marks, and the SVG made from them. The same drawing always gives the same bytes.

Marks with the same attributes are one path or one group, which keeps a chart within a few kilobytes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bilan.charts.box import Box, format_coordinate
from bilan.charts.canvas import Canvas, Frame
from bilan.charts.hotspot import Hotspot
from bilan.charts.palette import Colours
from bilan.charts.shapes import Shape, paths
from bilan.charts.svg_escape import escape_attribute, escape_text
from bilan.charts.text_label import Label
from bilan.charts.text_width import FAMILIES

Mark = Shape | Label | Hotspot
M = TypeVar("M")
FONTS = escape_attribute(",".join((*FAMILIES, "sans-serif")))


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks in drawing order (later ones on top), with a width and height in pixels."""

    width: float
    height: float
    marks: tuple[Mark, ...]

    @property
    def labels(self) -> tuple[Label, ...]:
        """The text marks."""
        return tuple(mark for mark in self.marks if isinstance(mark, Label))

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The marks that are not text."""
        return tuple(mark for mark in self.marks if not isinstance(mark, Label | Hotspot))

    @property
    def hotspots(self) -> tuple[Hotspot, ...]:
        """The areas of values."""
        return tuple(mark for mark in self.marks if isinstance(mark, Hotspot))

    @property
    def view_box(self) -> Box:
        """The view box."""
        return Box(0, 0, self.width, self.height)

    @property
    def mirrored(self) -> Drawing:
        """The drawing from right to left. Text itself is not mirrored."""
        return Drawing(self.width, self.height, tuple(mark.mirrored(self.width) for mark in self.marks))

    def translated(self, dx: float, dy: float) -> tuple[Mark, ...]:
        """Its marks moved by `dx` to the right and `dy` down, to place a panel."""
        return tuple(mark.translated(dx, dy) for mark in self.marks)


def as_svg(drawing: Drawing, canvas: Canvas, frame: Frame) -> str:
    """The drawing as one SVG element on one line, complete without a style sheet."""
    oriented = drawing.mirrored if frame.mirrored else drawing
    start = f"{_start_tag(drawing, canvas, frame)}{_title_and_description(canvas, frame)}"
    return f"{start}{_body(oriented, frame.colours)}{_areas(oriented, frame)}</svg>"


def _start_tag(drawing: Drawing, canvas: Canvas, frame: Frame) -> str:
    width, height = format_coordinate(drawing.width), format_coordinate(drawing.height)
    title, description = _ids(canvas, frame)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="ch ch-{canvas.letter}" role="img" direction="ltr"'
        f" aria-labelledby={escape_attribute(f'{title} {description}')}"
        f' viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-family={FONTS}>'
    )


def _title_and_description(canvas: Canvas, frame: Frame) -> str:
    title, description = _ids(canvas, frame)
    return (
        f"<title id={escape_attribute(title)}>{escape_text(frame.title)}</title>"
        f"<desc id={escape_attribute(description)}>{escape_text(frame.description)}</desc>"
    )


def _ids(canvas: Canvas, frame: Frame) -> tuple[str, str]:
    return f"{frame.id}-{canvas.letter}t", f"{frame.id}-{canvas.letter}d"


def _areas(drawing: Drawing, frame: Frame) -> str:
    """The areas of the values that the page says more of, above everything else."""
    numbers = {key: number for number, key in enumerate(frame.values)}
    areas = [spot.element(numbers[spot.key]) for spot in drawing.hotspots if spot.key in numbers]
    return f'<g fill="none">{"".join(areas)}</g>' if areas else ""


def _body(drawing: Drawing, colours: Colours) -> str:
    """All shapes, then all labels, so that nothing covers text."""
    shape_groups = _grouped(drawing.shapes, lambda shape: shape.paint.in_colours(colours).attributes)
    label_groups = _grouped(drawing.labels, lambda label: label.in_colours(colours).attributes)
    return "".join(
        [f'<path{attributes} d="{paths(group)}"/>' for attributes, group in shape_groups]
        + [_text(attributes, group) for attributes, group in label_groups]
    )


def _grouped(marks: Sequence[M], attributes: Callable[[M], str]) -> list[tuple[str, list[M]]]:
    """Marks grouped by their attributes, in order of first occurrence: marks meant to be on top come later."""
    groups: dict[str, list[M]] = {}
    for mark in marks:
        groups.setdefault(attributes(mark), []).append(mark)
    return list(groups.items())


def _text(attributes: str, labels: list[Label]) -> str:
    if len(labels) == 1:
        return labels[0].element.replace("<text", f"<text{attributes}", 1)
    return f"<g{attributes}>{''.join(label.element for label in labels)}</g>"
