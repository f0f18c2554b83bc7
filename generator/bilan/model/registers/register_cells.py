"""How the text of a cell of a register becomes a value: a date, a number, a member, a web address.

A message names the place of a cell. It quotes what the cell holds only in a register without private columns: a name that
slipped into another column must not appear in the log of a build.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bilan.diagnostics.problem import Code, Place, suggestion
from bilan.messages.message import EMPTY_MESSAGE, Message, join_messages, translatable
from bilan.model.breakdown_members import UNKNOWN_MEMBER, unknown_member
from bilan.model.registers.register import ColumnKind, DateOrder, Register, RegisterColumn
from bilan.model.registers.register_table import Value
from bilan.schema.date_fields import Date
from bilan.schema.field_type import EMPTY, FieldType, ReadContext
from bilan.schema.number_fields import DECIMALS, Number
from bilan.schema.text_fields import UNKNOWN_VALUE, WebAddress
from bilan.spreadsheets.table_sheet import shown
from bilan.values.partial_date import PartialDate
from bilan.values.period import Period
from bilan.yaml.invisible_characters import without_invisible_signs
from bilan.yaml.nodes import Scalar, shorten

OUTSIDE_YEAR = Code("date-outside-year")

_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?", re.ASCII)
_SLASHES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class Misread:
    """Why a cell has no value: the code of the problem, its message, and what to do."""

    code: Code
    message: Message
    hint: Message = EMPTY_MESSAGE


ReadText = Callable[[str], "Value | Misread"]


def clean(text: str) -> str:
    """A text in normal form: NFC, one line, without invisible characters."""
    return shown(unicodedata.normalize("NFC", without_invisible_signs(_CONTROL.sub("", text))))


def text_reader(
    column: RegisterColumn, register: Register, year: Period, members_of: Mapping[str, tuple[str, ...]]
) -> ReadText:
    """How a text that is not empty is read in a column. `year` is the period in which the date of a row lies."""
    quotes = not register.has_private_columns
    match column.kind:
        case ColumnKind.DATE:
            dated = year if column.id == register.date_column else None
            return lambda text: _date(text, column, register.dates, dated, quotes)
        case ColumnKind.NUMBER:
            return lambda text: _number(text, column, quotes)
        case ColumnKind.URL:
            return lambda text: _read(WebAddress(), text, column, quotes)
        case ColumnKind.DIMENSION:
            dimension = column.dimension.name if column.dimension else column.id
            known = members_of.get(dimension)
            return lambda text: text if known is None or text in known else _no_member(text, dimension, known, quotes)
    if column.values and not column.is_private:
        return lambda text: text if text in column.values else _no_value(text, column, quotes)
    return lambda text: text


def blank(column: RegisterColumn) -> Misread:
    """A cell that must be filled and is not."""
    message = translatable("This cell of “{column}” is empty.", column=column.written)
    hint = translatable("Fill it. If it may be empty, write “{key}” for the column in registers.yml.", key="required: false")
    return Misread(EMPTY, message, hint)


def _read(kind: FieldType[Value], text: str, column: RegisterColumn, quotes: bool) -> Value | Misread:
    """The value that a field of this type reads, or its problem."""
    reading = ReadContext(decimals=column.decimals)
    value = kind.read(Scalar(text, _NOWHERE), reading)
    if not reading.problems:
        return value
    problem = reading.problems[0]
    code = Code(problem.code, problem.severity)
    if quotes:
        return Misread(code, _message(problem.message), _message(problem.hint))
    return Misread(code, _unquoted(column, kind.expected))


def _number(text: str, column: RegisterColumn, quotes: bool) -> Value | Misread:
    read = _read(Number(), text, column, quotes)
    if isinstance(read, Misread) and read.code.word == DECIMALS.word:
        message = translatable("The number has more decimals than “{column}” may have.", column=column.written)
        hint = translatable("Round it, or write “{key}” for the column in registers.yml.", key="decimals: …")
        return Misread(DECIMALS, message, hint)
    return read


def _message(text: str) -> Message:
    return text if isinstance(text, Message) else EMPTY_MESSAGE


def _unquoted(column: RegisterColumn, expected: Message) -> Message:
    return translatable("This cell of “{column}” does not hold {expected}.", column=column.written, expected=expected)


def _date(text: str, column: RegisterColumn, order: DateOrder, year: Period | None, quotes: bool) -> Value | Misread:
    read = _read(_DATE, _iso(text, order), column, quotes)
    if isinstance(read, Misread):
        hint = _other_order(text) if order is DateOrder.ISO else _in_order(text, order)
        return replace(read, hint=hint or read.hint) if quotes or hint else read
    if isinstance(read, PartialDate) and year is not None and (read.last < year.start or read.first > year.end):
        return _outside(read, year, quotes)
    return read


_DATE = Date()


def _iso(text: str, order: DateOrder) -> str:
    """A date in ISO 8601, without a time of day; the text where it is written in another way."""
    if match := _ISO.fullmatch(text):
        return match[1]
    match = None if order is DateOrder.ISO else _SLASHES.fullmatch(text)
    if not match:
        return text
    day, month = (match[1], match[2]) if order is DateOrder.DAY_FIRST else (match[2], match[1])
    return f"{match[3]}-{int(month):02d}-{int(day):02d}"


def _other_order(text: str) -> Message:
    """What to write in registers.yml about dates that Excel wrote, where the text has only one reading."""
    match = _SLASHES.fullmatch(text)
    orders = [order for order in (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST) if match and _is_day(_iso(text, order))]
    if not orders:
        return EMPTY_MESSAGE
    return translatable(
        "Write the year first (2025-03-14). If all dates of the file are written so, write “{key}” in registers.yml.",
        key=f"dates: {orders[0]}",
    )


def _in_order(text: str, order: DateOrder) -> Message:
    other = DateOrder.MONTH_FIRST if order is DateOrder.DAY_FIRST else DateOrder.DAY_FIRST
    if _SLASHES.fullmatch(text) and _is_day(_iso(text, other)):
        return translatable("registers.yml says “{key}”; in this order the calendar has no such day.", key=f"dates: {order}")
    return EMPTY_MESSAGE


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _outside(day: PartialDate, year: Period, quotes: bool) -> Misread:
    span = {"first": year.start, "last": year.end}
    if quotes:
        message = translatable("{date} is not in the year of this folder ({first} to {last}).", date=day, **span)
    else:
        message = translatable("This date is not in the year of this folder ({first} to {last}).", **span)
    return Misread(OUTSIDE_YEAR, message, translatable("Correct the date, or move the row to the file of its year."))


def _no_member(text: str, dimension: str, known: tuple[str, ...], quotes: bool) -> Misread:
    if quotes:
        problem = unknown_member(dimension, text, known, _NOWHERE)
        return Misread(UNKNOWN_MEMBER, _message(problem.message), _message(problem.hint))
    message = translatable("This cell names no member of “{dimension}”.", dimension=dimension)
    return Misread(UNKNOWN_MEMBER, message, _near(text, known))


def _no_value(text: str, column: RegisterColumn, quotes: bool) -> Misread:
    if quotes:
        message = translatable("“{word}” is not a value of “{column}”.", word=shorten(text), column=column.written)
    else:
        message = translatable("This cell holds no value of “{column}”.", column=column.written)
    return Misread(UNKNOWN_VALUE, message, _near(text, column.values))


def _near(text: str, known: tuple[str, ...]) -> Message:
    """The known word that was meant, or those there are."""
    return suggestion(text, known) or translatable("Expected one of these: {names}.", names=join_messages(known[:12]))
