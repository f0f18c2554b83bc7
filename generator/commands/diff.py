"""`bilan diff REV [REV]`: figures old → new, and the sentences, charts and pages they touch in each language."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from generator.clock import clock
from generator.commands.telling import refused, tell
from generator.commands.unswept import unswept
from generator.commands.waiting import waiting
from generator.edition import Edition, read_edition, with_pages
from generator.history.comparison import compared
from generator.history.formats import FORMATS
from generator.history.repository import UnavailableError, folder_at, revision
from generator.keeping.store import CACHE, Store
from generator.language.wording import Wording, spoken
from generator.reading.memory import Memory
from generator.said import said
from generator.site.published import rules_of

Printed = Callable[[Path], Edition]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The words of the command."""
    parser = commands.add_parser("diff", help="show what changed since a revision of git: figures, sentences, charts, pages")
    parser.add_argument("before", metavar="REV", help="the revision to compare with: a branch, a tag or a commit")
    parser.add_argument("after", metavar="REV", nargs="?", help="what it is compared with (default: the folder as it is)")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how it is told (default: text)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0 when the comparison is told, 1 when the report as it is cannot be read, 2 for wrong use.

    Drafts are compared too: this is for those who prepare them.
    """
    try:
        with waiting(said("Making pages and files…")), unswept(), _press(options.folder) as printed:
            before = _edition_at(options.folder, options.before, printed)
            after = _edition_at(options.folder, options.after, printed) if options.after is not None else None
            now = after or printed(options.folder)
            comparison = compared(before, now)
    except UnavailableError as unavailable:
        return refused(unavailable.why)
    if comparison is None:
        tell(now, "text")
        return 1
    telling = import_module(f"generator.history.formats.{options.format}").told
    sys.stdout.buffer.write(telling(comparison, Wording(spoken())).encode("utf-8", "backslashreplace"))
    return 0


@contextmanager
def _press(root: Path) -> Iterator[Printed]:
    """What reads and prints the report in a folder: what two editions have in common once, and not again another time."""
    today, memory, store = clock(), Memory(), Store(root / CACHE)
    yield lambda folder: with_pages(
        read_edition(folder, today, rules=rules_of(folder), drafts=True, memory=memory), store=store
    )
    store.save()


def _edition_at(root: Path, word: str, printed: Printed) -> Edition:
    """The edition as it stood at a revision, printed; raises `UnavailableError`."""
    with folder_at(root, revision(root, word)) as folder:
        edition = printed(folder)
    if edition.report is None:
        raise UnavailableError(said("there is no report that can be read at {revision}.", revision=word))
    return edition
