"""Cells as SpreadsheetML (ECMA-376, 18.3.1.4): numbers and days as such, texts as texts, never as formulas."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple
from xml.sax.saxutils import escape

from generator.exports.table import Cell
from generator.exports.workbook.looks import Look
from generator.exports.workbook.styles import Styles
from generator.language.language import Language
from generator.values.interval import Qualifier
from generator.values.partial_date import PartialDate

DAY = "yyyy-mm-dd"
_GROUPED = "#,##0"
_EPOCH = date(1899, 12, 30)  # day 0 of a spreadsheet
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML may hold them
_RUN = frozenset("=+-@#")  # what a spreadsheet takes for more than text when it is typed


class Held(NamedTuple):
    """What a cell holds, as its element goes on behind its style: the same in every language, place and look.

    `shown` is how a number is shown; a text that is `quoted` is not made a formula when somebody edits it.
    """

    written: str
    shown: str = ""
    quoted: bool = False


NOTHING = Held("/>")


def held(value: Cell) -> Held:
    """What a cell of a value holds."""
    match value:
        case str():
            return _text(value)
        case None:
            return NOTHING
        case bool():
            return Held(f' t="b"><v>{value:d}</v></c>')
        case int():
            return Held(f"><v>{value}</v></c>")
        case Decimal():
            return Held(f"><v>{_exact(value)}</v></c>", decimal_format(value))
        case PartialDate() if not value.day:
            return _text(str(value))
    day = value.first if isinstance(value, PartialDate) else value
    return Held(f"><v>{(day - _EPOCH).days}</v></c>", DAY)


def _text(value: str) -> Held:
    """A text; never a formula."""
    words = escape(_ILLEGAL.sub("\ufffd", value))
    kept = ' xml:space="preserve"' if words != words.strip() or "\n" in words else ""
    return Held(f' t="inlineStr"><is><t{kept}>{words}</t></is></c>', quoted=value[:1] in _RUN)


def cell(place: str, holds: Held, look: Look, styles: Styles, shown: str = "") -> str:
    """A cell at a place (`B3`); `shown` is how its number is shown where that is not as its decimals are."""
    if holds is NOTHING and not look.ground:
        return ""
    return f'<c r="{place}" s="{styles.number(look, shown or holds.shown, quoted=holds.quoted)}"{holds.written}'


def _exact(value: Decimal) -> str:
    """A number as the file holds it: a whole one without a decimal point."""
    return str(int(value)) if value == value.to_integral_value() else f"{value:f}"


def decimals(value: Decimal) -> int:
    """How many decimals a number has."""
    return max(0, -int(value.normalize().as_tuple().exponent))


def decimal_format(value: Decimal) -> str:
    """How a spreadsheet shows a number with all its decimals."""
    return number_format(decimals(value))


@cache
def number_format(places: int) -> str:
    """How a spreadsheet shows a number; it groups and points as its reader's system does."""
    return _GROUPED + ("." + "0" * places if places else "")


def qualified_format(places: int, qualifier: Qualifier, language: Language) -> str:
    """The same with the qualifier in words before it: what is shown says “about”, what is held stays a number."""
    before, _, after = language.qualified("\0", qualifier).partition("\0")
    number = number_format(places)
    if qualifier is Qualifier.EXACT:
        return number
    above, below = (f"{_quoted(before)}{sign}{number}{_quoted(after)}" for sign in ("", "-"))
    return f"{above};{below}"  # of its own below zero, or the minus sign would stand before the words


def _quoted(words: str) -> str:
    return '"{}"'.format(words.replace('"', "")) if words else ""
