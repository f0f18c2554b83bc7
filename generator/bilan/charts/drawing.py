"""A finished layout, and the SVG written from it: the same layout gives the same bytes, always.

Marks that look alike become one path or one group, which keeps a chart within a few kilobytes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bilan.charts.box import Box, format_coordinate
from bilan.charts.canvas import Canvas, Frame
from bilan.charts.shapes import Shape, paths
from bilan.charts.svg_escape import escape_attribute, escape_text
from bilan.charts.text_label import Label
from bilan.charts.text_width import FAMILIES

Mark = Shape | Label
M = TypeVar("M")
FONTS = escape_attribute(",".join((*FAMILIES, "sans-serif")))


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks from the lowest to the topmost, on a sheet of a width and a height."""

    width: float
    height: float
    marks: tuple[Mark, ...]

    @property
    def labels(self) -> tuple[Label, ...]:
        """All texts."""
        return tuple(mark for mark in self.marks if isinstance(mark, Label))

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """All that is not text."""
        return tuple(mark for mark in self.marks if not isinstance(mark, Label))

    @property
    def sheet(self) -> Box:
        """The view box."""
        return Box(0, 0, self.width, self.height)

    @property
    def mirrored(self) -> Drawing:
        """The drawing run from right to left; letters and numbers are not turned."""
        return Drawing(self.width, self.height, tuple(mark.mirrored(self.width) for mark in self.marks))

    def moved(self, right: float, down: float) -> tuple[Mark, ...]:
        """Its marks so far to the right and so far down: a panel put in its place."""
        return tuple(mark.moved(right, down) for mark in self.marks)


def as_svg(drawing: Drawing, artboard: Canvas, frame: Frame) -> str:
    """The drawing as one SVG element on one line: right by itself, and themed where `charts.css` is loaded."""
    turned = drawing.mirrored if frame.mirrored else drawing
    return f"{_opening(drawing, artboard, frame)}{_names(artboard, frame)}{_body(turned.marks)}</svg>"


def _opening(drawing: Drawing, artboard: Canvas, frame: Frame) -> str:
    width, height = format_coordinate(drawing.width), format_coordinate(drawing.height)
    title, description = _ids(artboard, frame)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="ch ch-{artboard.letter}" role="img" direction="ltr"'
        f" aria-labelledby={escape_attribute(f'{title} {description}')}"
        f' viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-family={FONTS}>'
    )


def _names(artboard: Canvas, frame: Frame) -> str:
    title, description = _ids(artboard, frame)
    return (
        f"<title id={escape_attribute(title)}>{escape_text(frame.title)}</title>"
        f"<desc id={escape_attribute(description)}>{escape_text(frame.description)}</desc>"
    )


def _ids(artboard: Canvas, frame: Frame) -> tuple[str, str]:
    return f"{frame.id}-{artboard.letter}t", f"{frame.id}-{artboard.letter}d"


def _body(marks: tuple[Mark, ...]) -> str:
    """All shapes, then all labels: nothing is drawn over a text."""
    shapes = [mark for mark in marks if not isinstance(mark, Label)]
    labels = [mark for mark in marks if isinstance(mark, Label)]
    painted = _alike(shapes, lambda shape: shape.look.attributes)
    written = _alike(labels, lambda label: label.attributes)
    return "".join(
        [f'<path{look} d="{paths(group)}"/>' for look, group in painted] + [_text(look, group) for look, group in written]
    )


def _alike(marks: Sequence[M], look: Callable[[M], str]) -> list[tuple[str, list[M]]]:
    """Marks by their attributes, in the order in which each look first occurs: what is meant to lie on top comes later."""
    groups: dict[str, list[M]] = {}
    for mark in marks:
        groups.setdefault(look(mark), []).append(mark)
    return list(groups.items())


def _text(look: str, labels: list[Label]) -> str:
    if len(labels) == 1:
        return labels[0].element.replace("<text", f"<text{look}", 1)
    return f"<g{look}>{''.join(label.element for label in labels)}</g>"
