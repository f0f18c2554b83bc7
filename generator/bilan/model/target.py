"""Targets of an indicator: the value to reach in a year, where it comes from, and how it was changed."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bilan.messages.message import translatable
from bilan.model.figure import SOURCES, Revision
from bilan.schema.containers import ListOf, MapOf, Reference
from bilan.schema.field_type import WRONG_KIND, ReadContext, mismatch
from bilan.schema.number_fields import Number
from bilan.schema.record import Record, RecordOf, key
from bilan.schema.text_fields import LocalizedText
from bilan.values.code_list import CodeList
from bilan.values.local_text import LocalText
from bilan.yaml.nodes import Entry

_YEAR = re.compile(r"[12]\d{3}", re.ASCII)


class Better(CodeList):
    """The direction in which an indicator gets better."""

    HIGHER = "higher", "More is better."
    LOWER = "lower", "Less is better."


class Target(Record):
    """The value to reach in a year."""

    id: str
    value: Decimal = key(Number(), title="Value", help="The number to reach.", example=2000)
    source: tuple[Reference, ...] = key(
        SOURCES,
        (),
        title="Source",
        help="The document that sets the target; its date says when it was set.",
        example="plan-2027",
    )
    note: LocalText | None = key(
        LocalizedText(),
        None,
        title="Note",
        help="What a reader must know of this target.",
        example="Without the regional offices.",
    )
    revisions: tuple[Revision, ...] = key(
        ListOf(RecordOf(Revision)),
        (),
        title="Revisions",
        help="The changes of the target since its year began, from the oldest to the latest.",
    )

    @property
    def year(self) -> int:
        """The year in which it is to be reached."""
        return int(self.id)


_TARGET = RecordOf(Target, short_for="value")


def _target(entry: Entry, reading: ReadContext) -> Target | None:
    if not _YEAR.fullmatch(entry.key.text):
        message = mismatch(entry.key, translatable("a year such as 2027"))
        reading.problems.append(WRONG_KIND.at(entry.key.place, message))
        return None
    # how many decimals the indicator has is written beside its targets, so that it is checked later
    return _TARGET.of_name(entry, replace(reading, decimals=None, negative=True))


TARGETS = MapOf(_target, translatable("years"), _TARGET)
