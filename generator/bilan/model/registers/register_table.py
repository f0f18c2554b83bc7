"""The rows of a register in a year, column by column; each cell is typed and has a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from bilan.diagnostics.problem import Place
from bilan.model.registers.register import Register
from bilan.values.partial_date import PartialDate

Value = str | Decimal | PartialDate | None


class RegisterRow(NamedTuple):
    """A row: its number in the file, from 1, and its values by column."""

    number: int
    values: Mapping[str, Value]


@dataclass(frozen=True, eq=False)
class RegisterTable:
    """The rows of a file, in its order. `columns` has the values of each column, `lines` the number of each row in the file.

    Only what may be published is in it. `broken` is the place of the first problem because of which a row was left out:
    nothing can be said of the number of rows.
    `digest` is that of all it was read from.
    """

    register: Register
    file: str
    lines: Sequence[int] = ()
    columns: Mapping[str, Sequence[Value]] = field(default_factory=dict)
    broken: Place | None = None
    digest: str = ""

    def __len__(self) -> int:
        return len(self.lines)

    def fingerprinted(self) -> str:
        """The rows in a fingerprint (`bilan.cache.fingerprint`)."""
        return f"register {self.digest}"

    @property
    def rows(self) -> Iterator[RegisterRow]:
        """The rows in the order of the file."""
        names = tuple(self.columns)
        for number, *values in zip(self.lines, *self.columns.values(), strict=True):
            yield RegisterRow(number, dict(zip(names, values, strict=True)))

    @property
    def dates(self) -> Sequence[Value]:
        """The date of each row; empty where no column has one."""
        name = self.register.date_column
        return self.columns.get(name, ()) if name else ()
