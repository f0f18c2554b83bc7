"""The command `bilan`. Each module `NAME_command.py` is a command.

It has the functions `add(parsers)`, which declares its options, and `run(options)`.

A command works on the report that the current folder is in, unless it sets `anywhere`.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bilan.cli.command_parser import command_parser
from bilan.cli.help_text import translate_help
from bilan.filesystem.file_problems import FileError, refusal
from bilan.messages.explained_error import ExplainedError
from bilan.messages.message import translatable
from bilan.terminal.problem_output import UnreadableReportError, no_mkdocs, print_problems, refuse


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the exit code: 0 for success, 1 if the report has problems, 2 for wrong use."""
    _never_fail_to_print()
    options, unknown = _parser(sys.argv[1:] if arguments is None else arguments).parse_known_args(arguments)
    if unknown:  # the command shows how it is called; argparse would show “bilan COMMAND”
        options.parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    folder = options.folder = report_folder(options.folder)
    if not options.anywhere and not (folder / "mkdocs.yml").is_file():
        return refuse(no_mkdocs(folder))
    try:
        return int(options.run(options))
    except BrokenPipeError:  # the reader of the output, such as “head”, has stopped reading
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except ExplainedError as error:
        return refuse(error.why, error.code)
    except UnreadableReportError as error:
        return print_problems(error.problems, error.sources, translatable("Fix these problems first."))
    except (FileError, OSError) as error:
        return print_problems((refusal(error, folder),))


def report_folder(folder: Path) -> Path:
    """Return the folder of the report that a folder is in: the nearest upwards with mkdocs.yml, else the folder itself."""
    if (folder / "mkdocs.yml").is_file():
        return folder
    return next((above for above in folder.resolve().parents if (above / "mkdocs.yml").is_file()), folder)


def _never_fail_to_print() -> None:
    """Escape characters that the terminal's encoding lacks, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser = command_parser(arguments)
    translate_help(parser)
    return parser
