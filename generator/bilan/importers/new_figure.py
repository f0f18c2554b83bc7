"""The figures that an import found, before they are compared with those of the report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from bilan.diagnostics.problem import Place, Problem
from bilan.messages.message import Message, translatable
from bilan.model.figure import Status
from bilan.schema.number_fields import INVALID
from bilan.values.interval import Qualifier
from bilan.values.period import Period
from bilan.values.quantity import Quantity


@dataclass(frozen=True, slots=True)
class NewFigure:
    """The figure of a cell. `status` and `qualifier` are None if the table gives none.

    `period` is that of a part of the year, None for the whole; `members` are pairs of dimension and member. A whole that is
    for another period than its year has `own_period`.
    """

    indicator: str
    year: int
    value: Quantity | None
    place: Place
    status: Status | None = None
    qualifier: Qualifier | None = None
    period: Period | None = None
    members: tuple[tuple[str, str], ...] = ()
    own_period: Period | None = None

    @property
    def is_part(self) -> bool:
        """Whether it is for a part of the year or a member of a dimension."""
        return self.period is not None or bool(self.members)

    @property
    def when(self) -> str:
        """Its period and members, for a message: `2025`, `2025-03 (district=centre)`."""
        members = ", ".join(f"{dimension}={member}" for dimension, member in self.members)
        return f"{self.period or self.year}" + (f" ({members})" if members else "")

    @property
    def key(self) -> str:
        """The reference to it: `2025-03/visits{district=centre}`."""
        members = ",".join(f"{dimension}={member}" for dimension, member in self.members)
        return f"{self.period or self.year}/{self.indicator}" + (f"{{{members}}}" if members else "")


@dataclass(slots=True)
class NewFigures:
    """What an import found: figures, remarks for the editor, and problems."""

    figures: list[NewFigure] = field(default_factory=list)
    remarks: list[Message] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    year_used: bool = False  # whether a row without a year took that of the import


class ReadFigure(NamedTuple):
    """A figure, and the words in its row that are not read."""

    figure: NewFigure
    aside: tuple[str, ...]


def conflict_of(one: ReadFigure, other: ReadFigure) -> Problem | None:
    """Return why two rows cannot both be the same figure; then neither is used."""
    figure, first = other.figure, one.figure.place.line
    when = figure.when
    if one.figure.value != figure.value:
        message = translatable("“{id}” has two numbers for {year} in this table.", id=figure.indicator, year=when)
    elif one.aside != other.aside:
        message = translatable(
            "“{id}” has two rows for {year}, which differ in another column.", id=figure.indicator, year=when
        )
    else:
        return None
    hint = translatable("Keep one of the two; the other is in row {row}.", row=first)
    return INVALID.at(figure.place, message, hint)
