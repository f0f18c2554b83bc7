"""Signs of decimals and thousands, percent signs, letters and footnotes: read where only one number can be meant."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bilan.diagnostics.problem import Place, Problem
from bilan.importers.number_marks import Marks, means_no_number
from bilan.importers.table_numbers import Amount, decimal_sign, number
from bilan.importers.year_label import year_label
from bilan.model.figure import Status

HERE = Place("table")


def _read(cells: list[str | Decimal], **said: str) -> list[object]:
    column = decimal_sign(cells, **said)
    found = [number(cell, column, HERE) for cell in cells]
    return [amount.code if isinstance(amount, Problem) else amount.value for amount in found]


@pytest.mark.parametrize(
    ("cells", "said", "values"),
    [
        (["4463", "4 463", "4\u202f463", "٤٤٦٣"], {}, [4463, 4463, 4463, 4463]),
        (["4\u2009463", "4\u00a0463", "4’463"], {}, [4463, 4463, 4463]),
        (["4.463"], {}, ["ambiguous-number"]),
        (["4,463", "12"], {}, ["ambiguous-number", 12]),
        (["4.463"], {"thousands": "."}, [4463]),
        (["4.463"], {"decimal": "."}, [Decimal("4.463")]),
        (["4.463", "1.127.944"], {}, [4463, 1127944]),
        (["4,463", "12.5"], {}, [4463, Decimal("12.5")]),
        (["4.463", "12,5"], {}, [4463, Decimal("12.5")]),
        (["1,234.56"], {}, [Decimal("1234.56")]),
        (["٤٬٤٦٣", "١٢٫٥"], {}, [4463, Decimal("12.5")]),
        (["12.50"], {"decimal": ","}, ["invalid-number"]),
        (["about 5", "=1+1", "310 x", "310 kg", "5 €", "1 30", "--5", ""], {}, ["invalid-number"] * 8),
        (["\u22125", "-5"], {}, [-5, -5]),
        ([Decimal("0.5")], {"thousands": "."}, [Decimal("0.5")]),
        (["0,125", "0,250"], {}, [Decimal("0.125"), Decimal("0.250")]),  # no group follows a lone zero
        (["-0.125"], {}, [Decimal("-0.125")]),
        (["0,125", "4,463"], {}, [Decimal("0.125"), Decimal("4.463")]),
        (["300,00", "310,00"], {}, [300, 310]),
        (["300.0"], {}, [300]),
        (["(300)", "(12)", "1E+05", "1,2e5"], {}, ["invalid-number"] * 4),
        (["9" * 15], {}, [int("9" * 15)]),
        (["9" * 16, "9" * 5000, "0." + "9" * 5000], {"decimal": "."}, ["number-too-large"] * 3),
        (["\u200e310\u200f"], {}, [310]),
    ],
)
def test_numbers_are_never_guessed(cells: list[str | Decimal], said: dict[str, str], values: list[object]) -> None:
    assert _read(cells, **said) == values


@pytest.mark.parametrize(
    ("typed", "value", "percent", "marks"),
    [
        ("87,4 %", "87.4", True, Marks()),
        ("87.4%", "87.4", True, Marks()),
        ("%87.4", "87.4", True, Marks()),
        ("٨٧٫٤٪", "87.4", True, Marks()),
        ("87,4\u00a0% (p)", "87.4", True, Marks(Status.PROVISIONAL)),
        ("310 p", "310", False, Marks(Status.PROVISIONAL)),
        ("310p", "310", False, Marks(Status.PROVISIONAL)),
        ("310 (P)", "310", False, Marks(Status.PROVISIONAL)),
        ("310 prov.", "310", False, Marks(Status.PROVISIONAL)),
        ("310 (e)", "310", False, Marks(Status.ESTIMATED)),
        ("310 r", "310", False, Marks(unread="r")),
        ("310*", "310", False, Marks(unread="*")),
        ("310¹", "310", False, Marks(unread="¹")),
        ("310 ² †", "310", False, Marks(unread="² †")),
        ("1 300 (1)", "1300", False, Marks(unread="(1)")),
        ("1 300 p (2)", "1300", False, Marks(Status.PROVISIONAL, "(2)")),
    ],
)
def test_what_stands_beside_a_number_is_reported_from_it(typed: str, value: str, percent: bool, marks: Marks) -> None:
    assert number(typed, decimal_sign([typed]), HERE) == Amount(Decimal(value), percent, marks)


@pytest.mark.parametrize(
    "typed",
    ["n.d.", "nd", "N.D.", "n/a", "#N/A", "NC", "s.o.", "..", "…", "...", ":", "-", "–", "—", "///", "x", "Non disponible"],
)
def test_signs_for_no_number_are_known(typed: str) -> None:
    assert means_no_number(typed)


@pytest.mark.parametrize("typed", ["غير متوفر", "غ.م", "(n.d.)", "non publié"])
def test_words_for_no_number_are_known(typed: str) -> None:
    assert means_no_number(typed)


@pytest.mark.parametrize("typed", ["0", "-1", "", "beaucoup", "n.d. 3", "environ"])
def test_what_says_something_else_is_not_taken_for_no_number(typed: str) -> None:
    assert not means_no_number(typed)


@pytest.mark.parametrize(
    ("typed", "year", "marks"),
    [
        ("2024", 2024, Marks()),
        ("2024.0", 2024, Marks()),
        ("٢٠٢٤", 2024, Marks()),
        ("سنة 2024", 2024, Marks()),
        ("Année 2024", 2024, Marks()),
        ("ANNEE 2024", 2024, Marks()),
        ("2025 (p)", 2025, Marks(Status.PROVISIONAL)),
        ("2025p", 2025, Marks(Status.PROVISIONAL)),
        ("2025 provisoire", 2025, Marks(Status.PROVISIONAL)),
        ("2025 (e)", 2025, Marks(Status.ESTIMATED)),
        ("2025*", 2025, Marks(unread="*")),
        ("2025 (1)", 2025, Marks(unread="(1)")),
        ("2025²", 2025, Marks(unread="²")),
    ],
)
def test_years_are_read_with_their_marks(typed: str, year: int, marks: Marks) -> None:
    assert year_label(typed) == (year, marks)


@pytest.mark.parametrize(
    "typed",
    [
        "24",
        "2023/24",
        "2023-24",
        "2023-2024",
        "FY2024",
        "2024-T1",
        "2024 (en milliers)",
        "Budget 2025",
        "1899",
        "2200",
        "20244",
        "",
        "janvier",
    ],
)
def test_what_may_be_another_year_is_none(typed: str) -> None:
    assert year_label(typed) is None


@pytest.mark.parametrize(("typed", "year"), [("1900", 1900), ("2199", 2199)])
def test_years_are_those_that_people_write_of(typed: str, year: int) -> None:
    assert year_label(typed) == (year, Marks())
    assert year_label(Decimal(year)) == (year, Marks())
    assert year_label(Decimal("2024.5")) is None
