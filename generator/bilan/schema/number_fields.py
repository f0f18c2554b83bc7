"""Numbers as people type them: whole, or grouped by spaces; anything that can be read in two ways is refused.

`4.463` is four thousand or four and a half, depending on who reads it: a point or a comma is never guessed at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from bilan.diagnostics.problem import Code, Place, Problem
from bilan.messages.message import Message, translatable
from bilan.schema.field_type import NO_VALUE, ReadContext, mismatch, pair, scalar
from bilan.schema.written_numbers import Approximation, approximation, plain, readings
from bilan.values.interval import Interval
from bilan.yaml.nodes import Node, Scalar, Sequence, shorten
from bilan.yaml.syntax_messages import space_after_colon

MOST_DIGITS = 15  # a JSON or spreadsheet reader keeps no more exactly (IEEE 754)

AMBIGUOUS = Code("ambiguous-number")
INVALID = Code("invalid-number")
DECIMALS = Code("unexpected-decimals")
TOO_LARGE = Code("number-too-large")
NEGATIVE = Code("negative-number")
REVERSED = Code("reversed-range")

_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.([0-9]+))?")
_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3})+(?:\.([0-9]+))?")

_NUMBER_AND_WORDS = re.compile(r"([1-9][0-9]*(?:[ \u00a0\u202f][0-9]{3})*)(?:\s+[^\W\d_]{3,}(?:[ ’'-][^\W\d_]+)*|\s*[€$£¥])")
_SUM = re.compile(r"([1-9][0-9]{0,8})\s*\+\s*([1-9][0-9]{0,8})")
_RANGE = re.compile(r"([0-9][0-9 \u00a0\u202f.,]*)(?:[-–—]|\s(?:à|to|إلى)\s)\s*([0-9][0-9 \u00a0\u202f.,]*)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number, with at most the decimals of its indicator, below zero only where the indicator may be.

    Problems: `ambiguous-number`, `unexpected-decimals`, `invalid-number`, `number-too-large`, `negative-number`.
    """

    expected: Message = translatable("a number such as 4463")
    empty: Message = NO_VALUE  # what to do where nothing is written

    def read(self, node: Node, reading: ReadContext) -> Decimal | None:
        typed = scalar(node, self.expected, reading, self.empty)
        if typed is None:
            return None
        value = _understood(typed.text.strip(), reading.decimals)
        if value is None:
            reading.problems.append(_explained(typed, self.expected, reading))
            return None
        if value < 0 and not reading.negative:
            reading.problems.append(_below_zero(typed))
            return None
        return value + 0  # “-0” is 0


@dataclass(frozen=True, slots=True)
class NumberOrRange(Number):
    """A number, or a range as its two ends: `[100, 120]`. Problems: those of `Number`, `reversed-range`, `wrong-kind`."""

    expected: Message = translatable("a number such as 4463, or a range such as [100, 120]")

    def read(self, node: Node, reading: ReadContext) -> Decimal | Interval | None:  # type: ignore[override]
        if isinstance(node, Sequence):
            return self._range(node, reading)
        if isinstance(node, Scalar) and (ends := _RANGE.fullmatch(node.text.strip())):
            proposed = [plain(values[0]) for end in ends.groups() if len(values := readings(end.strip())) == 1]
            hint = translatable("Write a range as a list of its two ends: {example}.", example=_listed(proposed))
            reading.problems.append(INVALID.at(node.place, mismatch(node, self.expected), hint))
            return None
        return Number(empty=self.empty).read(node, reading)

    def _range(self, node: Sequence, reading: ReadContext) -> Interval | None:
        ends = pair(node, self.expected, reading, Number().read)
        if ends is None:
            return None
        low, high = ends
        if low < high:
            return Interval(low, high)
        message = translatable("The range begins at {low} and ends at {high}.", low=low, high=high)
        if low == high:
            hint = translatable("Write the number alone: {number}.", number=low)
        else:
            hint = translatable("Write the smaller number first: {example}.", example=_listed([str(high), str(low)]))
        reading.problems.append(REVERSED.at(node.place, message, hint))
        return None


