"""Compares the register of published addresses with the built site: each address exists, has moved, or was withdrawn.

Cool URIs don't change (W3C, 1998).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from bilan.diagnostics.problem import Code, Problem, Severity
from bilan.messages.message import Message, translatable, translatable_plural
from bilan.model.registered_addresses import FILE, WITHDRAWN, Published, Register, read_register
from bilan.publish.vanished_causes import OF_FIGURES, Causes
from bilan.yaml.source_text import SourceText, read_source

VANISHED = Code("vanished-address")
BAD_MOVE = Code("bad-move")

PATH = f"data/{FILE}"  # in the folder of a report
HEADING = """\
# The addresses that were published. Each answers for ever: where a page has moved, write its new address after it.
# “bilan addresses --write” adds the new ones.
"""

LinkTest = Callable[[str], bool]


def serialize_register(register: Register, new: Iterable[str], text: str = "") -> str:
    """The text of the register with new addresses, in order. Comments stay above the address that they were above.

    `text` is the file as it was, whose lines `register` holds; empty for a file that does not exist yet.
    """
    by_line = {one.place.line: one for one in register.published}
    heading, entries = HEADING, list[tuple[str, str]]()
    comments = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if number in by_line:
            entry = by_line[number]
            if not entries:
                heading, comments = comments or HEADING, ""
            entries.append((entry.address, f"{comments}{_line(entry.address, entry.now)}"))
            comments = ""
        else:
            comments += f"{line}\n"
    known = {address for address, _ in entries}
    entries += [(address, _line(address)) for address in dict.fromkeys(new) if address not in known]
    return heading + "".join(lines for _, lines in sorted(entries)) + comments


def _line(address: str, now: str = "") -> str:
    return f"{address} {now}".rstrip() + "\n"


def check_register(register: Register, resolves: LinkTest, causes: Causes) -> Iterator[Problem]:
    """What no longer exists (`vanished-address`), what cannot have moved so (`bad-move`), and lines that cannot be read.

    Addresses that are gone for one reason are one problem, at the first. What a setting leaves out on purpose (`pdf: false`)
    is a warning. `resolves` says whether an address of the site leads to something built.
    """
    yield from register.problems
    moved, gone = register.moved, list[Published]()
    for one in register.published:
        if one.address in moved:
            yield from _check_move(one, resolves, moved)
        elif not one.now and not resolves(_followed(one.address, moved)):
            gone.append(one)
    for first, *others in _by_cause(gone, causes):
        problem = VANISHED.at(first.place, _vanished(first, len(others)), _remedy(first, causes))
        yield replace(problem, severity=Severity.WARNING) if causes.of(first.address).chosen else problem


def _by_cause(gone: Iterable[Published], causes: Causes) -> Iterable[list[Published]]:
    """Return the addresses grouped by cause.

    Charts join the figures of a year that are gone, because they may come back with them.
    """
    groups: dict[str, list[Published]] = {}
    for one in gone:
        groups.setdefault(causes.of(one.address).gone, []).append(one)
    of_figures = next((group for name, group in groups.items() if name.startswith(OF_FIGURES)), None)
    if of_figures is None:
        return groups.values()
    follow = [name for name, group in groups.items() if causes.of(group[0].address).by_figures]
    of_figures += [one for name in follow for one in groups[name]]
    return [group for name, group in groups.items() if name not in follow]


def _vanished(first: Published, others: int) -> Message:
    if not others:
        return translatable("{address} was published, but this site no longer has it.", address=first.address)
    return translatable_plural(
        others,
        "{address} was published, but this site no longer has it, nor one other address, for the same reason.",
        "{address} was published, but this site no longer has it, nor {number} other addresses, for the same reason.",
        address=first.address,
    )


def _remedy(first: Published, causes: Causes) -> Message:
    return translatable(
        "{remedy} To take it down on purpose: “bilan addresses --withdraw {address}”.",
        remedy=causes.of(first.address).remedy,
        address=first.address,
    )


def withdrawn(register: Register, address: str, answering: Collection[str], causes: Causes) -> Register:
    """Return the register with an address marked as taken down, and all others that are gone for the same reason."""
    gone = [one for one in register.published if not one.now and one.address not in answering]
    groups = _by_cause(gone, causes)
    down = next((group for group in groups if any(one.address == address for one in group)), [])
    return replace(
        register, published=tuple(replace(one, now=WITHDRAWN) if one in down else one for one in register.published)
    )


def _check_move(one: Published, resolves: LinkTest, moved: dict[str, str]) -> Iterator[Problem]:
    page = one.address.partition("#")[0]
    if page != one.address and page not in moved:
        message = translatable("What follows “#” never reaches a server: a place moves only with its page.")
        hint = translatable("Add a line for the page, “{page} /new/”, or keep this place on it.", page=page)
        yield BAD_MOVE.at(one.place, message, hint)
    elif page == one.address and resolves(page):
        message = translatable("{old} still exists, so nobody would be redirected to {new}.", old=one.address, new=one.now)
        yield BAD_MOVE.at(one.place, message, translatable("Delete the new address, or the page."))
    elif one.now in moved or not resolves(one.now):
        message = translatable("{old} is redirected to {new}, which does not exist.", old=one.address, new=one.now)
        yield BAD_MOVE.at(one.place, message, translatable("Write the address of a page as it is now."))


def _followed(address: str, moved: dict[str, str]) -> str:
    """Return the address that a moved one leads to, with what follows “#” unless its page leads to a place."""
    page, hash_, anchor = address.partition("#")
    if page not in moved or not hash_:
        return address
    return moved[page] if "#" in moved[page] else f"{moved[page]}#{anchor}"


def published_addresses(root: Path) -> tuple[SourceText, Register]:
    """Return the register of the report in the folder `root`, and its text; both empty if there is none."""
    if not (root / PATH).exists():
        return SourceText(PATH, ""), Register()
    text, problems = read_source(root / PATH, PATH)
    register = read_register(text.text, PATH)
    return text, replace(register, problems=(*problems, *register.problems))
