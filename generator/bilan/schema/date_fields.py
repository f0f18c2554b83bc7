"""Dates as precise as they are known: `2022`, `2022-02`, `2022-02-14` (EDTF level 0)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bilan.diagnostics.problem import Code
from bilan.messages.message import Message, translatable
from bilan.schema.field_type import ReadContext, mismatch, scalar
from bilan.values.partial_date import PartialDate
from bilan.yaml.nodes import Node

INVALID = Code("invalid-date")

EARLIEST, LATEST = 1800, 2199
PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_LOOSE_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
_SLASHES = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Date:
    """A date of year, month or day precision; problem: `invalid-date`."""

    expected: Message = translatable("a date such as 2022, 2022-02 or 2022-02-14")

    def read(self, node: Node, reading: ReadContext) -> PartialDate | None:
        typed = scalar(node, self.expected, reading)
        if typed is None:
            return None
        text = typed.text.strip()
        match = PARTIAL.fullmatch(text)
        read = _dated(*match.groups()) if match else None
        if read is None:
            reading.problems.append(INVALID.at(typed.place, mismatch(typed, self.expected), _proposed(text)))
        return read


@dataclass(frozen=True, slots=True)
class Day:
    """A date known to the day; problem: `invalid-date`."""

    expected: Message = translatable("a day such as 2022-02-14")

    def read(self, node: Node, reading: ReadContext) -> date | None:
        read = Date(self.expected).read(node, reading)
        if read is not None and read.day is None:
            reading.problems.append(INVALID.at(node.place, mismatch(node, self.expected)))
            return None
        return read.first if read else None


def _dated(year: str, month: str | None, day: str | None) -> PartialDate | None:
    """The partial date, or None where the calendar has no such day."""
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if not EARLIEST <= int(year) <= LATEST:
        return None
    return PartialDate(int(year), int(month) if month else None, int(day) if day else None)


def _proposed(text: str) -> Message:
    """What to write instead: the ISO date where only one reading exists, both where there are two."""
    match = _LOOSE_ISO.fullmatch(text)
    if match:
        year, month, day = (int(part) for part in match.groups())
        return _advice([(year, month, day)])
    match = _SLASHES.fullmatch(text)
    if match:
        first, second, year = (int(part) for part in match.groups())
        return _advice([(year, second, first), (year, first, second)])
    return translatable("Write the year first, then the month and the day in two digits each; leave out what is not known.")


def _advice(readings: list[tuple[int, int, int]]) -> Message:
    possible = sorted({f"{y:04d}-{m:02d}-{d:02d}" for y, m, d in readings if _dated(f"{y:04d}", str(m), str(d))})
    if not possible:
        return translatable("This is not a real date.")
    if len(possible) == 1:
        return translatable("Write {proposal}.", proposal=possible[0])
    one, other = possible
    return translatable("Write {one} or {other}: day and month can be read in two ways.", one=one, other=other)
