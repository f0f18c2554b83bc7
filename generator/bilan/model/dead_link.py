"""`data/links.txt`: links out of the report that no longer answer, found by `bilan links --write` or known to a person.

One a line: the day it was found, why in one word, the address: `2026-11-24 404 https://example.org/gone`. Lines that begin
with `#` are comments. Pages then lead to the archived copy, where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bilan.diagnostics.problem import Code, Place, Problem
from bilan.messages.message import translatable
from bilan.yaml.line_list import read_entries

BAD_LINE = Code("bad-link-line")

FILE = "links.txt"
HEADING = """\
# Links that no longer answer: since when, why, and which. Pages lead to the archived copy instead, where one is given.
# “bilan links --write” renews the lines whose reason is a number or “silent”; others (“parked”) are kept as they are.
"""
SILENT = "silent"
_LINE = re.compile(r"(\d{4}-\d{2}-\d{2})[ \t]+([\w-]+)[ \t]+(https?://\S+)[ \t]*")


@dataclass(frozen=True, slots=True)
class DeadLink:
    """An address that no longer answers: the day it was found, why, and its line."""

    address: str
    found: str
    reason: str
    place: Place

    @property
    def by_hand(self) -> bool:
        """Whether a person wrote it down, for a reason that no server gives."""
        return not self.reason.isdigit() and self.reason != SILENT


def read_dead_links(text: str, file: str) -> tuple[Mapping[str, DeadLink], tuple[Problem, ...]]:
    """The dead links by address. Problem: `bad-link-line`."""
    dead, problems = dict[str, DeadLink](), list[Problem]()
    for line, place in read_entries(text, file):
        match = _LINE.fullmatch(line)
        if match:
            dead[match[3]] = DeadLink(match[3], match[1], match[2], place)
        else:
            message = translatable("This line does not say which link no longer answers.")
            problems.append(BAD_LINE.at(place, message, translatable("Write the day, the reason, the address.")))
    return dead, tuple(problems)


def serialize_dead_links(dead: Iterable[DeadLink]) -> str:
    """The text of the file, in the order of addresses."""
    lines = sorted((one.address, f"{one.found} {one.reason} {one.address}\n") for one in dead)
    return HEADING + "".join(line for _, line in lines)
