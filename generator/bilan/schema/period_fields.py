"""Periods (`2025-H1`), and the month in which a year begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bilan.diagnostics.problem import Code
from bilan.messages.message import Message, translatable
from bilan.schema.field_type import ReadContext, mismatch, scalar
from bilan.schema.number_fields import INVALID
from bilan.values.period import MONTHS, Period
from bilan.values.period_syntax import PeriodFault, parse_period
from bilan.yaml.nodes import Node

INVALID_PERIOD = Code("invalid-period")

_MONTH = re.compile(r"0?[1-9]|1[0-2]", re.ASCII)


@dataclass(frozen=True, slots=True)
class PeriodField:
    """A period in SDMX notation (`bilan.values.period`); problem: `invalid-period`."""

    expected: Message = translatable("a period such as 2025, 2025-H1, 2025-Q3 or 2025-03")

    def read(self, node: Node, reading: ReadContext) -> Period | None:
        typed = scalar(node, self.expected, reading)
        if typed is None:
            return None
        period = parse_period(typed.text.strip(), reading.begins)
        if isinstance(period, PeriodFault):
            reading.problems.append(INVALID_PERIOD.at(typed.place, period.message, period.hint))
            return None
        return period


@dataclass(frozen=True, slots=True)
class MonthNumber:
    """A month of the year by its number, with or without a leading zero: `04`; problem: `invalid-number`."""

    expected: Message = translatable("a month from 01 to 12")

    def read(self, node: Node, reading: ReadContext) -> int | None:
        typed = scalar(node, self.expected, reading)
        if typed is None:
            return None
        if _MONTH.fullmatch(typed.text.strip()):
            return int(typed.text)
        hint = translatable("Write {first} to {last}.", first="01", last=MONTHS)
        reading.problems.append(INVALID.at(typed.place, mismatch(typed, self.expected), hint))
        return None
