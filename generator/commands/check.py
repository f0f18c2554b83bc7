"""`bilan check`: everything that is wrong with the report and would be with its site, at once, without publishing it."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import date

from generator.checked import Checked, checked
from generator.clock import clock
from generator.commands.telling import FORMATS, refused, tell
from generator.commands.unswept import unswept
from generator.keeping.notes import lasting_memory
from generator.language.wording import Wording, spoken
from generator.problems import in_order
from generator.reporters.text import summary
from generator.said import Said


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
    parser.add_argument("--all", action="store_true", help="also list the errors that only follow from others")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0 when the report may be published, 1 when it may not."""
    from generator.site.verdict import verdict

    today = clock()
    compared = _with_silent_changes(options, verdict(options.folder, today), today)
    if not isinstance(compared, Checked):
        return refused(compared)
    publishable = tell(compared, options.format, options.strict, consequences=options.all)
    if publishable and not compared.problems and options.format == "text":
        sys.stderr.write(f"{Wording(spoken())(summary(()))}\n")
    return 0 if publishable else 1


def _with_silent_changes(options: argparse.Namespace, found: Checked, today: date) -> Checked | Said:
    """What was found with what changed in silence, where that is asked for; or why it cannot be told."""
    if options.since is None:
        return found
    from generator.history.repository import UnavailableError
    from generator.history.since import with_silent_changes

    with unswept(), lasting_memory(options.folder) as memory:
        read = checked(options.folder, today, memory=memory)
        try:
            compared = with_silent_changes(read, options.folder, options.since, today, memory.beside())
        except UnavailableError as unavailable:
            return unavailable.why
    sources = {**found.sources, **compared.sources}
    return replace(compared, problems=in_order((*found.problems, *compared.problems)), sources=sources)
