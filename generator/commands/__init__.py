"""The command `bilan`: one command a module, each with `add(parsers)` for its words and `run(options)` for its work.

A command works on the folder that holds mkdocs.yml, unless its words set `anywhere`.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from generator.commands import addresses, check, diff, explain, hosting, links, new, offline, render, schema
from generator.commands.telling import no_mkdocs, refused
from generator.edition import WrongEpochError

COMMANDS = (addresses, check, diff, explain, hosting, links, new, offline, render, schema)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 when all is well, 1 when the report has problems, 2 for wrong use."""
    _never_fail_to_print()
    options = _parser().parse_args(arguments)
    folder = options.folder
    if not options.anywhere and not (folder / "mkdocs.yml").is_file():
        return refused(no_mkdocs(folder))
    try:
        return int(options.run(options))
    except WrongEpochError as error:
        return refused(error.why)


def _never_fail_to_print() -> None:
    """A sign that the terminal's encoding lacks is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    about = "Publish an institution's annual communication report from YAML."
    parser = argparse.ArgumentParser(prog="bilan", description=about)
    where = "the folder that holds mkdocs.yml"
    parser.add_argument("-C", metavar="DIR", dest="folder", type=Path, default=Path(), help=where)
    parser.set_defaults(anywhere=False)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands)
    return parser
