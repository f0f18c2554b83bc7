"""`addresses.txt`: the addresses of a report that were published, each of which answers for ever.

One address a line, from the root of the site (`/2021/`, `/indicators/activities/#2021`). Where a page or a file has moved,
its new address follows (`/2021/presse/ /2021/press/`); the word `withdrawn` follows what was taken down on purpose.
Lines that begin with `#` are comments. Cool URIs don't change (W3C, 1998).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bilan.diagnostics.problem import Code, Place, Problem
from bilan.messages.message import translatable
from bilan.yaml.line_list import read_entries

BAD_LINE = Code("bad-address-line")

FILE = "addresses.txt"  # in the folder of the data
WITHDRAWN = "withdrawn"
_LINE = re.compile(rf"(/\S*)(?:[ \t]+(/\S*|{WITHDRAWN}))?[ \t]*")


@dataclass(frozen=True, slots=True)
class Published:
    """One address and its line; `now` is where it has moved, or `withdrawn`, or empty."""

    address: str
    place: Place
    now: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """The addresses in the order written, and the lines that cannot be read."""

    published: tuple[Published, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def moved(self) -> dict[str, str]:
        """The addresses that have moved, and where to."""
        return {one.address: one.now for one in self.published if one.now and one.now != WITHDRAWN}

    def new(self, answering: Iterable[str]) -> list[str]:
        """Those of the addresses given that the register does not have yet."""
        return sorted({*answering} - {one.address for one in self.published})


def read_register(text: str, file: str) -> Register:
    """The register written in a text. Problem: `bad-address-line`."""
    published, problems = list[Published](), list[Problem]()
    for line, place in read_entries(text, file):
        match = _LINE.fullmatch(line)
        if match:
            published.append(Published(match[1], place, match[2] or ""))
        else:
            message = translatable("This line is not an address of the site, nor an address followed by its new one.")
            problems.append(BAD_LINE.at(place, message, translatable("Write “/2021/”, or “/2021/presse/ /2021/press/”.")))
    return Register(tuple(published), tuple(problems))
