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

from bilan.build_date import InvalidSourceDateEpochError
from bilan.cli.problem_output import no_mkdocs, refuse, tell_problems
from bilan.filesystem.file_problems import FileError, refusal
from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.messages.message import Message, translatable


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 when all is well, 1 when the report has problems, 2 for wrong use."""
    _never_fail_to_print()
    options = _parser(sys.argv[1:] if arguments is None else arguments).parse_args(arguments)
    folder = options.folder
    if not options.anywhere and not (folder / "mkdocs.yml").is_file():
        return refuse(no_mkdocs(folder))
    try:
        return int(options.run(options))
    except BrokenPipeError:  # whoever read the output, such as “head”, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except InvalidSourceDateEpochError as error:
        return refuse(error.why)
    except (FileError, OSError) as error:
        return tell_problems((refusal(error, folder),))


def _never_fail_to_print() -> None:
    """A sign that the terminal's encoding lacks is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    about = translatable("Publish an institution’s annual communication report from YAML.")
    parser = argparse.ArgumentParser(prog="bilan", description=about)
    where = "the folder that holds mkdocs.yml"
    parser.add_argument("-C", metavar="DIR", dest="folder", type=Path, default=Path(), help=where)
    parser.set_defaults(anywhere=False)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in _commands(arguments):
        command.add(commands)
    _in_words(parser, EditorLocale(editor_language()))
    return parser


def _in_words(parser: argparse.ArgumentParser, editor_locale: EditorLocale) -> None:
    """What the options are for, in the language of the terminal where its catalogue has it."""
    parser.description = editor_locale(parser.description or "") or None
    for action in with_help(parser):
        words = action.help or ""
        action.help = words if "{" in words else editor_locale(Message(words, {}))


def with_help(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Every option and command, at any depth, that says what it is for."""
    for action in parser._actions:
        inner = action if isinstance(action, argparse._SubParsersAction) else None
        yield from ([action] if inner is None and action.help else [])
        yield from (inner._choices_actions if inner else ())
        for command in inner.choices.values() if inner else ():
            yield from with_help(command)


def _commands(arguments: Sequence[str]) -> Iterator[Any]:
    """The command that is named, or else every module of this folder that has words of its own."""
    modules = sorted(module.name for module in iter_modules(__path__) if module.name.endswith("_command"))
    named = arguments[2:3] if arguments[:1] == ["-C"] else arguments[:1]
    for module in [name for name in modules if name.removesuffix("_command") in named] or modules:
        command = import_module(f"{__name__}.{module}")
        if hasattr(command, "add"):
            yield command
