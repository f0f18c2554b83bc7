"""What may be typed as a number, and what is refused with the number to write instead."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bilan.diagnostics.problem import Place
from bilan.schema.field_type import ReadContext
from bilan.schema.number_fields import Number
from bilan.values.interval import Qualifier
from bilan.yaml.nodes import Scalar
from tests.conftest import Folder, RunBilan

PLACE = Place("figures.yml")


def read(text: str, decimals: int = 0, *, short: bool = False) -> tuple[Decimal | None, str]:
    reading = ReadContext(decimals=decimals, short=short)
    value = Number().read(Scalar(text, PLACE), reading)
    return value, reading.problems[0].hint if reading.problems else ""


@pytest.mark.parametrize("typed", ["4463", "4 463", "4\u00a0463", "4\u202f463"])
def test_whole_numbers_may_be_grouped_by_spaces(typed: str) -> None:
    assert read(typed) == (Decimal(4463), "")


@pytest.mark.parametrize(
    "typed",
    [
        "4.463",
        "4,463",
        "4'463",
        "4_463",
        "٤٤٦٣",
        "٤٬٤٦٣",
        "+4463",
        "« 4463 »",
        '"4463"',
        "4463;",
        "04463",
        "4463.",
        "4463.0",
    ],
)
def test_an_ambiguous_number_is_refused_with_suggestions(typed: str) -> None:
    assert read(typed) == (None, "Write 4463.")


@pytest.mark.parametrize(
    ("typed", "hint"), [("1.234.567", "Write 1234567."), ("1e3", "Write 1000."), ("\u22125", "Write -5.")]
)
def test_other_ways_of_writing_are_translated(typed: str, hint: str) -> None:
    assert read(typed) == (None, hint)


DECIMAL = {
    "87,4 %": "87.4",
    "87,4": "87.4",
    "12.5%": "12.5",
    "٪ 12.5": "12.5",
    ".125": "0.125",
    "-.5": "-0.5",
    "\u2212,5": "-0.5",
    "0,125": "0.125",
    "1.240,5": "1240.5",
    "1,240.5": "1240.5",
    "1 240,5": "1240.5",
    "1’240.5": "1240.5",
    "1.234.567,8": "1234567.8",
    "٫5": "0.5",
    "٨٧٫٤": "87.4",
    "٤٬٤٦٣٫٥": "4463.5",
    "1240.500": "1240.5",
}


@pytest.mark.parametrize(("typed", "number"), DECIMAL.items())
def test_a_suggested_number_keeps_its_decimals(typed: str, number: str) -> None:
    value, hint = read(typed, decimals=3)
    assert value == Decimal(number) or f"rite {number}." in hint
    if "%" in typed:
        assert "If it is a count" in hint
        return
    value, hint = read(typed)
    assert value is None
    decimals = len(number.partition(".")[2])
    assert f"decimals: {decimals}" in hint


@pytest.mark.parametrize(
    "typed", ["44 63", "4 4630", "1.2.3", "12,34,567", "1.240 500", "5²", "½", "12:30", "12 sur 20", "310 p"]
)
def test_no_number_is_suggested_where_it_is_not_certain(typed: str) -> None:
    value, hint = read(typed)
    assert value is None
    assert "Write the digits" in hint or "Write a number such as 4463" in hint


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("43%", "If the unit of this indicator is percent, write 43. If it is a count, write the number itself."),
        ("221 980 €", "If 221980 is the whole number, write 221980 alone: the indicator has the unit."),
        ("221980€", "If 221980 is the whole number, write 221980 alone: the indicator has the unit."),
        ("4386 reportages", "If 4386 is the whole number, write 4386 alone: the indicator has the unit."),
        ("4 386 reportages d’agences", "If 4386 is the whole number, write 4386 alone: the indicator has the unit."),
        ("4000+386", "Write the result: 4386."),
        ("4300-4400", "A figure is one number. Write the one that you retain, and the range under “note”."),
        ("4300 à 4400", "A figure is one number. Write the one that you retain, and the range under “note”."),
    ],
)
def test_what_is_no_single_number_has_its_own_advice(typed: str, hint: str) -> None:
    assert read(typed) == (None, hint)


WORDS = {
    "2,4 millions": "value: 2400000, qualifier: about",
    "2.4 million": "value: 2400000, qualifier: about",
    "environ 2 400": "value: 2400, qualifier: about",
    "2400 environ": "value: 2400, qualifier: about",
    "plus de 10 000": "value: 10000, qualifier: more_than",
    "+ de 10000": "value: 10000, qualifier: more_than",
    "10000+": "value: 10000, qualifier: more_than",
    "moins de 5 %": "value: 5, qualifier: less_than",
    "Près de 1,5 milliard": "value: 1500000000, qualifier: nearly",
    "حوالي 500": "value: 500, qualifier: about",
    "أكثر من ٣ ملايين": "value: 3000000, qualifier: more_than",
}


@pytest.mark.parametrize(("typed", "written"), WORDS.items())
def test_a_number_in_words_is_suggested_with_its_qualifier(typed: str, written: str) -> None:
    assert read(typed, short=True) == (None, f"Write the number and how exact it is as two keys: “{{{written}}}”.")
    value, qualifier = written.removeprefix("value: ").split(", ")
    assert read(typed)[1].endswith(f"alone, {value}, and how exact it is in a second key: “{qualifier}”.")
    assert Qualifier(written.rpartition(" ")[2])


@pytest.mark.parametrize("typed", ["2,400 millions", "2,4 billions", "environ", "3 dozens", "1e99"])
def test_ambiguous_words_get_no_suggestion(typed: str) -> None:
    assert "{value:" not in read(typed)[1]
    assert read(typed)[0] is None


@pytest.mark.parametrize("typed", ["no", "NO", "12:30", "true", "plus de 10", ".inf", "0x1F", "1" * 5000])
def test_what_is_no_number_is_refused(typed: str) -> None:
    value, hint = read(typed)
    assert value is None
    assert hint


def test_decimals_must_be_allowed_by_the_indicator() -> None:
    assert read("12.5", decimals=1) == (Decimal("12.5"), "")
    assert read("12.5")[0] is None
    assert read("12,5", decimals=1) == (None, "Write 12.5.")
    assert read("4.463", decimals=1) == (None, "Write 4463.")
    assert read("4.463", decimals=3) == (Decimal("4.463"), "")
    assert read("4,463", decimals=3) == (None, "Write 4463 or 4.463, whichever is meant.")
    assert read("4,463", decimals=2) == (None, "Write 4463.")
    assert read("12.50", decimals=1) == (None, "Write 12.5.")


@pytest.mark.parametrize(("digits", "kept"), [(15, True), (16, False)])
def test_a_number_has_at_most_fifteen_digits(digits: int, kept: bool) -> None:
    assert (read("1" * digits)[0] is not None) is kept


def test_an_empty_value_says_what_to_write(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({"data/2021/figures.yml": "source: review\nfigures:\n  one:\n  two: ~\n  total: {value: , note: N.}\n"})
    code, _, said = run_bilan("-C", root, "check")
    assert code == 1
    assert said.count("error [") == said.count("[empty-value]") == 3
    assert said.count("write “{status: missing}”") == 2
    assert said.count("replace this key by “status: missing”") == 1
