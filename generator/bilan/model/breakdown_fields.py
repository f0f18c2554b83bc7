"""Reads `by`: the members of a figure, written in place or in a CSV beside the file.

by:
  month: {01: 120, 02: 98}
  channel: {website: 1200, x: {value: 300, qualifier: about}}
  region, month: press_releases.csv
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from bilan.diagnostics.problem import Code, Problem, suggestion
from bilan.messages.message import Message, translatable
from bilan.model.breakdown import Breakdown, Coordinates
from bilan.model.breakdown_members import DIMENSIONS_FILE, DUPLICATE_MEMBER, duplicate_member, member_of
from bilan.model.dimension import TIME_DIMENSIONS
from bilan.schema.field_type import EMPTY, NO_VALUE, WRONG_KIND, ReadContext, mismatch
from bilan.schema.record import RecordOf
from bilan.schema.text_fields import BAD_FORM
from bilan.yaml.nodes import Entry, Mapping, Node, Scalar, Sequence, shorten

UNKNOWN_DIMENSION = Code("unknown-dimension")

_CSV = re.compile(r"(?!/)(?:(?!\.\.?/)[^/\\:]+/)*[^/\\:]+\.csv", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Breakdowns:
    """The breakdowns of a figure, by the names of their dimensions. `member` gives how one cell is read.

    Problems: `unknown-dimension`, `unknown-member`, `duplicate-member`, `invalid-period`, `bad-form`, those of a figure.
    """

    member: Callable[[], RecordOf[Any]]
    expected: Message = translatable("names of dimensions")

    def read(self, node: Node, reading: ReadContext) -> dict[str, Breakdown[Any]] | None:
        if isinstance(node, Sequence):
            return self._counted(node, reading)
        if not isinstance(node, Mapping):
            message = mismatch(node, translatable("{names}, each followed by a colon", names=self.expected))
            reading.problems.append(WRONG_KIND.at(node.place, message, _example()))
            return None
        found: dict[str, Breakdown[Any]] = {}
        for entry in node.entries:
            breakdown = self._breakdown(entry, found, reading)
            if breakdown is not None:
                found[breakdown.name] = breakdown
        return found

    def _counted(self, node: Sequence, reading: ReadContext) -> dict[str, Breakdown[Any]]:
        """The breakdowns of a figure that is counted: names alone, such as `[month, channel]`."""
        found: dict[str, Breakdown[Any]] = {}
        for item in node.items:
            if not isinstance(item, Scalar) or item.empty:
                message = mismatch(item, translatable("the name of a dimension"))
                reading.problems.append(WRONG_KIND.at(item.place, message, _example()))
            elif dimensions := self._dimensions(item, found, reading):
                breakdown: Breakdown[Any] = Breakdown(dimensions=dimensions, place=item.place, counted=True)
                found[breakdown.name] = breakdown
        return found

    def _dimensions(self, key: Scalar, found: dict[str, Breakdown[Any]], reading: ReadContext) -> tuple[str, ...]:
        """The dimensions that a key names, none with a problem."""
        dimensions = tuple(name.strip() for name in key.text.split(","))
        unknown = [unknown_dimension(key, name, reading) for name in dimensions if not _is_known(name, reading)]
        repeated = next((item for item in found.values() if set(item.dimensions) == set(dimensions)), None)
        if repeated or len(set(dimensions)) < len(dimensions):
            message = translatable("“{name}” is given twice.", name=key.text)
            unknown.append(DUPLICATE_MEMBER.at(key.place, message, translatable("Delete one of the two.")))
        if len([name for name in dimensions if name in TIME_DIMENSIONS]) > 1:
            message = translatable("“{name}” has two dimensions of time.", name=key.text)
            unknown.append(WRONG_KIND.at(key.place, message, translatable("Keep one of them: the shorter.")))
        reading.problems.extend(unknown)
        return () if unknown else dimensions

    def _breakdown(self, entry: Entry, found: dict[str, Breakdown[Any]], reading: ReadContext) -> Breakdown[Any] | None:
        dimensions = self._dimensions(entry.key, found, reading)
        if not dimensions:
            return None
        if isinstance(entry.value, Scalar) and _is_file_name(entry.value.text, len(dimensions)):
            return self._file(entry.key, dimensions, entry.value, reading)
        if len(dimensions) > 1 or not isinstance(entry.value, Mapping):
            reading.problems.append(_not_members(entry, dimensions))
            return None
        return self._members(entry.key, dimensions[0], entry.value, reading)

    def _file(self, key: Scalar, dimensions: tuple[str, ...], value: Scalar, reading: ReadContext) -> Breakdown[Any] | None:
        if _CSV.fullmatch(value.text):
            return Breakdown(dimensions=dimensions, place=key.place, file=value.text, file_place=value.place)
        expected = translatable("the name of a CSV file in the folder of this file")
        hint = translatable("Write for example “{example}”.", example=f"{key.text}: {'-'.join(dimensions)}.csv")
        reading.problems.append(BAD_FORM.at(value.place, mismatch(value, expected), hint))
        return None

    def _members(self, key: Scalar, dimension: str, node: Mapping, reading: ReadContext) -> Breakdown[Any]:
        cells: dict[Coordinates, Any] = {}
        before = len(reading.problems)
        for entry in node.entries:
            member = member_of(dimension, entry.key, reading)
            if isinstance(member, Problem):
                reading.problems.append(member)
            elif (member,) in cells:
                reading.problems.append(duplicate_member(entry.key.place, entry.key.text, cells[(member,)].place))
            else:
                given = {"members": {dimension: member}, "place": entry.key.place}
                figure = self.member().read(entry.value, reading, id="", **given)
                if figure is not None:
                    cells[(member,)] = figure
        unread = reading.found_since(before) or (node.repeated[0].place if node.repeated else None)
        return Breakdown(dimensions=(dimension,), place=key.place, cells=cells, unread=unread)


def _is_file_name(text: str, dimensions: int) -> bool:
    """True of what is meant as a file: of one dimension a name with a dot, of several any text."""
    return bool(text) and (dimensions > 1 or text.lower().endswith(".csv"))


def _is_known(name: str, reading: ReadContext) -> bool:
    return name in TIME_DIMENSIONS or name in reading.members_of


def unknown_dimension(key: Scalar, name: str, reading: ReadContext) -> Problem:
    """That a dimension is not declared: one that is nearly named so, or what to add to dimensions.yml."""
    known = [*TIME_DIMENSIONS, *reading.members_of]
    message = translatable("“{name}” is not a dimension of dimensions.yml.", name=shorten(name))
    hint = suggestion(name, known)
    problem = UNKNOWN_DIMENSION.at(key.place, message, hint)
    if not hint:
        file = DIMENSIONS_FILE
        head = () if reading.members_of else ("dimensions:",)
        lines = (*head, f"  {name}:", "    name:", "    members:", "      name_of_a_member: {name: …}")
        added = translatable("Correct the name, or add this to {file}:", file=file)
        problem = replace(problem, hint=added, snippet="\n".join(lines))
    return replace(problem, subject=name).following(reading.dimensions_unread)


def _not_members(entry: Entry, dimensions: tuple[str, ...]) -> Problem:
    value = entry.value
    if len(dimensions) > 1:
        expected = translatable("the name of a CSV file in the folder of this file")
        hint = translatable(
            "Write a table for several dimensions: “{example}”.", example=f"{entry.key.text}: {'-'.join(dimensions)}.csv"
        )
    else:
        expected, hint = translatable("members, each followed by a colon, or the name of a CSV file"), _example()
    if isinstance(value, Scalar) and value.empty:
        return EMPTY.at(value.place, mismatch(value, expected), hint or NO_VALUE)
    return WRONG_KIND.at(value.place, mismatch(value, expected), hint)


def _example() -> Message:
    return translatable("Write for example “{example}”.", example="month: {01: 120, 02: 98}")
