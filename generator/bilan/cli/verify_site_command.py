"""`bilan verify-site`: checks every file of the built site, and that another build makes the same files.

The other build uses no cache, and runs in another time zone and with another order of Python's sets.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bilan.filesystem.file_reading import read_or_raise
from bilan.filesystem.tree_walk import files_below
from bilan.messages.message import join_messages, translatable
from bilan.publish.checksums import NAME, ChecksumDifferences, compare_checksums, read_checksums, write_checksums
from bilan.terminal.problem_output import print_message, refuse
from bilan.terminal.progress import show_progress

ELSEWHERE = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4463"}
SHOWN = 5  # names of files in a message


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the options of the command."""
    parser = commands.add_parser("verify-site", help="check every file of the built site, and that it can be built again")
    parser.add_argument(
        "site", metavar="SITE", nargs="?", type=Path, default=Path("site"), help="the built site (default: site)"
    )
    parser.add_argument("--files-only", action="store_true", help="only compare the files with their checksums")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Return 0 if the site is whole and can be built again, 1 if not, 2 if there is none."""
    site: Path = options.folder / options.site
    if not (site / NAME).is_file():
        return refuse(translatable("There is no built site in {folder}; build it with “bilan build”.", folder=site))
    listed = _listed(site)
    with show_progress(translatable("Comparing the files with their checksums…")):
        differences = compare_checksums(listed, read_checksums(write_checksums(site, _files(site))))
    if differences:
        return _refuse_differences(translatable("The site is not as it was built."), differences)
    if not options.files_only:
        with show_progress(translatable("Building the report again…")), TemporaryDirectory(prefix="bilan-") as folder:
            other = Path(folder) / "site"
            if (built := _build_again(options.folder, other)).returncode:
                sys.stderr.write(built.stderr)
                return refuse(translatable("The report could not be built again."), 1)
            differences = compare_checksums(listed, _listed(other))
        if differences:
            return _refuse_differences(
                translatable("Another build makes other files. Build again if the report or the day has changed."),
                differences,
            )
    print_message(
        translatable("Every file of {folder} is as it was built, and the report builds the same again.", folder=site)
        if not options.files_only
        else translatable("Every file of {folder} is as it was built.", folder=site)
    )
    return 0


def _listed(site: Path) -> dict[str, str]:
    return read_checksums(read_or_raise(site / NAME, NAME).decode("utf-8", "surrogateescape"))


def _files(site: Path) -> Sequence[str]:
    return [Path(path).relative_to(site).as_posix() for path in files_below(str(site)) if Path(path) != site / NAME]


def _build_again(root: Path, out: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bilan", "-C", str(root), "build", "--no-cache", "-d", str(out)]
    environment = {**os.environ, **ELSEWHERE, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


def _refuse_differences(why: str, differences: ChecksumDifferences) -> int:
    changed = (
        (translatable("changed: {files}", files=_names(differences.changed)), differences.changed),
        (translatable("missing: {files}", files=_names(differences.missing)), differences.missing),
        (translatable("not in the list: {files}", files=_names(differences.unlisted)), differences.unlisted),
    )
    parts = join_messages(words for words, files in changed if files)
    return refuse(translatable("{why} Files {differences}.", why=why, differences=parts), 1)


def _names(files: Sequence[str]) -> str:
    more = [f"… ({len(files)})"] if len(files) > SHOWN else []
    return ", ".join([*files[:SHOWN], *more])
