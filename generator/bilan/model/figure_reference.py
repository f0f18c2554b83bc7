"""An observation named from elsewhere: `activities`, `2021/activities`, `2025-03/press_releases{region=casablanca}`.

The period is in SDMX notation; without one it is the year of the file. Members are written `dimension=member`, with commas
between them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bilan.diagnostics.problem import Place
from bilan.messages.message import Message, translatable
from bilan.schema.field_type import ReadContext
from bilan.schema.period_fields import INVALID_PERIOD
from bilan.schema.text_fields import BAD_FORM, Text
from bilan.values.period import Period
from bilan.values.period_syntax import PeriodFault, parse_period
from bilan.yaml.nodes import Node, Scalar

_REFERENCE = re.compile(r"(?:(?P<period>.+)/)?(?P<indicator>[^/{}]+)(?:\{(?P<members>[^{}]*)\})?")
_MEMBER = re.compile(r"\s*([^=,\s]+)\s*=\s*([^=,\s]+)\s*")
EXAMPLE = "2025-03/press_releases{channel=x}"


@dataclass(frozen=True, slots=True)
class FigureReference:
    """A reference to an observation. `period` is None for the own year; `members` are pairs of dimension and member."""

    period: Period | None
    indicator: str
    place: Place = field(compare=False)
    members: tuple[tuple[str, str], ...] = ()

    @property
    def year(self) -> int | None:
        """The year that the period belongs to."""
        return self.period.year if self.period else None


@dataclass(frozen=True, slots=True)
class FigureReferenceTo:
    """Reads `activities`, `2021/activities`, `2025-03/activities{channel=x}`; problems: `invalid-period`, `bad-form`."""

    expected: Message = translatable("the name of an indicator, or year/indicator")

    def read(self, node: Node, reading: ReadContext) -> FigureReference | None:
        name = Text(self.expected).read(node, reading)
        return read_reference(Scalar(name, node.place), reading) if name else None


def read_reference(typed: Scalar, reading: ReadContext) -> FigureReference | None:
    """The reference that a text is, or None with a problem added."""
    reference = parse_reference(typed.text, typed.place, reading.begins)
    if isinstance(reference, PeriodFault):
        code = INVALID_PERIOD if "{" not in typed.text or "}" in typed.text else BAD_FORM
        reading.problems.append(code.at(typed.place, reference.message, reference.hint))
        return None
    return reference


def parse_reference(text: str, place: Place, begins: int = 1) -> FigureReference | PeriodFault:
    """The reference that a text is, in a report whose years begin in that month; or what is wrong with it."""
    match = _REFERENCE.fullmatch(text.strip())
    if match is None:
        return _fault(text)
    period = parse_period(match["period"], begins) if match["period"] else None
    if isinstance(period, PeriodFault):
        return period
    pairs = [_MEMBER.fullmatch(pair) for pair in match["members"].split(",")] if match["members"] is not None else []
    if not all(pairs):
        return _fault(text)
    return FigureReference(period, match["indicator"].strip(), place, tuple((pair[1], pair[2]) for pair in pairs if pair))


def _fault(text: str) -> PeriodFault:
    message = translatable("“{text}” does not name a figure.", text=text)
    return PeriodFault(message, translatable("Write for example “{example}”.", example=EXAMPLE))
