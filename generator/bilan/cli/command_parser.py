"""The commands with their options as their modules declare them, in English. Each module `NAME_command.py` is a command."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from bilan.cli.argument_parser import ArgumentParser
from bilan.messages.message import translatable


def command_parser(arguments: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Return a parser of the command that the arguments name, or of every command if they name none."""
    about = translatable("Publish an institution’s annual communication report from YAML.")
    parser = ArgumentParser(prog="bilan", description=about)
    where = "the folder of the report, or one inside it (default: the current folder)"
    parser.add_argument("-C", metavar="DIR", dest="folder", type=Path, default=Path(), help=where)
    parser.add_argument(
        "--version", action="version", version=f"%(prog)s {version('bilan')}", help="print the version and exit"
    )
    parser.set_defaults(anywhere=False)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in _modules(arguments):
        command.add(commands)
    for each in commands.choices.values():
        each.set_defaults(parser=each)
    return parser


def parsers_by_command(parser: argparse.ArgumentParser) -> Mapping[str, argparse.ArgumentParser]:
    """Return the parser of each command, by its name."""
    (commands,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return dict(sorted(commands.choices.items()))


def _modules(arguments: Sequence[str]) -> Iterator[Any]:
    """Yield the module of the command that the arguments name, or of every command if they name none."""
    found = iter_modules([str(Path(__file__).parent)])
    modules = sorted(module.name for module in found if module.name.endswith("_command"))
    named = arguments[2:3] if arguments[:1] == ["-C"] else arguments[:1]
    named = [name.replace("-", "_") for name in named]
    for module in [name for name in modules if name.removesuffix("_command") in named] or modules:
        yield import_module(f"bilan.cli.{module}")
