"""`bilan format`: writes the data files in one layout; comments, order and values stay the same."""

from __future__ import annotations

import argparse
from functools import cache as once
from pathlib import Path

from bilan.cache.cache import Cache, open_cache
from bilan.diagnostics.problem import Problem
from bilan.editing.yaml_format import format_yaml
from bilan.filesystem.atomic_write import replace_file
from bilan.filesystem.file_reading import read_file
from bilan.filesystem.report_folder import ReportFolder
from bilan.messages.message import translatable
from bilan.terminal.problem_output import print_message, print_problems, refuse
from bilan.terminal.progress import show_progress
from bilan.yaml.source_text import LARGEST_FILE


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the options of the command."""
    parser = commands.add_parser("format", help="format the data files; comments and values stay the same")
    parser.add_argument("files", metavar="FILE", type=Path, nargs="*", help="the files (default: all of data/)")
    parser.add_argument("--check", action="store_true", help="change nothing; fail if a file is not formatted")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Return 0 if all files are formatted, 1 if one cannot be or, with `--check`, is not."""
    found, problems = ReportFolder.at(options.folder).files(options.folder / "data", lambda name: name.endswith(".yml"))
    files: list[Path] = options.files or list(found)
    if problems and not options.files:
        return print_problems(problems)
    with open_cache(options.folder) as cache:
        results = [_format_file(path, options.check, cache) for path in files]
    if all(result == 0 for result in results):
        print_message(translatable("Files already formatted: {number}.", number=len(files)))
    return max(results, default=0)


def _format_file(path: Path, check: bool, cache: Cache) -> int:
    data = read_file(path, str(path), LARGEST_FILE)
    if isinstance(data, Problem):
        return print_problems((data,))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    with show_progress(translatable("Formatting {file}…", file=path)):
        better = _formatted(path, text.replace("\r\n", "\n"), cache)
    if better is None:
        return refuse(
            translatable("{file} was not changed: it cannot be formatted safely. “bilan check” may say why.", file=path), 1
        )
    if better.encode() == data:
        return 0
    if check:
        return refuse(translatable("{file} is not formatted; “bilan format” formats it.", file=path), 1)
    replace_file(path, better.encode())
    print_message(translatable("{file} was formatted.", file=path))
    return 0


def _formatted(path: Path, text: str, cache: Cache) -> str | None:
    """Return the formatted text, None if it cannot be made. That a text is already formatted is cached, because most are."""
    formatted = once(lambda: format_yaml(text))
    return text if cache.get(("layout", str(path)), text, lambda: formatted() == text) else formatted()
