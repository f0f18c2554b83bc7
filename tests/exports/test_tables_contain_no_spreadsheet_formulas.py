"""A downloaded table opens as what it is: numbers are numbers, texts are texts, and no cell is a formula (RFC 4180, OWASP)."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal

import pytest

from bilan.exports.csv_writer import to_csv
from bilan.exports.data_table import Cell, Column, Table
from bilan.values.partial_date import PartialDate


def _table(*cells: Cell) -> Table:
    columns = tuple(Column(f"c{index}", "", "", str) for index, _ in enumerate(cells))
    return Table("t", "", "", 0, columns, (cells,))


def _read(content: bytes) -> list[list[str]]:
    return list(csv.reader(content.decode("utf-8").splitlines(keepends=True)))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＠a"])
def test_formulas_in_texts_are_disabled(text: str) -> None:
    written = to_csv(_table(text)).decode("utf-8").split("\r\n", 1)[1]
    assert written.lstrip('"').startswith("'" + text[0])


def test_numbers_stay_numbers() -> None:
    cells = (Decimal("-12.50"), Decimal("1E+3"), 2021, True, False, None, date(2022, 3, 1), PartialDate(2022, 2))
    assert _read(to_csv(_table(*cells)))[1] == ["-12.50", "1000", "2021", "true", "false", "", "2022-03-01", "2022-02"]


def test_csv_follows_rfc_4180() -> None:
    content = to_csv(_table('a "b"', "c,d", "e\nf", "ماء"))
    assert content == 'c0,c1,c2,c3\r\n"a ""b""","c,d","e\nf",ماء\r\n'.encode()
