"""How the workbook looks. Fonts are those that every spreadsheet has; the ink is that of the charts."""

from __future__ import annotations

from typing import NamedTuple

from generator.charts.colours import GRID, INK, MUTED, SERIES
from generator.exports.table import Column, Holds

FACE = "Calibri"
_BLUE = SERIES[0].light.lstrip("#")
_INK = INK.light.lstrip("#")
_MUTED = MUTED.light.lstrip("#")
BREAK = SERIES[2].light.lstrip("#")


class Look(NamedTuple):
    """Type, ground and place of what a cell shows; colours in six hexadecimal digits.

    `rule` is the side with a thick line, which says that a series breaks there.
    """

    size: int = 11
    colour: str = _INK
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    ground: str = ""
    rule: str = ""
    wrapped: bool = False
    vertical: str = ""

    def ruled(self, side: str) -> Look:
        """The same with a thick line on a side."""
        return self._replace(rule=side)


PLAIN = Look()
TITLE = Look(24, _BLUE, bold=True)
OVERLINE = Look(12, _MUTED)
HEADING = Look(13, _BLUE, bold=True)
LABEL = Look(bold=True, wrapped=True, vertical="top")
WRAPPED = Look(wrapped=True, vertical="top")
TOP = Look(vertical="top")
LINK = Look(colour=_BLUE, underlined=True, vertical="top")
HEAD = Look(colour="FFFFFF", bold=True, ground=_BLUE, wrapped=True, vertical="center")
THEME = Look(bold=True, ground=GRID.light.lstrip("#"))
QUIET = Look(10, _MUTED, italic=True, vertical="top")

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
