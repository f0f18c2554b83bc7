"""The cells of a CSV text with their positions, and the text with other cells; every other byte stays (RFC 4180)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

COMMENT = "#"  # begins a line that is not read


class CsvCell(NamedTuple):
    """A cell: where it is in the text, and what it says."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class CsvRow:
    """A row: the line on which it begins, from 1; its cells; where it ends in the text, after its line end."""

    line: int
    cells: tuple[CsvCell, ...]
    end: int

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.cells[0].start

    @property
    def texts(self) -> tuple[str, ...]:
        """What its cells say."""
        return tuple(cell.text for cell in self.cells)

    def column_at(self, text: str, line: int, column: int) -> int:
        """Return the number of the cell at a line and a column of the text, from 1; that of the last one before it."""
        lines = text[self.start :].split("\n")
        position = self.start + sum(len(one) + 1 for one in lines[: line - self.line]) + column - 1
        return max((index for index, cell in enumerate(self.cells) if cell.start <= position), default=0)


def csv_rows(text: str, separator: str, *, comments: bool = False) -> list[CsvRow]:
    """Return the rows of a text. Empty lines are none; with `comments`, lines that begin with “#” are none either."""
    cell = re.compile(rf'(?:"(?:[^"]|"")*"[^\r\n{re.escape(separator)}]*|[^\r\n{re.escape(separator)}]*)')
    found: list[CsvRow] = []
    position, line = 0, 1
    while position < len(text):
        cells, start = [], position
        while True:
            match = cell.match(text, position)
            assert match  # it matches an empty text too
            cells.append(CsvCell(match.start(), match.end(), _unquoted(match[0])))
            position = match.end()
            if text[position : position + 1] != separator:
                break
            position += 1
        ended = re.compile(r"\r\n|\n|\r|\Z").match(text, position)
        assert ended
        position = ended.end()
        is_comment = comments and text.startswith(COMMENT, start)
        if any(one.text.strip() for one in cells) and not is_comment:
            found.append(CsvRow(line, tuple(cells), position))
        line += len(re.findall(r"\r\n|\n|\r", text[start:position]))
    return found


def with_cells(
    text: str, rows: Sequence[CsvRow], kept: Mapping[int, Mapping[int, str]], added: Sequence[Sequence[str]], separator: str
) -> str:
    """Return the text with other cells.

    `kept` are the rows that stay, by line, each with the cells that change; `added` are new rows at the end.
    """
    parts: list[str] = []
    done = 0
    for row in rows:
        if row.line not in kept:
            parts.append(text[done : row.start])
            done = row.end
            continue
        for column, new in sorted(kept[row.line].items()):
            if column < len(row.cells):
                cell = row.cells[column]
                parts += [text[done : cell.start], _written(new, separator, quoted=text[cell.start : cell.start + 1] == '"')]
                done = cell.end
        beyond = {column: new for column, new in kept[row.line].items() if column >= len(row.cells)}
        if beyond:
            last = row.cells[-1].end
            more = [_written(beyond.get(column, ""), separator) for column in range(len(row.cells), max(beyond) + 1)]
            parts += [text[done:last], *(f"{separator}{one}" for one in more)]
            done = last
    parts.append(text[done:])
    return _with_rows("".join(parts), added, separator)


def _with_rows(text: str, added: Sequence[Sequence[str]], separator: str) -> str:
    """Return the text with rows at its end, whose lines end as the first does."""
    if not added:
        return text
    end = "\r\n" if "\r\n" in text else "\n"
    lines = [separator.join(_written(cell, separator) for cell in row) for row in added]
    return text + ("" if text.endswith("\n") or not text else end) + "".join(f"{line}{end}" for line in lines)


def _written(text: str, separator: str, *, quoted: bool = False) -> str:
    """Return a cell as it is written, in quotes if it was or must be."""
    stream = io.StringIO()
    writer = csv.writer(
        stream, delimiter=separator, lineterminator="", quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    )
    writer.writerow([text])
    return stream.getvalue() if text or quoted else ""


def _unquoted(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if len(cell) > 1 and cell.startswith('"') and cell.endswith('"') else cell


def csv_table(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as the text of a new file."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()
