"""`bilan lock [FILE]`: locks the report to the installed version of Bilan and of everything it needs."""

from __future__ import annotations

import argparse
from pathlib import Path

from bilan.cli.installed_package import FoundPackage, UnknownPackageError, find_package
from bilan.filesystem.atomic_write import replace_files
from bilan.messages.message import translatable
from bilan.scaffolds.dependency_lock import WHEELS, lock_text
from bilan.terminal.problem_output import print_message, refuse
from bilan.terminal.progress import show_progress

LOCK = "requirements.txt"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the options of the command."""
    parser = commands.add_parser("lock", help="lock the report to this version of Bilan, in requirements.txt")
    parser.add_argument(
        "file", metavar="FILE", nargs="?", type=Path, help="the wheel of Bilan (default: where it was installed from)"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Return 0 if the file is written, 1 if the hash of Bilan cannot be known."""
    try:
        with show_progress(translatable("Looking for the hash of Bilan…")):
            found = find_package(options.file)
    except UnknownPackageError as unknown:
        return refuse(unknown.why, 1)
    replace_files({options.folder / name: content for name, content in lock_files(found).items()})
    print_message(translatable("{file}: Bilan {version} and everything it needs.", file=LOCK, version=found.pin.version))
    return 0


def lock_files(found: FoundPackage | None) -> dict[str, bytes]:
    """Return the files that lock a report, by path; None if the package of Bilan is not known."""
    wheel = found.wheel if found else None
    kept = {f"{WHEELS}/{wheel[0]}": wheel[1]} if wheel else {}
    return {LOCK: lock_text(found.pin if found else None).encode(), **kept}
