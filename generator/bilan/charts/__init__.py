"""Charts as static, inline SVG: in come plain values whose words are already formatted, out goes one element.

The room knows nothing of the report, of languages or of pages. One kind a file; each is an immutable value with
`draw(artboard, frame) -> str`. A drawing is right by itself (in a PDF, a feed, a download) and is themed where
`charts.css` is loaded. What the room promises: bars begin at zero, a missing value is drawn as missing, nothing joins
the two sides of a break, no text lies on another, and the same values give the same bytes.
"""

from bilan.charts.canvas import Canvas, Frame
from bilan.charts.columns import Columns
from bilan.charts.composition_bar import Composition, Part, Whole
from bilan.charts.data_points import DataSeries, Point
from bilan.charts.event_timeline import Event, Timeline
from bilan.charts.grouped_columns import GroupedColumns
from bilan.charts.line_chart import Line
from bilan.charts.press_calendar import PressCalendar, PressYear
from bilan.charts.ranked_bars import RankedBars
from bilan.charts.sparkline import Sparkline
from bilan.charts.text_direction import Direction

__all__ = [
    "Canvas",
    "Columns",
    "Composition",
    "DataSeries",
    "Direction",
    "Event",
    "Frame",
    "GroupedColumns",
    "Line",
    "Part",
    "Point",
    "PressCalendar",
    "PressYear",
    "RankedBars",
    "Sparkline",
    "Timeline",
    "Whole",
]
