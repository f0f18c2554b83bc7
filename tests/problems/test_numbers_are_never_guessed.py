"""What may be typed as a number, and what is refused with the number to write instead."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.problems import Place
from generator.reading.nodes import Scalar
from generator.schema.kind import Reading
from generator.schema.numbers import Number

PLACE = Place("figures.yml")


def read(text: str, decimals: int = 0) -> tuple[Decimal | None, str]:
    reading = Reading(decimals=decimals)
    value = Number().read(Scalar(text, PLACE), reading)
    return value, reading.problems[0].hint if reading.problems else ""


@pytest.mark.parametrize("typed", ["4463", "4 463", "4\u00a0463", "4\u202f463"])
def test_whole_numbers_may_be_grouped_by_spaces(typed: str) -> None:
    assert read(typed) == (Decimal(4463), "")


@pytest.mark.parametrize("typed", ["4.463", "4,463", "4'463", "4_463", "٤٤٦٣", "44 63", "+4463", "4463%", "04463"])
def test_a_doubtful_number_is_refused_with_its_proposal(typed: str) -> None:
    assert read(typed) == (None, "Write 4463.")


@pytest.mark.parametrize(
    ("typed", "hint"), [("1.234.567", "Write 1234567."), ("1e3", "Write 1000."), ("\u22125", "Write -5.")]
)
def test_other_ways_of_writing_are_translated(typed: str, hint: str) -> None:
    assert read(typed) == (None, hint)


@pytest.mark.parametrize("typed", ["no", "NO", "12:30", "true", "plus de 10", ".inf", "0x1F", "1" * 5000])
def test_what_is_no_number_is_refused(typed: str) -> None:
    value, hint = read(typed)
    assert value is None
    assert hint


def test_decimals_need_the_indicator_s_leave() -> None:
    assert read("12.5", decimals=1) == (Decimal("12.5"), "")
    assert read("12.5")[0] is None
    assert read("12,5", decimals=1) == (None, "Write 12.5.")
    assert read("4.463", decimals=1) == (None, "Write 4463.")
    assert read("4.463", decimals=3) == (Decimal("4.463"), "")
