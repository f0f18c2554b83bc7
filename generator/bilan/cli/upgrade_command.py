"""`bilan upgrade`: rewrites the data files of an older report in today's format, after showing what changes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path

from ruamel.yaml.error import YAMLError

from bilan.build_date import build_date
from bilan.filesystem.atomic_write import replace_files
from bilan.filesystem.file_reading import read_or_raise
from bilan.filesystem.tree_walk import files_below
from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.messages.message import translatable
from bilan.model.publication import FORMAT
from bilan.terminal.problem_output import print_message, refuse
from bilan.upgrades.data_files import REGISTER, REPORT, DataFiles
from bilan.upgrades.registry import format_of, upgrade


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the options of the command."""
    parser = commands.add_parser("upgrade", help="bring the data of an older report to today’s format")
    parser.add_argument("--yes", action="store_true", help="write without asking")
    parser.add_argument("--dry-run", action="store_true", help="only show what would change")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Return 0 if the report has today's format now, 1 if it does not, 2 if it is newer or cannot be read."""
    before = DataFiles(_read(options.folder), build_date())
    if REPORT not in before.texts:
        return refuse(translatable("There is no {file} here.", file=REPORT))
    try:
        written = format_of(before)
        if written > FORMAT:
            return refuse(
                translatable(
                    "The report is written in format {written}; this version of Bilan knows formats up to {known}.",
                    written=written,
                    known=FORMAT,
                )
            )
        after, applied = upgrade(before)
    except YAMLError:
        return refuse(translatable("A file of data/ is not valid YAML; “bilan check” says where. Fix it first."))
    changed = {path: text for path, text in after.texts.items() if before.texts.get(path) != text}
    if not changed:
        print_message(translatable("The report has the format of today ({format}).", format=FORMAT))
        return 0
    sys.stdout.write(_difference(before.texts, changed))
    for migration in applied:
        print_message(migration.about)
    return _write(options, changed)


def _read(root: Path) -> dict[str, str]:
    paths = [Path(path) for path in files_below(str(root / "data")) if path.endswith((".yml", REGISTER))]
    names = {path: path.relative_to(root).as_posix() for path in sorted(paths) if not path.name.startswith(".")}
    return {name: read_or_raise(path, name).decode("utf-8-sig", "surrogateescape") for path, name in names.items()}


def _difference(before: Mapping[str, str], changed: Mapping[str, str]) -> str:
    lines: list[str] = []
    for path, text in sorted(changed.items()):
        old = before.get(path, "").splitlines(keepends=True)
        lines += unified_diff(old, text.splitlines(keepends=True), f"a/{path}" if old else "/dev/null", f"b/{path}")
    return "".join(lines)


def _write(options: argparse.Namespace, changed: Mapping[str, str]) -> int:
    if options.dry_run or not (options.yes or _agreed()):
        print_message(translatable("Nothing was written."))
        return 1
    replace_files({options.folder / path: text.encode("utf-8", "surrogateescape") for path, text in changed.items()})
    print_message(translatable("The report has the format of today ({format}). Now run “bilan check”.", format=FORMAT))
    return 0


def _agreed() -> bool:
    """Ask at the terminal; elsewhere nobody can agree."""
    if not sys.stdin.isatty():
        return False
    editor_locale = EditorLocale(editor_language())
    answer = input(f"{editor_locale(translatable('Write these changes? [y/N]'))} ").strip().casefold()
    return answer in ("y", "yes", "o", "oui", "ن", "نعم")