def _listed(ends: list[str]) -> str:
    return f"[{', '.join(ends)}]" if len(ends) == 2 else "[100, 120]"


@dataclass(frozen=True, slots=True)
class RoundingUnit(Number):
    """The unit to which a source rounded: a number above zero. Problems: those of `Number`."""

    expected: Message = translatable("a unit of rounding such as 1000")

    def read(self, node: Node, reading: ReadContext) -> Decimal | None:
        value = Number(self.expected).read(node, replace(reading, negative=True))
        if value is None or value > 0:
            return value
        hint = translatable("Write a number above zero, or delete the key.")
        reading.problems.append(INVALID.at(node.place, mismatch(node, self.expected), hint))
        return None


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """A whole number between two bounds that is not a figure: decimals of an indicator, a year."""

    lowest: int
    highest: int

    @property
    def expected(self) -> Message:
        return translatable("a whole number from {lowest} to {highest}", lowest=self.lowest, highest=self.highest)

    def read(self, node: Node, reading: ReadContext) -> int | None:
        typed = scalar(node, self.expected, reading)
        if typed is None:
            return None
        if re.fullmatch(r"0|[1-9][0-9]{0,8}", typed.text) and self.lowest <= int(typed.text) <= self.highest:
            return int(typed.text)
        reading.problems.append(INVALID.at(typed.place, mismatch(typed, self.expected)))
        return None


def _understood(text: str, decimals: int | None) -> Decimal | None:
    """The number a text states beyond doubt, or None."""
    match = _PLAIN.fullmatch(text) or _GROUPED.fullmatch(text)
    if not match or sum(sign.isdigit() for sign in text) > MOST_DIGITS:
        return None
    written = len(match.group(1) or "")
    if decimals is not None and written > decimals:
        return None
    return _value(text)


def _value(text: str) -> Decimal:
    return Decimal(re.sub(r"[ \u00a0\u202f]", "", text))


def _explained(typed: Scalar, expected: Message, reading: ReadContext) -> Problem:
    """Why a text is not a number here, and which number to write instead where only one was meant."""
    text, place, decimals = typed.text.strip(), typed.place, reading.decimals
    shown = shorten(text)
    if sum(sign.isdigit() for sign in text) > MOST_DIGITS:
        return too_many_digits(shown, place)
    possible = readings(text)
    if len(possible) > 1:
        one, other = map(plain, possible)
        message = translatable(
            "Found “{typed}”, which can be read as {one} or as {other}.", typed=shown, one=one, other=other
        )
        return AMBIGUOUS.at(place, message, _of_two(one, other, decimals))
    if _PLAIN.fullmatch(text) or _GROUPED.fullmatch(text):
        return DECIMALS.at(place, too_precise(shown, decimals or 0), _fewer_decimals(plain(_value(text)), decimals or 0))
    hint = space_after_colon(text) or _suggestion(text, possible, reading)
    return INVALID.at(place, mismatch(typed, expected), hint)


def _below_zero(typed: Scalar) -> Problem:
    message = translatable("“{typed}” is below zero, and this indicator is never negative.", typed=shorten(typed.text))
    hint = translatable(
        "Delete the minus sign if it is a slip. If it can be below zero (a balance), write “{key}” in indicators.yml.",
        key="signed: true",
    )
    return NEGATIVE.at(typed.place, message, hint)


def too_many_digits(typed: str, place: Place) -> Problem:
    """Return the problem of a number with more digits than are kept."""
    message = translatable("Found “{typed}”; expected a number of at most {most} digits.", typed=typed, most=MOST_DIGITS)
    return TOO_LARGE.at(place, message, translatable("Check the number: more digits could not be kept exactly."))


def too_precise(typed: str, decimals: int) -> Message:
    """Return the message that a number has more decimals than its indicator."""
    if not decimals:
        return translatable("Found “{typed}”; this indicator is counted in whole numbers.", typed=typed)
    return translatable("Found “{typed}”; this indicator has at most {decimals} decimals.", typed=typed, decimals=decimals)


