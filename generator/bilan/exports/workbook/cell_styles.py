"""The styles of cells. The fonts are available in every spreadsheet; the colours are those of the charts."""

from __future__ import annotations

from typing import NamedTuple

from bilan.charts.palette import GRID, INK, MUTED, SERIES
from bilan.exports.data_table import Column, ColumnType

FACE = "Calibri"
_BLUE = SERIES[0].light.lstrip("#")
_INK = INK.light.lstrip("#")
_MUTED = MUTED.light.lstrip("#")
BREAK = SERIES[2].light.lstrip("#")
_THICK = 5  # a thick line in XlsxWriter


class CellStyle(NamedTuple):
    """Font, background and alignment of a cell; colours in six hexadecimal digits.

    `rule` is the side with a thick line, which marks a break in a series.
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

    def ruled(self, side: str) -> CellStyle:
        """Return the same style with a thick line on a side."""
        return self._replace(rule=side)

    def properties(self) -> dict[str, object]:
        """Return the properties of an XlsxWriter format."""
        aligned = {"valign": {"center": "vcenter"}.get(self.vertical, self.vertical)} if self.vertical else {}
        ground = {"bg_color": f"#{self.ground}"} if self.ground else {}
        rule = {self.rule: _THICK, f"{self.rule}_color": f"#{BREAK}"} if self.rule else {}
        return {
            "font_size": self.size,
            "font_color": f"#{self.colour}",
            "bold": self.bold,
            "italic": self.italic,
            "underline": int(self.underlined),
            "text_wrap": self.wrapped,
            **aligned,
            **ground,
            **rule,
        }


TITLE = CellStyle(24, _BLUE, bold=True)
OVERLINE = CellStyle(12, _MUTED)
HEADING = CellStyle(13, _BLUE, bold=True)
LABEL = CellStyle(bold=True, wrapped=True, vertical="top")
WRAPPED = CellStyle(wrapped=True, vertical="top")
TOP = CellStyle(vertical="top")
LINK = CellStyle(colour=_BLUE, underlined=True, vertical="top")
HEAD = CellStyle(colour="FFFFFF", bold=True, ground=_BLUE, wrapped=True, vertical="center")
THEME = CellStyle(bold=True, ground=GRID.light.lstrip("#"))
QUIET = CellStyle(10, _MUTED, italic=True, vertical="top")

_WIDTHS = {
    ColumnType.TEXT: 48,
    ColumnType.NAME: 18,
    ColumnType.NAMES: 30,
    ColumnType.ADDRESS: 36,
    ColumnType.WHEN: 12,
    ColumnType.DAY: 12,
    ColumnType.YEAR: 8,
    ColumnType.NUMBER: 16,
    ColumnType.COUNT: 11,
    ColumnType.TRUTH: 12,
}


def width(column: Column) -> int:
    """Return the width of a column, in digits."""
    return _WIDTHS[column.type]
