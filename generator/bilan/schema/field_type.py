"""What every kind of value has in common, and what a reading carries along."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar, runtime_checkable

from bilan.diagnostics.problem import Code, Place, Problem
from bilan.messages.message import Message, translatable
from bilan.schema.unread_entries import Unread
from bilan.yaml.nodes import Node, Scalar, Sequence, kind_of

EMPTY = Code("empty-value")
WRONG_KIND = Code("wrong-kind")

NO_VALUE = translatable("Write the value, or delete the key.")

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class ReadContext:
    """The state of reading one file: the report's languages, the decimals in force, and the problems found so far.

    `languages` are subtags, the default first; `languages_unread` is the place of the problem where report.yml does not list
    them. `decimals_of` says how many decimals each known indicator has; `decimals` is the number in force here, None where
    the indicator is not known. `signed` names the indicators that may be negative; `negative` says whether a number may be
    below zero here. `short` is true of a value that stands for a whole group of keys. `begins` is the month in which the
    report's years begin, `year` the number of the year whose folder is read. `members_of` has the members of each dimension,
    `member_of_text` the member that a name in any language means;
    `dimensions_unread` is the place of the problem where dimensions.yml does not declare them.
    `unread` are entries that could not be read.
    """

    languages: tuple[str, ...] = ("en",)
    decimals_of: Mapping[str, int] = field(default_factory=dict)
    decimals: int | None = 0
    signed: frozenset[str] = frozenset()
    negative: bool = True
    short: bool = False
    begins: int = 1
    year: int | None = None
    members_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    member_of_text: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    dimensions_unread: Place | None = None
    languages_unread: Place | None = None
    problems: list[Problem] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    @property
    def fingerprint(self) -> str:
        """Everything that reading depends on, besides the text itself."""
        languages, decimals = f"{self.languages} {self.languages_unread}", sorted(self.decimals_of.items())
        periods = (
            f"{self.begins} {self.year} {sorted(self.members_of.items())} {self.member_of_text} {self.dimensions_unread}"
        )
        return f"{languages} {self.decimals} {decimals} {sorted(self.signed)} {periods}"

    def for_indicator(self, indicator: str) -> ReadContext:
        """The same reading, with the decimals and the sign of that indicator in force; an unknown one may be negative."""
        negative = indicator in self.signed or indicator not in self.decimals_of
        return replace(self, decimals=self.decimals_of.get(indicator), negative=negative)

    def found_since(self, count: int) -> Place | None:
        """The place of the first problem that was found after `count` others."""
        return self.problems[count].place if len(self.problems) > count else None


@runtime_checkable
class Group(Protocol):
    """A kind of value that is written as keys."""

    @property
    def key_names(self) -> Collection[str]:
        """The keys that it may have."""
        ...


class FieldType(Protocol[T_co]):
    """A kind of value. `expected` names it in messages: “a date”, “a whole number”."""

    @property
    def expected(self) -> Message: ...

    def read(self, node: Node, reading: ReadContext) -> T_co | None:
        """The value, or None with at least one problem added to the reading."""
        ...


def mismatch(found: Node, expected: Message) -> Message:
    """“Found X; expected Y”: the message about a value of another kind than is expected there."""
    return translatable("Found {found}; expected {expected}.", found=kind_of(found), expected=expected)


def scalar(node: Node, expected: Message, reading: ReadContext, hint: Message = NO_VALUE) -> Scalar | None:
    """The node as a text that is not empty; `empty-value`, with a hint of what to do, or `wrong-kind` otherwise."""
    if not isinstance(node, Scalar):
        reading.problems.append(WRONG_KIND.at(node.place, mismatch(node, expected)))
        return None
    if node.empty:
        reading.problems.append(EMPTY.at(node.place, mismatch(node, expected), hint))
        return None
    return node


def pair(
    node: Node, expected: Message, reading: ReadContext, read_item: Callable[[Node, ReadContext], T | None]
) -> tuple[T, T] | None:
    """The two items of a list; None, with a problem, where there are not two that can be read (`wrong-kind`)."""
    if not isinstance(node, Sequence) or len(node.items) != 2:
        reading.problems.append(WRONG_KIND.at(node.place, mismatch(node, expected)))
        return None
    first, second = (read_item(item, reading) for item in node.items)
    return None if first is None or second is None else (first, second)
