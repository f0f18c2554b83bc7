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

from generator.clock import WrongEpochError
from generator.commands.telling import no_mkdocs, refused, tell_problems
from generator.filesystem.problems import FileError, refusal
from generator.language.wording import Wording, spoken
from generator.said import Said, said


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 when all is well, 1 when the report has problems, 2 for wrong use."""
    _never_fail_to_print()
    options = _parser(sys.argv[1:] if arguments is None else arguments).parse_args(arguments)
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
    except (FileError, OSError) as error:
        return tell_problems((refusal(error, folder),))


def _never_fail_to_print() -> None:
    """A sign that the terminal's encoding lacks is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    about = said("Publish an institution’s annual communication report from YAML.")
    parser = argparse.ArgumentParser(prog="bilan", description=about)
    where = "the folder that holds mkdocs.yml"
    parser.add_argument("-C", metavar="DIR", dest="folder", type=Path, default=Path(), help=where)
    parser.set_defaults(anywhere=False)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in _commands(arguments):
        command.add(commands)
    _in_words(parser, Wording(spoken()))
    return parser


def _in_words(parser: argparse.ArgumentParser, wording: Wording) -> None:
    """What the options are for, in the language of the terminal where its catalogue has it."""
    parser.description = wording(parser.description or "") or None
    for action in helped(parser):
        words = action.help or ""
        action.help = words if "{" in words else wording(Said(words, {}))


def helped(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Every option and command, at any depth, that says what it is for."""
    for action in parser._actions:
        inner = action if isinstance(action, argparse._SubParsersAction) else None
        yield from ([action] if inner is None and action.help else [])
        yield from (inner._choices_actions if inner else ())
        for command in inner.choices.values() if inner else ():
            yield from helped(command)


def _commands(arguments: Sequence[str]) -> Iterator[Any]:
    """The command that is named, or else every module of this folder that has words of its own."""
    modules = sorted(module.name for module in iter_modules(__path__))
    named = arguments[2:3] if arguments[:1] == ["-C"] else arguments[:1]
    for module in [name for name in modules if name in named] or modules:
        command = import_module(f"{__name__}.{module}")
        if hasattr(command, "add"):
            yield command
