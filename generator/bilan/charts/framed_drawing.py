"""A drawing in its frame, and the SVG made from it. The same drawing always gives the same bytes.

Marks with the same attributes are one path or one group, which keeps a chart within a few kilobytes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bilan.charts.box import format_coordinate
from bilan.charts.canvas import Canvas, Frame
from bilan.charts.drawing import Drawing, Mark
from bilan.charts.palette import Colours
from bilan.charts.shapes import Shape, paths
from bilan.charts.svg_escape import escape_attribute, escape_text
from bilan.charts.text_label import Label
from bilan.charts.text_width import FAMILIES

M = TypeVar("M", bound=Mark)
FONTS = escape_attribute(",".join((*FAMILIES, "sans-serif")))


@dataclass(frozen=True, slots=True)
class FramedDrawing:
    """A drawing with the direction, the colours and the words of a frame."""

    drawing: Drawing
    canvas: Canvas
    frame: Frame

    @property
    def svg(self) -> str:
        """One SVG element on one line, complete without a style sheet. All labels come after all shapes, so that nothing
        covers text."""
        return f"{self._start}{self._shapes}{_texts(self.labels)}{_areas(self._oriented, self.frame)}</svg>"

    @property
    def shapes(self) -> str:
        """The SVG element without its labels, for who sets text better than a reader of SVG."""
        return f"{self._start}{self._shapes}</svg>"

    @property
    def labels(self) -> tuple[Label, ...]:
        """The labels at their place, in their colours, in drawing order."""
        return tuple(label.in_colours(self.frame.colours) for label in self._oriented.labels)

    @property
    def _start(self) -> str:
        return f"{_start_tag(self.drawing, self.canvas, self.frame)}{_title_and_description(self.canvas, self.frame)}"

    @property
    def _shapes(self) -> str:
        return _paths(self._oriented.shapes, self.frame.colours)

    @property
    def _oriented(self) -> Drawing:
        return self.drawing.mirrored if self.frame.mirrored else self.drawing


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


def _paths(shapes: Sequence[Shape], colours: Colours) -> str:
    groups = _grouped(shapes, lambda shape: shape.paint.in_colours(colours).attributes)
    return "".join(f'<path{attributes} d="{paths(group)}"/>' for attributes, group in groups)


def _texts(labels: Sequence[Label]) -> str:
    return "".join(_text(attributes, group) for attributes, group in _grouped(labels, lambda label: label.attributes))


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
