"""Reads numbers as tables write them. The decimal separator is detected from the whole column and reported.

`4.463` alone can be read in two ways and is a problem; `1.234.567` or `12,5` beside it decides. Arabic digits and
separators (U+066B for decimals, U+066C for thousands) can be read in one way only; so can `0,125`, because no group follows
a single zero. A percent sign, letters such as `p` and footnote marks may follow a number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from bilan.diagnostics.problem import Place, Problem
from bilan.importers.cell_text import without_footnotes, without_format_characters
from bilan.importers.number_marks import Marks, marks_of
from bilan.messages.message import Message, translatable
from bilan.schema.number_fields import AMBIGUOUS, INVALID, MOST_DIGITS, too_many_digits
from bilan.spreadsheets.table_sheet import Cell, shown
from bilan.values.digits import ascii_digits

_SPACES = re.compile(r"(?<=\d)[ \u00a0\u2007\u2009\u202f'’](?=\d{3}(?:\D|$))")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_MARKED = re.compile(
    r"(?P<before>%?)\s*(?P<number>-?\d.*?\d|-?\d)\s*(?P<percent>%?)\s*\(?(?P<letters>[^\W\d]*\.?)\)?", re.DOTALL
)
_THOUSANDS_OF = {",": ".", ".": ","}
_LONGEST = 200  # characters of a cell that may still be a number


@dataclass(frozen=True, slots=True)
class Amount:
    """The number of a cell; `percent` says that it has a percent sign."""

    value: Decimal
    percent: bool = False
    marks: Marks = field(default_factory=Marks)


@dataclass(frozen=True, slots=True)
class _NumberParts:
    """A text split into parts.

    Digits and separators in ASCII, without spaces between thousands, and the text around them.
    """

    number: str
    percent: bool = False
    marks: Marks = field(default_factory=Marks)


def decimal_sign(cells: Iterable[Cell], decimal: str = "", thousands: str = "") -> str:
    """Return the decimal sign of a column, by the options, else by its cells; empty if none decides or two disagree."""
    if named := decimal or _THOUSANDS_OF.get(thousands, ""):
        return named
    deciding = {sign for cell in cells if isinstance(cell, str) for sign in _decided(_split(shown(cell)).number)}
    return deciding.pop() if len(deciding) == 1 else ""


def sign_remarks(decimal: str) -> list[Message]:
    """Return the remark on the decimal sign that was detected; none if there is none."""
    if not decimal:
        return []
    remark = translatable(
        "Numbers are read with “{decimal}” before decimals and “{thousands}” between thousands.",
        decimal=decimal,
        thousands=_THOUSANDS_OF[decimal],
    )
    return [remark]


def number(cell: Cell, decimal: str, place: Place) -> Amount | Problem:
    """Return the number of a cell in a column with this decimal sign, or why it cannot be read.

    Problems: `ambiguous-number`, `invalid-number`, `number-too-large`.
    """
    if isinstance(cell, Decimal):
        return Amount(cell)
    typed = shown(cell)
    written = _split(typed)
    text = written.number
    if not decimal and re.search(r"[.,]", text):
        if _decided(text):
            decimal = _decided(text)[0]
        elif re.fullmatch(r"-?\d{1,3}[.,]\d{3}", text):
            message = translatable("“{typed}” can be read in two ways: with thousands, or with decimals.", typed=typed)
            sign = "." if "." in text else ","
            hint = translatable("Say what “{sign}” is: “--thousands {sign}” or “--decimal {sign}”.", sign=sign)
            return AMBIGUOUS.at(place, message, hint)
    plain = _with_point(text, decimal)
    if not _NUMBER.fullmatch(plain):
        return _no_number(typed[:60], text, place)
    if sum(sign.isdigit() for sign in plain) > MOST_DIGITS:
        return too_many_digits(typed[:60], place)
    return Amount(Decimal(plain), written.percent, written.marks)


def _no_number(typed: str, text: str, place: Place) -> Problem:
    message = translatable("“{typed}” is not a number.", typed=typed)
    if re.fullmatch(r"\(\s*[\d.,]+\s*\)", text):
        return INVALID.at(place, message, translatable("Write it with a minus sign if it is negative."))
    if re.fullmatch(r"-?\d(?:[.,]\d+)?[eE][+-]?\d+", text):
        hint = translatable(
            "The spreadsheet left digits out: widen the column or show the cell as a number, and save again."
        )
        return INVALID.at(place, message, hint)
    return INVALID.at(place, message, translatable("Write the digits alone."))


def _with_point(text: str, decimal: str) -> str:
    if not decimal:
        return text
    thousands = _THOUSANDS_OF[decimal]
    whole, _, part = text.partition(decimal)
    if thousands in part or (
        thousands in whole and not re.fullmatch(rf"-?\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+", whole)
    ):
        return text + "?"  # groups that do not have three digits: no number
    return whole.replace(thousands, "") + (f".{part}" if part else "")


def _decided(text: str) -> list[str]:
    """Return the decimal separator that a text decides by itself, empty if it does not."""
    both = re.fullmatch(r"-?\d{1,3}(?:([.,])\d{3})+([.,])\d+", text)
    if both and both.group(1) != both.group(2):
        return [both.group(2)]
    groups = re.fullmatch(r"-?\d{1,3}(?:([.,])\d{3}){2,}", text)
    if groups and len(set(re.findall(r"[.,]", text))) == 1:
        return [_THOUSANDS_OF[groups.group(1)]]
    decimals = re.fullmatch(r"-?(\d+)([.,])(\d+)", text)
    if decimals and (len(decimals[3]) != 3 or len(decimals[1]) > 3 or decimals[1] == "0"):
        return [decimals[2]]
    return []


def _split(text: str) -> _NumberParts:
    if len(text) > _LONGEST:
        return _NumberParts(text)
    bare, footnotes = without_footnotes(without_format_characters(text).strip())
    plain = _plain(bare)
    match = _MARKED.fullmatch(plain)
    marks = marks_of(match["letters"], footnotes) if match else None
    if not match or marks is None or (match["before"] and match["percent"]):
        return _NumberParts(plain)
    return _NumberParts(match["number"], bool(match["before"] or match["percent"]), marks)


def _plain(text: str) -> str:
    """Return ASCII digits and separators, without spaces between thousands. Arabic separators become a comma or nothing."""
    text = text.replace("\u066c", "").replace("\u066b", ",").replace("\u066a", "%").replace("\u2212", "-")
    return _SPACES.sub("", unicodedata.normalize("NFKC", ascii_digits(text)).replace("\u2212", "-").strip())
