"""The members of a breakdown as they are written: ids of a declared dimension, or periods, in full or in short (`03`)."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from bilan.diagnostics.problem import Code, Place, Problem, suggestion
from bilan.messages.message import Message, join_messages, translatable
from bilan.model.dimension import TIME_DIMENSIONS
from bilan.schema.field_type import ReadContext, mismatch
from bilan.schema.period_fields import INVALID_PERIOD
from bilan.values.digits import ascii_digits
from bilan.values.period import Frequency, Period, part_of_year
from bilan.values.period_syntax import PeriodFault, parse_period
from bilan.yaml.nodes import Scalar, shorten

UNKNOWN_MEMBER = Code("unknown-member")
DUPLICATE_MEMBER = Code("duplicate-member")

DIMENSIONS_FILE = "data/dimensions.yml"
MOST_LISTED = 12  # members named in a hint

_TOTALS = ("total", "totaux", "ensemble", "sum", "all", "المجموع", "مجموع", "الإجمالي")
_TOTAL_ROW = translatable("Delete the row: the total is the “value” of the figure.")
_SHORT = {
    Frequency.MONTH: re.compile(r"(0[1-9]|1[0-2])", re.ASCII),
    Frequency.QUARTER: re.compile(r"Q([1-4])", re.ASCII),
    Frequency.HALF: re.compile(r"H([12])", re.ASCII),
}
_LOOSE = re.compile(r"[A-Za-z]?0*(\d{1,2})", re.ASCII)


def member_of(dimension: str, typed: Scalar, reading: ReadContext) -> str | Problem:
    """The member that a text names: an id of a declared dimension, or the SDMX notation of a period."""
    if dimension in TIME_DIMENSIONS:
        return _period(TIME_DIMENSIONS[dimension], typed, reading)
    known = reading.members_of[dimension]
    if typed.text in known:
        return typed.text
    problem = unknown_member(dimension, typed.text, known, typed.place)
    named = reading.member_of_text.get(dimension, {}).get(typed.text)
    if named:
        return replace(problem, hint=translatable("Write {proposal}.", proposal=named))
    return replace(problem, hint=_TOTAL_ROW) if typed.text.casefold() in _TOTALS else problem


def _period(frequency: Frequency, typed: Scalar, reading: ReadContext) -> str | Problem:
    short = _SHORT[frequency].fullmatch(typed.text)
    if short and reading.year:
        return str(part_of_year(frequency, reading.year, int(short[1]), reading.begins))
    period = parse_period(typed.text, reading.begins)
    if isinstance(period, Period) and period.frequency is frequency:
        return str(period)
    expected = _EXPECTED[frequency]
    loose = _LOOSE.fullmatch(ascii_digits(typed.text))
    proposal = _short(frequency, int(loose[1])) if loose else ""
    if proposal:
        return INVALID_PERIOD.at(
            typed.place, mismatch(typed, expected), translatable("Write {proposal}.", proposal=proposal)
        )
    if typed.text.casefold() in _TOTALS:
        return INVALID_PERIOD.at(typed.place, mismatch(typed, expected), _TOTAL_ROW)
    if isinstance(period, PeriodFault):
        fault = period if "-" in typed.text else PeriodFault(mismatch(typed, expected), _range(frequency))
        return INVALID_PERIOD.at(typed.place, fault.message, fault.hint)
    return INVALID_PERIOD.at(typed.place, mismatch(typed, expected), _range(frequency))


_EXPECTED = {
    Frequency.MONTH: translatable("a month such as 03 or 2025-03"),
    Frequency.QUARTER: translatable("a quarter such as Q3 or 2025-Q3"),
    Frequency.HALF: translatable("a half of the year such as H1 or 2025-H1"),
}


def _range(frequency: Frequency) -> Message:
    last = {Frequency.MONTH: 12, Frequency.QUARTER: 4, Frequency.HALF: 2}[frequency]
    return translatable("Write {first} to {last}.", first=_short(frequency, 1), last=_short(frequency, last))


def _short(frequency: Frequency, number: int) -> str:
    """How a period of the folder's year is written in short; empty where there is none of that number."""
    text = f"{number:02d}" if frequency is Frequency.MONTH else f"{'Q' if frequency is Frequency.QUARTER else 'H'}{number}"
    return text if _SHORT[frequency].fullmatch(text) else ""


def unknown_member(dimension: str, name: str, known: Collection[str], place: Place) -> Problem:
    """That a member is not declared: the one that is nearly named so, or those there are."""
    message = translatable("“{name}” is not a member of “{dimension}”.", name=shorten(name), dimension=dimension)
    hint = suggestion(name, known)
    if not hint and len(known) <= MOST_LISTED:
        hint = translatable("Its members: {names}.", names=join_messages(known))
    elif not hint:
        hint = translatable("Correct the name, or add the member to {file}.", file=DIMENSIONS_FILE)
    return replace(UNKNOWN_MEMBER.at(place, message, hint), subject=f"{dimension}={name}")


def duplicate_member(place: Place, name: str, first: Place) -> Problem:
    """That a member, or a combination of members, is given for the second time."""
    message = translatable("“{name}” is given twice: here and on line {line}.", name=shorten(name), line=first.line)
    return DUPLICATE_MEMBER.at(place, message, translatable("Delete one of the two."))
