"""Numbers as a table writes them. Which sign separates decimals is found in the whole column and told, or asked for.

`4.463` alone can be read in two ways and is refused; `1.234.567` or `12,5` beside it decides. Arabic digits and their signs
(U+066B for decimals, U+066C for thousands) can be read in one way only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.importing.sheet import Cell, shown
from generator.problems import Place, Problem
from generator.said import Said, said
from generator.schema.numbers import AMBIGUOUS, INVALID

_SPACES = re.compile(r"(?<=\d)[ \u00a0\u202f'’](?=\d{3}(?:\D|$))")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_THOUSANDS_OF = {",": ".", ".": ","}


@dataclass(frozen=True, slots=True)
class Signs:
    """The sign of decimals of a column, empty where nothing decides."""

    decimal: str = ""

    @property
    def told(self) -> tuple[Said, ...]:
        """Which sign was found, aloud."""
        if not self.decimal:
            return ()
        thousands = _THOUSANDS_OF[self.decimal]
        return (
            said(
                "Numbers have “{decimal}” before decimals and “{thousands}” between thousands.",
                decimal=self.decimal,
                thousands=thousands,
            ),
        )


def signs(cells: Iterable[Cell], decimal: str = "", thousands: str = "") -> Signs:
    """The signs that were named, else those that some number of the column decides; none where two of them disagree."""
    named = decimal or _THOUSANDS_OF.get(thousands, "")
    if named:
        return Signs(named)
    deciding = {sign for cell in cells if isinstance(cell, str) for sign in _decided(_plain(cell))}
    return Signs(deciding.pop()) if len(deciding) == 1 else Signs()


def number(cell: Cell, column: Signs, place: Place) -> Decimal | Problem:
    """The number of a cell, or why it has none that can be known. Problems: `ambiguous-number`, `invalid-number`."""
    if isinstance(cell, Decimal):
        return cell
    text = _plain(shown(cell))
    decimal = column.decimal
    if not decimal and re.search(r"[.,]", text):
        if _decided(text):
            decimal = _decided(text)[0]
        elif re.fullmatch(r"-?\d{1,3}[.,]\d{3}", text):
            message = said("“{typed}” can be read in two ways: with thousands, or with decimals.", typed=shown(cell))
            sign = "." if "." in text else ","
            hint = said("Say what “{sign}” is: “--thousands {sign}” or “--decimal {sign}”.", sign=sign)
            return AMBIGUOUS.at(place, message, hint)
    plain = _with_point(text, decimal)
    if _NUMBER.fullmatch(plain):
        return Decimal(plain)
    message = said("“{typed}” is not a number.", typed=shown(cell))
    return INVALID.at(place, message, said("Write the digits alone."))


def _with_point(text: str, decimal: str) -> str:
    if not decimal:
        return text
    thousands = _THOUSANDS_OF[decimal]
    whole, _, part = text.partition(decimal)
    if thousands in part or (
        thousands in whole and not re.fullmatch(rf"-?\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+", whole)
    ):
        return text + "?"  # groups that are not of three digits: no number
    return whole.replace(thousands, "") + (f".{part}" if part else "")


def _decided(text: str) -> list[str]:
    """The sign of decimals that a text decides by itself, if it does."""
    both = re.fullmatch(r"-?\d{1,3}(?:([.,])\d{3})+([.,])\d+", text)
    if both and both.group(1) != both.group(2):
        return [both.group(2)]
    groups = re.fullmatch(r"-?\d{1,3}(?:([.,])\d{3}){2,}", text)
    if groups and len(set(re.findall(r"[.,]", text))) == 1:
        return [_THOUSANDS_OF[groups.group(1)]]
    decimals = re.fullmatch(r"-?\d+([.,])(\d+)", text)
    if decimals and (len(decimals.group(2)) != 3 or len(text.lstrip("-").split(decimals.group(1))[0]) > 3):
        return [decimals.group(1)]
    return []


def _plain(text: str) -> str:
    """ASCII digits and signs, without the blanks between thousands. The Arabic signs become a point or nothing."""
    arabic = "\u066b" in text or "\u066c" in text
    if arabic:
        text = text.replace("\u066c", "").replace("\u066b", ",")
    ascii_text = "".join(str(unicodedata.digit(sign)) if unicodedata.digit(sign, -1) >= 0 else sign for sign in text)
    return _SPACES.sub("", ascii_text.replace("\u2212", "-").strip())