def _fewer_decimals(number: str, decimals: int) -> Message:
    """What to do about a number with more decimals than its indicator has."""
    if _decimals_of(number) <= decimals:
        return translatable("Write {proposal}.", proposal=number)
    return rounding_hint(_decimals_of(number))


def rounding_hint(decimals: int) -> Message:
    """Return what to do about a number with so many decimals: more than its indicator has."""
    key = f"decimals: {decimals}"
    return translatable("Round it, or write “{key}” for this indicator in indicators.yml.", key=key)


def _of_two(thousands: str, decimal: str, decimals: int | None) -> Message:
    """What to write for a text with two readings; where the indicator has no such decimals, only one is left."""
    if decimals is not None and decimals < _decimals_of(decimal):
        return translatable("Write {proposal}.", proposal=thousands)
    return translatable("Write {one} or {other}, whichever is meant.", one=thousands, other=decimal)


def _suggestion(text: str, possible: tuple[Decimal, ...], reading: ReadContext) -> Message:
    """What to write instead: the number where it is certain, else what a number looks like."""
    decimals, in_words = reading.decimals, approximation(text)
    if possible and _is_short(possible[0]) and text[-1] in "%\u066a":
        return _of_percent(plain(possible[0]))
    if possible and _is_short(possible[0]):
        return _as_number(plain(possible[0]), decimals)
    if in_words and _is_short(in_words.value):
        return _as_two_keys(in_words, reading.short)
    if bare := _bare_number(text):
        return translatable("Write {proposal}.", proposal=bare)
    if number := _NUMBER_AND_WORDS.fullmatch(text):
        digits = re.sub(r"\s", "", number[1])
        return translatable(
            "If {number} is the whole number, write {number} alone: the indicator has the unit.", number=digits
        )
    if (sum_ := _SUM.fullmatch(text)) and decimals == 0:
        return translatable("Write the result: {number}.", number=int(sum_[1]) + int(sum_[2]))
    if _RANGE.fullmatch(text):
        return translatable("A figure is one number. Write the one that you retain, and the range under “note”.")
    if re.fullmatch(r"[-+0-9.,\s'’_]+", text):
        return translatable("Write the digits without spaces, or in groups of three such as 4 463.")
    if any(sign.isdigit() for sign in text):
        return translatable("Write the digits alone; words such as “about” or “more than” go into “qualifier”.")
    return translatable("Write a number such as 4463; where there is none, write “status: missing” instead of a value.")


def _as_two_keys(found: Approximation, short: bool) -> Message:
    """The number and its qualifier, to paste where the text was typed."""
    number = plain(found.value)
    if short:
        keys = f"{{value: {number}, qualifier: {found.qualifier}}}"
        return translatable("Write the number and how exact it is as two keys: “{keys}”.", keys=keys)
    return translatable(
        "Write the number alone, {number}, and how exact it is in a second key: “{key}”.",
        number=number,
        key=f"qualifier: {found.qualifier}",
    )


def _of_percent(number: str) -> Message:
    return translatable(
        "If the unit of this indicator is percent, write {number}. If it is a count, write the number itself.", number=number
    )


def _bare_number(text: str) -> str:
    """The number of a text that only has quotes around it or a sign after it; empty where there is doubt."""
    bare = text.strip("«»“”„\"'‹› \u00a0\u202f;.,")
    possible = readings(bare) if bare != text else ()
    return plain(possible[0]) if len(possible) == 1 and _is_short(possible[0]) else ""


def _as_number(number: str, decimals: int | None) -> Message:
    if decimals is None or _decimals_of(number) <= decimals:
        return translatable("Write {proposal}.", proposal=number)
    key = f"decimals: {_decimals_of(number)}"
    return translatable(
        "Write {number}, and “{key}” for this indicator in indicators.yml; or round it.", number=number, key=key
    )


def _is_short(value: Decimal) -> bool:
    return len(plain(abs(value)).replace(".", "")) <= MOST_DIGITS


def _decimals_of(number: str) -> int:
    return len(number.partition(".")[2])
