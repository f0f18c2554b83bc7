"""`bilan addresses`: the addresses that the report promises to keep, and the register of those published."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from generator.clock import clock
from generator.commands.telling import refused, tell, tells
from generator.commands.waiting import waiting
from generator.edition import Edition, whole_edition
from generator.filesystem.writing import replace_file
from generator.hosting.causes import Causes
from generator.hosting.register import PATH, published, withdrawn, written
from generator.keeping.store import CACHE, Store
from generator.model.addresses import Register
from generator.pages.promised import promised
from generator.said import said, said_of
from generator.site.published import rules_of
from generator.site.settings import markdown_of_documents

_NOT_CITED = re.compile(r"card\.png$|(?:^|/)press/(?:words-)?\d{4}\.json$")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The words of the command."""
    parser = commands.add_parser("addresses", help=f"list the addresses that {PATH} does not have yet")
    parser.add_argument("--write", action="store_true", help="add them to it")
    parser.add_argument("--withdraw", metavar="ADDRESS", help="write there that this one was taken down on purpose")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List what a public build of today would publish and the register does not have; with `--write`, add it.

    With `--withdraw`, an address that answers no more is marked as taken down.
    """
    today = clock()
    with waiting(said("Making pages and files…")):
        store = Store(options.folder / CACHE)
        markdown, rules = markdown_of_documents(options.folder), rules_of(options.folder)
        edition = whole_edition(options.folder, today, store=store, pdf=markdown is not None, markdown=markdown, rules=rules)
        store.save()
    if not tell(edition, "text"):
        return 1
    _, register = published(options.folder)
    if register.problems:
        return refused(said("{file} has lines that cannot be read; “mkdocs build” says which.", file=PATH), 1)
    if options.withdraw:
        return _withdraw(options, register, edition)
    new = register.new(answering(edition))
    if options.write:
        _write(options.folder, register, new)
    else:
        sys.stdout.write("".join(f"{address}\n" for address in new))
    return 0


def answering(edition: Edition) -> set[str]:
    """Every address that an edition promises: pages, places on them, files beside them but for those that nobody cites.

    These are cards, and what scripts fetch of a long press review.
    """
    pages = promised(edition.report, edition.pages) if edition.report else ()
    return {*pages, *(f"/{file.path}" for file in edition.files if not _NOT_CITED.search(file.path))}


def _withdraw(options: argparse.Namespace, register: Register, edition: Edition) -> int:
    """Mark an address, in every language, as taken down; one that answers cannot be."""
    address, answers = options.withdraw, answering(edition)
    if address in answers:
        return refused(said("{address} still answers; first take away what it leads to.", address=address), 1)
    if address not in {one.address for one in register.published}:
        return refused(said("{address} is not in {file}.", address=address, file=PATH))
    causes = Causes(edition.report, [page.address for page in edition.pages])
    marked = withdrawn(register, address, answers, causes)
    replace_file(options.folder / PATH, written(marked, ()).encode())
    number = sum(one != before for one, before in zip(marked.published, register.published, strict=True))
    tells(said_of(number, "One address was withdrawn.", "{number} addresses were withdrawn."))
    return 0


def _write(root: Path, register: Register, new: list[str]) -> None:
    replace_file(root / PATH, written(register, new).encode())
    tells(said_of(len(new), "One address was added to {file}.", "{number} addresses were added to {file}.", file=PATH))
