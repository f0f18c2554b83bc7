"""Charts as static, inline SVG: in come plain values whose words are already formatted, out goes one element.

The room knows nothing of the report, of languages or of pages. One kind a file; each is an immutable value with
`draw(artboard, frame) -> str`. A drawing is right by itself (in a PDF, a feed, a download) and is themed where
`charts.css` is loaded. What the room promises: bars begin at zero, a missing value is drawn as missing, nothing joins
the two sides of a break, no text lies on another, and the same values give the same bytes.
"""

from generator.charts.artboard import Artboard, Frame
from generator.charts.columns import Columns
from generator.charts.composition import Composition, Part, Whole
from generator.charts.direction import Direction
from generator.charts.grouped_columns import GroupedColumns
from generator.charts.line import Line
from generator.charts.points import Point, Series
from generator.charts.press_calendar import PressCalendar, PressYear
from generator.charts.ranked_bars import RankedBars
from generator.charts.sparkline import Sparkline
from generator.charts.timeline import Event, Timeline

__all__ = [
    "Artboard",
    "Columns",
    "Composition",
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
    "Series",
    "Sparkline",
    "Timeline",
    "Whole",
]
