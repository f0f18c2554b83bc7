"""How the workbook looks. Fonts are those that every spreadsheet has; the ink is that of the charts."""

from __future__ import annotations

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from generator.charts.colours import GRID, INK, MUTED, SERIES
from generator.exports.table import Column, Holds

_FACE = "Calibri"
_BLUE = SERIES[0].light.lstrip("#")
_INK = INK.light.lstrip("#")
_MUTED = MUTED.light.lstrip("#")

TITLE = Font(_FACE, 24, bold=True, color=_BLUE)
OVERLINE = Font(_FACE, 12, color=_MUTED)
HEADING = Font(_FACE, 13, bold=True, color=_BLUE)
LABEL = Font(_FACE, 11, bold=True, color=_INK)
BODY = Font(_FACE, 11, color=_INK)
QUIET = Font(_FACE, 10, italic=True, color=_MUTED)
LINK = Font(_FACE, 11, color=_BLUE, underline="single")
HEAD = Font(_FACE, 11, bold=True, color="FFFFFF")

HEAD_FILL = PatternFill("solid", fgColor=_BLUE)
THEME_FILL = PatternFill("solid", fgColor=GRID.light.lstrip("#"))
BROKEN = Border(left=Side("thick", color=SERIES[2].light.lstrip("#")))
BROKEN_RTL = Border(right=Side("thick", color=SERIES[2].light.lstrip("#")))

WRAPPED = Alignment(wrap_text=True, vertical="top")
TOP = Alignment(vertical="top")
CENTRED = Alignment(wrap_text=True, vertical="center")

_WIDTHS = {
    Holds.TEXT: 48,
    Holds.NAME: 18,
    Holds.NAMES: 30,
    Holds.ADDRESS: 36,
    Holds.WHEN: 12,
    Holds.DAY: 12,
    Holds.YEAR: 8,
    Holds.NUMBER: 16,
    Holds.COUNT: 11,
    Holds.TRUTH: 12,
}


def width(column: Column) -> int:
    """How wide a column is, in digits."""
    return _WIDTHS[column.holds]
