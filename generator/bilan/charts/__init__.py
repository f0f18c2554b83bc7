"""Charts as static, inline SVG, drawn from plain values whose text is already formatted.

This package knows nothing of the report, of languages or of pages. Each kind of chart has a module and is an immutable
value with `draw(canvas, frame)`, which returns one SVG element. The SVG is complete without a style sheet (in a PDF, a
feed, a download); `charts.css` adds the page's colours.

All charts keep these rules: bars begin at zero, a missing value is drawn as missing, nothing joins the two sides of a
break, labels do not overlap, and the same values give the same bytes.
"""

from bilan.charts.canvas import Canvas, Frame
from bilan.charts.columns import Columns
from bilan.charts.composition_bar import Composition, Part, Whole
from bilan.charts.data_points import DataSeries, Extent, Point
from bilan.charts.event_timeline import Event, Timeline
from bilan.charts.grouped_columns import GroupedColumns
from bilan.charts.heat_map import HeatMap
from bilan.charts.line_chart import Line
from bilan.charts.member_panels import MemberPanels
from bilan.charts.opening_series import OpeningSeries
from bilan.charts.press_calendar import PressCalendar, PressYear
from bilan.charts.ranked_bars import RankedBars
from bilan.charts.region_map import RegionMap
from bilan.charts.sparkline import Sparkline
from bilan.charts.targets import Target
from bilan.charts.text_direction import Direction
from bilan.charts.year_bars import YearBars

__all__ = [
    "Canvas",
    "Columns",
    "Composition",
    "DataSeries",
    "Direction",
    "Event",
    "Extent",
    "Frame",
    "GroupedColumns",
    "HeatMap",
    "Line",
    "MemberPanels",
    "OpeningSeries",
    "Part",
    "Point",
    "PressCalendar",
    "PressYear",
    "RankedBars",
    "RegionMap",
    "Sparkline",
    "Target",
    "Timeline",
    "Whole",
    "YearBars",
]
