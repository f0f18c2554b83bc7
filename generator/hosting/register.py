"""`addresses.txt`: the addresses of a report that were published, each of which answers for ever.

One address a line, from the root of the site (`/2021/`, `/indicators/activities/#2021`). Where a page or a file has moved,
its new address follows (`/2021/presse/ /2021/press/`); after what was taken down on purpose stands the word `withdrawn`.
Lines that begin with `#` are comments. Cool URIs don't change (W3C, 1998).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.problems import Code, Place, Problem, did_you_mean
from generator.reading.lines import entries
from generator.reading.source import Source, read_source
from generator.said import Said, said

BAD_LINE = Code("bad-address-line")
VANISHED = Code("vanished-address")
BAD_MOVE = Code("bad-move")

PATH = "data/addresses.txt"  # in the folder of a report
HEADING = """\
# The addresses that were published. Each answers for ever: where a page has moved, write its new address after it.
# “bilan addresses --write” adds the new ones.
"""
WITHDRAWN = "withdrawn"
_LINE = re.compile(rf"(/\S*)(?:[ \t]+(/\S*|{WITHDRAWN}))?[ \t]*")

Leads = Callable[[str], bool]


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
    for line, place in entries(text, file):
        match = _LINE.fullmatch(line)
        if match:
            published.append(Published(match[1], place, match[2] or ""))
        else:
            message = said("This line is not an address of the site, nor an address followed by its new one.")
            problems.append(BAD_LINE.at(place, message, said("Write “/2021/”, or “/2021/presse/ /2021/press/”.")))
    return Register(tuple(published), tuple(problems))


def written(register: Register, answering: Iterable[str]) -> str:
    """The text of the register with the addresses that answer now added, in order."""
    told = dict.fromkeys(answering, "") | {one.address: one.now for one in register.published}
    return HEADING + "".join(f"{address} {now}".rstrip() + "\n" for address, now in sorted(told.items()))


def check_register(register: Register, leads: Leads, pages: Collection[str]) -> Iterator[Problem]:
    """What answers no more (`vanished-address`), what cannot have moved so (`bad-move`), and lines that cannot be read.

    `leads` says whether an address of the site leads to something built; `pages` are proposed where one is near.
    """
    yield from register.problems
    moved = register.moved
    for one in register.published:
        if one.address in moved:
            yield from _check_move(one, leads, moved)
        elif not one.now and not leads(_followed(one.address, moved)):
            message = said("{address} was published; nothing answers there now.", address=one.address)
            yield VANISHED.at(one.place, message, _where_to(one.address, pages))


def _where_to(address: str, pages: Collection[str]) -> Said:
    near = did_you_mean(address, pages)
    if near:
        return said("Write the new address after it on this line. {near}", near=near)
    return said("Write the new address after it on this line.")


def _check_move(one: Published, leads: Leads, moved: dict[str, str]) -> Iterator[Problem]:
    if "#" in one.address:
        message = said("A server is never told what follows “#”, so that a place on a page cannot be redirected.")
        yield BAD_MOVE.at(one.place, message, said("Write where the page has moved, or keep this place on it."))
    elif leads(one.address):
        message = said("{old} still answers itself; nobody would be led to {new}.", old=one.address, new=one.now)
        yield BAD_MOVE.at(one.place, message, said("Delete the new address, or the page."))
    elif one.now in moved or not leads(one.now):
        message = said("{old} is said to have moved to {new}, where nothing is.", old=one.address, new=one.now)
        yield BAD_MOVE.at(one.place, message, said("Write the address of a page as it is now."))


def _followed(address: str, moved: dict[str, str]) -> str:
    """The address that answers: that of the page's new place, with what follows “#”."""
    page, hash_, anchor = address.partition("#")
    return f"{moved[page]}{hash_}{anchor}" if hash_ and page in moved else address


def published(root: Path) -> tuple[Source, Register]:
    """The register of the report in the folder `root`, and its text; both empty where it keeps none."""
    if not (root / PATH).exists():
        return Source(PATH, ""), Register()
    text, problems = read_source(root / PATH, PATH)
    register = read_register(text.text, PATH)
    return text, replace(register, problems=(*problems, *register.problems))
