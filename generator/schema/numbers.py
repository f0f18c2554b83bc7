"""Numbers as people type them: whole, or grouped by spaces; anything that can be read in two ways is refused.

`4.463` is four thousand or four and a half, depending on who reads it: a point or a comma is never guessed at.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.problems import Code, Problem
from generator.reading.nodes import Node, Scalar, shortened
from generator.said import NOTHING, Said, said
from generator.schema.kind import Reading, scalar

MOST_DIGITS = 15  # a JSON or spreadsheet reader keeps no more exactly (IEEE 754)

AMBIGUOUS = Code("ambiguous-number")
INVALID = Code("invalid-number")
DECIMALS = Code("unexpected-decimals")
TOO_LARGE = Code("number-too-large")
NEGATIVE = Code("negative-number")

_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.([0-9]+))?")
_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3})+(?:\.([0-9]+))?")
_POINTS_OR_COMMAS = re.compile(r"-?[0-9]{1,3}(?:[.,'’][0-9]{3})+")
_DECIMAL_COMMA = re.compile(r"-?[0-9]+,[0-9]{1,2}")
_EXPONENT = re.compile(r"-?[0-9]+(?:\.[0-9]+)?[eE]\+?[0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class Number:
    """A number, with at most the decimals of its indicator, below zero only where the indicator may be.

    Problems: `ambiguous-number`, `unexpected-decimals`, `invalid-number`, `number-too-large`, `negative-number`.
    """

    wanted: Said = said("a number such as 4463")

    def read(self, node: Node, reading: Reading) -> Decimal | None:
        typed = scalar(node, self.wanted, reading)
        if typed is None:
            return None
        value = _understood(typed.text.strip(), reading.decimals)
        if value is None:
            reading.problems.append(_explained(typed, reading.decimals))
            return None
        if value < 0 and not reading.negative:
            reading.problems.append(_below_zero(typed))
            return None
        return value + 0  # “-0” is 0


@dataclass(frozen=True, slots=True)
class RoundingUnit(Number):
    """The unit to which a source rounded: a number above zero. Problems: those of `Number`."""

    wanted: Said = said("a unit of rounding such as 1000")

    def read(self, node: Node, reading: Reading) -> Decimal | None:
        value = Number(self.wanted).read(node, replace(reading, negative=True))
        if value is None or value > 0:
            return value
        message = said("“{typed}” is not {wanted}.", typed=value, wanted=self.wanted)
        reading.problems.append(INVALID.at(node.place, message, said("Write a number above zero, or delete the key.")))
        return None


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """A whole number between two bounds that is not a figure: decimals of an indicator, a year."""

    lowest: int
    highest: int

    @property
    def wanted(self) -> Said:
        return said("a whole number from {lowest} to {highest}", lowest=self.lowest, highest=self.highest)

    def read(self, node: Node, reading: Reading) -> int | None:
        typed = scalar(node, self.wanted, reading)
        if typed is None:
            return None
        if re.fullmatch(r"0|[1-9][0-9]{0,8}", typed.text) and self.lowest <= int(typed.text) <= self.highest:
            return int(typed.text)
        message = said("“{typed}” is not {wanted}.", typed=shortened(typed.text), wanted=self.wanted)
        reading.problems.append(INVALID.at(typed.place, message))
        return None


def _understood(text: str, decimals: int | None) -> Decimal | None:
    """The number a text states beyond doubt, or None."""
    match = _PLAIN.fullmatch(text) or _GROUPED.fullmatch(text)
    if not match or sum(sign.isdigit() for sign in text) > MOST_DIGITS:
        return None
    written = len(match.group(1) or "")
    if decimals is not None and written > decimals:
        return None
    return Decimal(re.sub(r"[ \u00a0\u202f]", "", text))


def _explained(typed: Scalar, decimals: int | None) -> Problem:
    """Why a text is not a number here, and which number to write instead where only one was meant."""
    text, place = typed.text.strip(), typed.place
    shown = shortened(text)
    if sum(sign.isdigit() for sign in text) > MOST_DIGITS:
        message = said("“{typed}” has more than {most} digits, too many to be kept exactly.", typed=shown, most=MOST_DIGITS)
        return TOO_LARGE.at(place, message, said("Check the number."))
    if _POINTS_OR_COMMAS.fullmatch(text):
        digits = re.sub(r"[.,'’]", "", text)
        message = said("“{typed}” can be read in two ways: with thousands, or with decimals.", typed=shown)
        return AMBIGUOUS.at(place, message, said("Write {proposal}.", proposal=digits))
    if _PLAIN.fullmatch(text) or _GROUPED.fullmatch(text):
        written = len(text.rpartition(".")[2])
        hint = said("Write it without, or allow them in indicators.yml: “{key}”.", key=f"decimals: {written}")
        return DECIMALS.at(place, _too_precise(shown, decimals or 0), hint)
    proposal = _proposed(text, decimals or 0)
    message = said("“{typed}” is not a number as this format writes them.", typed=shown)
    return INVALID.at(place, message, proposal or _words_about_words(text))


def _below_zero(typed: Scalar) -> Problem:
    message = said("“{typed}” is below zero, and this indicator is never negative.", typed=shortened(typed.text))
    hint = said(
        "Delete the minus sign if it is a slip. If it can be below zero (a balance), write “{key}” in indicators.yml.",
        key="signed: true",
    )
    return NEGATIVE.at(typed.place, message, hint)


def _too_precise(typed: str, decimals: int) -> Said:
    if not decimals:
        return said("“{typed}” has decimals; this indicator is counted in whole numbers.", typed=typed)
    return said("“{typed}” has decimals; this indicator has at most {decimals}.", typed=typed, decimals=decimals)


def _proposed(text: str, decimals: int) -> Said:
    """“Write 4463.” for a text in which only one number can be meant, else nothing."""
    ascii_text = "".join(_ascii_sign(sign) for sign in text)
    if _DECIMAL_COMMA.fullmatch(ascii_text):
        point = ascii_text.replace(",", ".")
        allowed = said("Write a whole number, or give the indicator “{key}”.", key="decimals: 1")
        return said("Write {proposal}.", proposal=point) if decimals else allowed
    if _EXPONENT.fullmatch(ascii_text):
        value = Decimal(ascii_text)
        return said("Write {proposal}.", proposal=f"{value:f}") if value == value.to_integral_value() else NOTHING
    bare = re.sub(r"[ \u00a0\u202f_.,'’\u066b\u066c]", "", ascii_text.removesuffix("%").removeprefix("+"))
    if re.fullmatch(r"-?[0-9]+", bare):
        return said("Write {proposal}.", proposal=int(bare))
    return NOTHING


def _ascii_sign(sign: str) -> str:
    if sign == "\u2212":
        return "-"
    return str(unicodedata.digit(sign)) if sign.isdigit() and unicodedata.digit(sign, -1) >= 0 else sign


def _words_about_words(text: str) -> Said:
    if any(sign.isdigit() for sign in text):
        return said("Write the digits alone; words such as “about” or “more than” go into “qualifier”.")
    return said("Write a number such as 4463; where there is none, write “status: missing” instead of a value.")
