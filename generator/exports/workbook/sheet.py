"""A sheet in the making, and the parts of the file that it becomes (ECMA-376, 18.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from xml.sax.saxutils import quoteattr

from generator.exports.table import Cell
from generator.exports.workbook.cells import Held, cell, held
from generator.exports.workbook.looks import Look
from generator.exports.workbook.styles import Styles

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FROM_RIGHT = ' rightToLeft="1"'
_MARGINS = '<pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5"/>'


@dataclass(frozen=True, slots=True)
class Listing:
    """The whole sheet as a table that can be filtered: its name, the titles of its columns, how many rows follow them."""

    name: str
    titles: Sequence[str]
    rows: int

    @property
    def reach(self) -> str:
        """The cells it takes."""
        return f"A1:{letters(len(self.titles))}{self.rows + 1}"


@dataclass
class Sheet:
    """Cells are put row by row, from the first column on; `frozen` is the first cell that moves."""

    title: str
    from_right: bool
    styles: Styles
    widths: Sequence[int] = ()
    frozen: str = ""
    listing: Listing | None = None
    _rows: dict[int, list[bytes]] = field(default_factory=dict)  # as they will be: a script takes twice as much before
    _heights: dict[int, int] = field(default_factory=dict)
    _merged: list[str] = field(default_factory=list)
    _links: dict[str, str] = field(default_factory=dict)

    def put(self, row: int, column: int, value: Cell, look: Look, shown: str = "") -> None:
        """A value into a cell; rows and columns are counted from 1."""
        written = cell(f"{letters(column)}{row}", held(value), look, self.styles, shown)
        self._rows.setdefault(row, []).append(written.encode())

    def fill(self, row: int, cells: Iterable[tuple[Held, Look]]) -> None:
        """A whole row."""
        written = (cell(f"{letters(at)}{row}", holds, look, self.styles) for at, (holds, look) in enumerate(cells, 1))
        self._rows[row] = ["".join(written).encode()]

    def link(self, row: int, column: int, address: str) -> None:
        """A cell leads to an address."""
        self._links[f"{letters(column)}{row}"] = address

    def heighten(self, row: int, points: int) -> None:
        """A row of a height."""
        self._heights[row] = points

    def merge(self, row: int, first: int, last: int) -> None:
        """Cells of a row as one."""
        self._merged.append(f"{letters(first)}{row}:{letters(last)}{row}")

    @property
    def links(self) -> Sequence[str]:
        """The addresses that cells lead to: the relations of the sheet, in order."""
        return tuple(self._links.values())

    @property
    def part(self) -> bytes:
        """The part of the file; the relations after its links are that of its table."""
        return b"".join(piece.encode() if isinstance(piece, str) else piece for piece in self._written())

    def _written(self) -> Iterator[str | bytes]:
        yield f'<worksheet {_MAIN} xmlns:r="{_RELATIONS}"><sheetViews><sheetView showGridLines="0"'
        yield f'{_FROM_RIGHT if self.from_right else ""} workbookViewId="0">{_pane(self.frozen)}'
        yield '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
        yield _group("cols", [_wide(column, width) for column, width in enumerate(self.widths, 1)])
        yield "<sheetData>"
        for row, cells in self._rows.items():
            height = f' ht="{self._heights[row]}" customHeight="1"' if row in self._heights else ""
            yield f'<row r="{row}"{height}>'
            yield from cells
            yield "</row>"
        yield "</sheetData>"
        yield _group("mergeCells", [f'<mergeCell ref="{reach}"/>' for reach in self._merged])
        yield _group("hyperlinks", [f'<hyperlink ref="{place}" r:id="r{at}"/>' for at, place in enumerate(self._links, 1)])
        yield _MARGINS
        yield _group("tableParts", [f'<tablePart r:id="r{len(self._links) + 1}"/>'] if self.listing else [])
        yield "</worksheet>"


def _group(name: str, items: Sequence[str]) -> str:
    return f"<{name}>{''.join(items)}</{name}>" if items else ""


def _wide(column: int, width: int) -> str:
    return f'<col min="{column}" max="{column}" width="{width}" customWidth="1"/>'


def _pane(frozen: str) -> str:
    """What stays in sight: the rows above a cell and the columns before it."""
    if not frozen:
        return ""
    column, row = ord(frozen[0]) - ord("A"), int(frozen[1:]) - 1
    before = f'xSplit="{column}" ' if column else ""
    pane = "bottomRight" if column else "bottomLeft"
    moving = f'topLeftCell="{frozen}" activePane="{pane}" state="frozen"'
    return f'<pane {before}ySplit="{row}" {moving}/><selection pane="{pane}"/>'


def table_part(listing: Listing, number: int) -> str:
    """The part of the file for the table of a sheet, the `number`th of the workbook."""
    columns = [f'<tableColumn id="{at}" name={quoteattr(title)}/>' for at, title in enumerate(listing.titles, 1)]
    named = f'id="{number}" name="{listing.name}" displayName="{listing.name}" ref="{listing.reach}"'
    return (
        f'<table {_MAIN} {named}><autoFilter ref="{listing.reach}"/><tableColumns count="{len(columns)}">{"".join(columns)}'
        '</tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="1" '
        'showColumnStripes="0"/></table>'
    )


@cache
def letters(column: int) -> str:
    """A column by its letters: A, Z, AA."""
    before, last = divmod(column - 1, 26)
    return (letters(before) if before else "") + chr(ord("A") + last)
