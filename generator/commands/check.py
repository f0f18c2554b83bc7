"""`bilan check`: everything that is wrong with the report, at once, without building it."""

from __future__ import annotations

import argparse
import sys

from generator.checked import checked
from generator.clock import clock
from generator.commands.telling import FORMATS, refused, tell
from generator.commands.unswept import unswept
from generator.commands.waiting import waiting
from generator.keeping.notes import lasting_memory
from generator.language.wording import Wording, spoken
from generator.reporters.text import summary
from generator.said import said


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The words of the command."""
    parser = commands.add_parser("check", help="say everything that is wrong with the report")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how problems are told (default: text)")
    parser.add_argument("--strict", action="store_true", help="fail on warnings too")
    parser.add_argument(
        "--since",
        metavar="REV",
        help="also fail on figures that were published at this revision of git and changed since without a revision entry",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0 when the report may be published, 1 when it may not."""
    with unswept(), waiting(said("Reading and checking the report…")), lasting_memory(options.folder) as memory:
        read = checked(options.folder, clock(), memory=memory, printed=False)
    if options.since is not None:
        from generator.history.repository import UnavailableError
        from generator.history.since import with_silent_changes

        try:
            read = with_silent_changes(read, options.folder, options.since, clock())
        except UnavailableError as unavailable:
            return refused(unavailable.why)
    publishable = tell(read, options.format, options.strict)
    if publishable and not read.problems and options.format == "text":
        sys.stderr.write(f"{Wording(spoken())(summary(()))}\n")
    return 0 if publishable else 1
