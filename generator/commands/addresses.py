"""`bilan addresses`: the addresses that the report promises to keep, and the register of those published."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.clock import clock
from generator.commands.telling import refused, tell, tells
from generator.commands.waiting import waiting
from generator.edition import Edition, whole_edition
from generator.filesystem.writing import replace_file
from generator.hosting.register import PATH, Register, published, written
from generator.keeping.store import CACHE, Store
from generator.pages.promised import promised
from generator.said import said, said_of
from generator.site.published import rules_of
from generator.site.settings import makes_documents

_CARD = "card.png"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The words of the command."""
    parser = commands.add_parser("addresses", help=f"list the addresses that {PATH} does not have yet")
    parser.add_argument("--write", action="store_true", help="add them to it")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List what a public build of today would publish and the register does not have; with `--write`, add it."""
    today = clock()
    with waiting(said("Making pages and files…")):
        store = Store(options.folder / CACHE)
        pdf, rules = makes_documents(options.folder), rules_of(options.folder)
        edition = whole_edition(options.folder, today, store=store, pdf=pdf, rules=rules)
        store.save()
    if not tell(edition, "text"):
        return 1
    _, register = published(options.folder)
    if register.problems:
        return refused(said("{file} has lines that cannot be read; “mkdocs build” says which.", file=PATH), 1)
    new = register.new(answering(edition))
    if options.write:
        _write(options.folder, register, new)
    else:
        sys.stdout.write("".join(f"{address}\n" for address in new))
    return 0


def answering(edition: Edition) -> set[str]:
    """Every address that an edition promises: pages, places on them, files beside them but for cards, which nobody cites."""
    pages = promised(edition.report, edition.pages) if edition.report else ()
    return {*pages, *(f"/{file.path}" for file in edition.files if not file.path.endswith(_CARD))}


def _write(root: Path, register: Register, new: list[str]) -> None:
    replace_file(root / PATH, written(register, new).encode())
    tells(said_of(len(new), "One address was added to {file}.", "{number} addresses were added to {file}.", file=PATH))
