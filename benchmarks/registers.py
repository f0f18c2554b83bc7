"""What it costs to read a register and to count a figure from it, beside reading the same rows with Python's csv module.

    python benchmarks/registers.py [--rows 1000 10000 100000] [--rounds 3]

Everything runs in this process, on rows with five columns. `csv` reads the text into lists; `read` makes typed rows of the
CSV, `workbook` of the same rows in an XLSX; `count` counts a figure by month and by channel. Times are those of the
processor, the least of the rounds; ratios are to `csv`.
"""

from __future__ import annotations

import argparse
import csv
import io
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import xlsxwriter

from bilan.diagnostics.problem import Place
from bilan.model.breakdown import Breakdown
from bilan.model.figure import Figure
from bilan.model.registers.countable import CountableRows
from bilan.model.registers.counting import count
from bilan.model.registers.register import REGISTER, Register
from bilan.model.registers.register_reader import read_register
from bilan.schema.containers import Reference
from bilan.schema.field_type import ReadContext
from bilan.values.period import year_period
from bilan.yaml.parser import parse
from bilan.yaml.source_text import SourceText

COLUMNS = "{date: date, title: text, channel: {dimension: channel}, kind: {values: [communique]}, officer: private}"
DECLARED = f"{{name: Releases, file: releases.csv, columns: {COLUMNS}}}"
CHANNELS = ("website", "x", "other")
READING = ReadContext(languages=("en",), year=2025, members_of={"channel": CHANNELS})
HERE = Place("data/2025/figures.yml")


def main() -> None:
    """Print a line for each number of rows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print("| rows | csv s | read | workbook | count | ms a 1 000 rows |\n|--:|--:|--:|--:|--:|--:|")
    for rows in options.rows:
        _print_line(rows, options.rounds)


def _print_line(rows: int, rounds: int) -> None:
    register, text, workbook = _register(), _text(rows), _workbook(rows)
    read = read_register(text.encode(), "releases.csv", register, READING)
    assert len(read.table) == rows

    def least(action: Callable[[], object]) -> float:
        return min(_seconds(action) for _ in range(rounds))

    floor = least(lambda: list(csv.reader(io.StringIO(text))))
    typed = least(lambda: read_register(text.encode(), "releases.csv", register, READING))
    of_workbook = least(lambda: read_register(workbook, "releases.xlsx", replace(register, file="releases.xlsx"), READING))
    counted = least(lambda: count(_figure(), CountableRows(read), READING.members_of))
    ratios = " | ".join(f"{seconds / floor:.1f}" for seconds in (typed, of_workbook, counted))
    print(f"| {rows} | {floor:.3f} | {ratios} | {1_000_000 * (typed + counted) / rows:.1f} |")


def _register() -> Register:
    root, _ = parse(SourceText("registers.yml", DECLARED))
    register = REGISTER.read(root, READING, id="releases") if root else None
    assert register is not None
    return register


def _figure() -> Figure:
    by = {name: Breakdown(dimensions=(name,), place=HERE, counted=True) for name in ("month", "channel")}
    counted_from = Reference("releases", HERE)
    return Figure(
        id="releases", place=HERE, year=2025, value=Decimal(0), count=counted_from, by=by, period=year_period(2025)
    )


def _rows(number: int) -> list[list[str]]:
    head = ["date", "title", "channel", "kind", "officer"]
    return [head, *(_row(index) for index in range(number))]


def _row(index: int) -> list[str]:
    day = f"2025-{1 + index % 12:02d}-{1 + index % 28:02d}"
    return [day, f"Press release number {index} of the office", CHANNELS[index % 3], "communique", f"Officer {index % 7}"]


def _text(number: int) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(_rows(number))
    return text.getvalue()


def _workbook(number: int) -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Sent")
        for at, row in enumerate(_rows(number)):
            sheet.write_row(at, 0, row)
    return data.getvalue()


def _seconds(action: Callable[[], object]) -> float:
    begun = time.process_time()
    action()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
