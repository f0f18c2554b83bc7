"""Figures as points of a chart: the number, its qualifier, and whether it is missing, broken, not final or a range."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bilan.charts import Point
from bilan.model.figure import Figure
from bilan.render.formatter import PageFormatter


def figure_point(formatter: PageFormatter, figure: Figure, label: str, *, comparable: bool = True) -> Point:
    """The point of a figure, with the reason of its break and its annotation.

    A chart of one year has `comparable=False`: it shows no breaks, which are between years.
    """
    broken = formatter.label(figure.break_) if figure.break_ and comparable else None
    note = formatter.label(figure.annotation) if figure.annotation else None
    if figure.value is None:
        return Point(label, None, "", missing=formatter.state(figure), broken=broken, note=note, key=figure.key)
    ends = (figure.range.low, figure.range.high) if figure.range else None
    status = formatter.state(figure) if figure.unsettled else None
    printed, tight = formatter.short(figure), formatter.tight(figure)
    short = tight if len(tight) < len(printed) else ""
    point = Point(label, figure.value, printed, broken=broken, status=status, ends=ends)
    return replace(point, note=note, short=short, key=figure.key)


def point_in_words(formatter: PageFormatter, point: Point) -> str:
    """A point for those who do not see the chart: `2024 : 40`, `2019 : non trouvé`."""
    return formatter.labelled(point.label, point.printed or point.missing or "")


def points_in_words(formatter: PageFormatter, points: Iterable[Point]) -> str:
    """Points in a row, without those that are blank."""
    return formatter.comma.join(point_in_words(formatter, point) for point in points if not point.blank)


def year_point(formatter: PageFormatter, figure: Figure | None, year: int) -> Point:
    """The point of a year; a missing one where there is no figure."""
    label = formatter.short_year(year)
    return figure_point(formatter, figure, label) if figure else missing_point(formatter, label)


def missing_point(formatter: PageFormatter, label: str) -> Point:
    """The point of a figure that was not found."""
    return Point(label, None, "", missing=formatter.language.words("not found"))
