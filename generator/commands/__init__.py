"""The command `bilan`: each command is a module found by being there, with `add(parsers)` for its words and `run(options)`.

A command works on the folder that holds mkdocs.yml, unless its words set `anywhere`.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from generator.commands.telling import no_mkdocs, refused
from generator.edition import WrongEpochError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 when all is well, 1 when the report has problems, 2 for wrong use."""
    _never_fail_to_print()
    options = _parser().parse_args(arguments)
    folder = options.folder
    if not options.anywhere and not (folder / "mkdocs.yml").is_file():
        return refused(no_mkdocs(folder))
    try:
        return int(options.run(options))
    except BrokenPipeError:  # whoever read the output, such as “head”, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
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
    for command in _commands():
        command.add(commands)
    return parser


def _commands() -> Iterator[Any]:
    """Every module of this folder that has words of its own."""
    for module in sorted(module.name for module in iter_modules(__path__)):
        command = import_module(f"{__name__}.{module}")
        if hasattr(command, "add"):
            yield command
