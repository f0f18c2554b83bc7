"""The sparkline of a figure as a drawing, with its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bilan.charts import Canvas
from bilan.charts.framed_drawing import FramedDrawing
from bilan.figure_charts.headline import headline_with_name
from bilan.figure_charts.series_chart import sparkline
from bilan.figure_charts.titled_chart import frame_chart
from bilan.model.figure import Figure
from bilan.render.formatter import PageFormatter


@dataclass(frozen=True, slots=True)
class CourseDrawing:
    """A drawing, its title and its description."""

    drawing: FramedDrawing
    title: str
    description: str


def course_drawing(formatter: PageFormatter, figure: Figure, together: Sequence[Figure]) -> CourseDrawing | None:
    """The values of an indicator up to a figure; None if there are fewer than two. `together` are the figures beside it."""
    chart = sparkline(formatter, figure, together)
    if chart is None:
        return None
    title, description = headline_with_name(formatter, figure), formatter.language.words("Trend over the years")
    frame = frame_chart(f"course-{figure.id}", title, description, formatter, over_time=True)
    return CourseDrawing(chart.draw(Canvas.KEY_FIGURE, frame), title, description)
