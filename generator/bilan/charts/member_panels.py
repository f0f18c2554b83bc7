"""Members or parts over the years as small multiples: one small chart for each, all on one scale.

Flows are columns, stocks are lines. The numbers of the scale are before the first panel of each row. In a panel the newest
value has its number first; the largest, the oldest and the smallest have theirs where there is space.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from bilan.charts.band_scale import BandScale
from bilan.charts.box import ROUNDING, Box
from bilan.charts.chart_notes import draw_chart_notes
from bilan.charts.contiguous_runs import contiguous_runs
from bilan.charts.data_points import DataSeries, Extent, Point, drawn_values, extent, is_trend, same_labels
from bilan.charts.drawing import Drawing, Mark
from bilan.charts.label_placement import clamp, place_labels
from bilan.charts.laid_out_chart import LaidOutChart
from bilan.charts.line_marks import draw_lines, line_swatch
from bilan.charts.linear_scale import Tick, axis_ticks
from bilan.charts.palette import QUIET, SERIES
from bilan.charts.plot_area import PlotArea
from bilan.charts.plot_remarks import boxes_of
from bilan.charts.remarks import remarks_of
from bilan.charts.series_breaks import break_sign
from bilan.charts.shapes import BREAK_LINE, MISSING, Bar, straight_line
from bilan.charts.text_label import Anchor, Label
from bilan.charts.text_setter import TextSetter
from bilan.charts.text_style import HEADING, NOTE, TICK, VALUE, YEAR
from bilan.charts.value_bars import bar_swatch, draw_columns, farthest

MIN_PANEL_WIDTH = 120.0
MAX_PANELS = 4  # side by side
PANEL_GAP = 20.0
ROW_GAP = 18.0
HEADROOM = 20.0
PLOT_HEIGHT = 104.0
YEARS_HEIGHT = 20.0
GUTTER_GAP = 8.0
MAX_GUTTER_SHARE = 0.2  # of the width; longer numbers of the scale are left out
COLUMN_SHARE = 0.72  # of a band's width
MAX_COLUMN = 34.0
TICKS = 3
NAME_LINES = 3
RISE = 8.0
MISSING_HEIGHT = 12.0


@dataclass(frozen=True, slots=True)
class MemberPanels(LaidOutChart):
    """Series with the same labels, one for each member, in the order in which they are drawn.

    tick      formats the numbers of the scale.
    lines     True for stocks, which are lines; False for flows, which are columns.
    extent    the values of the scale, for a unit with a scale of its own; None for a scale from zero.
    captions  a line under the name of each member, such as its share of the newest total; empty for none.
    """

    series: tuple[DataSeries, ...]
    tick: Tick
    lines: bool = False
    extent: Extent | None = None
    captions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.series:
            raise ValueError("small multiples need a series")
        if self.captions and len(self.captions) != len(self.series):
            raise ValueError("each series has a caption, or none has")
        same_labels(self.series)

    def layout(self, setter: TextSetter) -> Drawing:
        """The chart as placed marks, running from left to right."""
        return _PanelGrid(self, setter).layout()


@dataclass(frozen=True)
class _PanelGrid:
    """The panels in rows, and below them what their signs mean."""

    chart: MemberPanels
    setter: TextSetter

    @property
    def points(self) -> tuple[Point, ...]:
        return tuple(point for one in self.chart.series for point in one.points)

    @cached_property
    def extent(self) -> Extent:
        return self.chart.extent or extent(drawn_values(self.points))

    @cached_property
    def ticks(self) -> tuple[Decimal, ...]:
        return axis_ticks(self.extent, drawn_values(self.points), TICKS)

    @cached_property
    def gutter(self) -> float:
        """The width before the first panel for the numbers of the scale; 0 where they are too long."""
        width = max(self.setter.width(self.chart.tick(tick), TICK) for tick in self.ticks) + GUTTER_GAP
        return width if width <= self.setter.chart_width * MAX_GUTTER_SHARE else 0

    @cached_property
    def per_row(self) -> int:
        """The number of panels in a row: as many as have space, in rows as even as possible."""
        space = int((self.setter.chart_width - self.gutter + PANEL_GAP) // (MIN_PANEL_WIDTH + PANEL_GAP))
        most = max(min(space, MAX_PANELS), 1)
        rows = -(-len(self.chart.series) // most)
        return max(-(-len(self.chart.series) // rows), min(2, most))

    @cached_property
    def panel_width(self) -> float:
        return (self.setter.chart_width - self.gutter - PANEL_GAP * (self.per_row - 1)) / self.per_row

    def layout(self) -> Drawing:
        marks: list[Mark] = []
        y = 0.0
        for start in range(0, len(self.chart.series), self.per_row):
            row, y = self._row(range(start, min(start + self.per_row, len(self.chart.series))), y)
            marks += row
            y += ROW_GAP
        word = " · ".join(dict.fromkeys(point.missing for point in self.points if point.missing)) or None
        notes, bottom = draw_chart_notes(
            y - ROW_GAP,
            self.setter,
            missing=word,
            points=self.points,
            remarks=remarks_of(self.chart.series),
            swatch=line_swatch if self.chart.lines else bar_swatch,
        )
        return Drawing(self.setter.chart_width, bottom, (*marks, *notes))

    def _row(self, indexes: range, y: float) -> tuple[list[Mark], float]:
        """A row of panels from `y` down, with the tops of their names and of their plots aligned; and the y below them."""
        panel_setter = self.setter.for_panel(self.panel_width, PLOT_HEIGHT)
        names = [panel_setter.lines(self.chart.series[at].name, self.panel_width, HEADING, NAME_LINES) for at in indexes]
        captions = [
            panel_setter.lines(text, self.panel_width, NOTE, NAME_LINES) for at in indexes for text in self._caption(at)
        ]
        below_names = y + panel_setter.depth(max((len(lines) for lines in names), default=0), HEADING)
        top = below_names + panel_setter.depth(max((len(lines) for lines in captions), default=0), NOTE)
        marks: list[Mark] = []
        for column, at in enumerate(indexes):
            one, x = self.chart.series[at], self.gutter + column * (self.panel_width + PANEL_GAP)
            panel = _Panel(one, self._plot(panel_setter, len(one.points)), self.chart.lines)
            marks += self.setter.paragraph(names[column], x, y, HEADING)
            for lines in captions[column : column + 1]:
                marks += self.setter.paragraph(lines, x, y + self.setter.depth(len(names[column]), HEADING), NOTE)
            marks += [mark.translated(x, top) for mark in panel.marks()]
        plot = self._plot(panel_setter, 1)
        return [*self._scale(plot, top), *marks], top + plot.floor + YEARS_HEIGHT

    def _caption(self, at: int) -> tuple[str, ...]:
        return self.chart.captions[at : at + 1]

    def _plot(self, setter: TextSetter, count: int) -> PlotArea:
        with_ticks = self.extent if self.extent.base else extent((self.extent.lowest, self.extent.highest, *self.ticks))
        bands = BandScale(0, self.panel_width, count)
        bottom = HEADROOM + PLOT_HEIGHT
        return PlotArea(setter, bands, self.panel_width, HEADROOM, bottom, with_ticks, self.ticks, self.chart.tick)

    def _scale(self, plot: PlotArea, top: float) -> list[Label]:
        if not self.gutter:
            return []
        size = self.setter.size(TICK)
        return [
            self.setter.write(
                self.chart.tick(tick), self.gutter - GUTTER_GAP, top + plot.y(tick) + size * 0.3, TICK, Anchor.END
            )
            for tick in self.ticks
        ]


@dataclass(frozen=True)
class _Panel:
    """One member, from the top left corner of its plot."""

    one: DataSeries
    plot: PlotArea
    as_lines: bool

    def marks(self) -> tuple[Mark, ...]:
        drawn = self._lines() if self.as_lines else self._columns()
        background = (*self.plot.grid(), *self._missing(), self.plot.axis(), *self._breaks())
        return (
            *background,
            *drawn,
            *self._numbers(() if self.as_lines else drawn),
            *self._years(),
            *self.plot.areas(self.one.points),
        )

    def _columns(self) -> tuple[Mark, ...]:
        """Columns, the newest value in full colour and the earlier ones quiet."""
        width = min(self.plot.bands.width * COLUMN_SHARE, MAX_COLUMN)
        newest = max((position for position, point in enumerate(self.one.points) if point.value is not None), default=-1)
        return draw_columns(self.one.points, self.plot, width, lambda position: SERIES[0] if position == newest else QUIET)

    def _lines(self) -> tuple[Mark, ...]:
        """A line, or only dots where there are too few comparable values for a line."""
        if is_trend(self.one.points):
            return draw_lines((self.one,), self.plot, None)
        single = (
            tuple(point if at == position else Point.empty(point.label) for at, point in enumerate(self.one.points))
            for run in contiguous_runs(self.one.points)
            for position, _ in run
        )
        return tuple(mark for points in single for mark in draw_lines((DataSeries("", points),), self.plot, None))

    def _missing(self) -> tuple[Bar, ...]:
        """A low dashed box for each missing value: a higher one would look like a value among such small columns."""
        top = self.plot.axis_y - MISSING_HEIGHT
        width = min(self.plot.bands.width * COLUMN_SHARE, MAX_COLUMN)
        return tuple(
            Bar(Box(self.plot.bands.centre(position) - width / 2, top, width, MISSING_HEIGHT), MISSING)
            for position, point in enumerate(self.one.points)
            if point.missing
        )

    def _breaks(self) -> tuple[Mark, ...]:
        return tuple(
            mark
            for position, point in enumerate(self.one.points)
            if point.broken and position
            for mark in self._break(self.plot.bands.start(position))
        )

    def _break(self, x: float) -> tuple[Mark, ...]:
        return straight_line(x, 0, x, self.plot.floor, BREAK_LINE), *break_sign(x, self.plot.axis_y)

    def _numbers(self, bars: tuple[Mark, ...]) -> tuple[Label, ...]:
        """The numbers of the newest and of the extreme values that overlap no other number and no column."""
        places = [position for position, point in enumerate(self.one.points) if point.value is not None]
        ranked = sorted(places, key=lambda position: farthest(self.one.points[position]))
        order = list(dict.fromkeys([*places[-1:], *ranked[-1:], *places[:1], *ranked[:1]]))
        view_box = Box(-ROUNDING, 0, self.plot.right + 2 * ROUNDING, self.plot.floor)
        taken = boxes_of(bars)
        placed: list[Label] = []
        for position in order:
            candidates = self._candidates(position, newest=position == order[0])
            found = place_labels(candidates, [*taken, *(label.box for label in placed)], view_box)[:1]
            placed += found
        return tuple(placed)

    def _candidates(self, position: int, *, newest: bool) -> Iterator[Label]:
        """The number, then its short form; that of the newest value also higher up, above the columns beside it."""
        point = self.one.points[position]
        labels = [self._number(position, text) for text in (point.printed, point.short) if text]
        yield from labels
        if newest:
            yield from (labels[-1].translated(0, -RISE * step) for step in range(1, int(labels[-1].box.y // RISE) + 1))

    def _number(self, position: int, text: str) -> Label:
        """A number above its mark, moved inside the panel where it is wider than its band."""
        x = clamp(self.plot.bands.centre(position), self.plot.setter.width(text, VALUE), 0, self.plot.right)
        y = self.plot.beyond(farthest(self.one.points[position]), 8 if self.as_lines else 5)
        return self.plot.setter.write(text, x, y, VALUE, Anchor.MIDDLE)

    def _years(self) -> tuple[Label, ...]:
        """The first and the last period; only the last where there is no space for both."""
        setter, points = self.plot.setter, self.one.points
        baseline = self.plot.floor + 15
        last = setter.write(points[-1].label, self.plot.right, baseline, YEAR, Anchor.END)
        first = setter.write(points[0].label, 0, baseline, YEAR)
        return place_labels([last, *([first] if len(points) > 1 else [])], (), Box(-1, 0, self.plot.right + 2, 2000))
