"""`bilan offline`: packs the built site into an archive that opens from a folder, without a server or a network."""

from __future__ import annotations

import argparse
from pathlib import Path

from bilan.build_date import build_date
from bilan.filesystem.atomic_write import replace_file
from bilan.filesystem.file_reading import read_or_raise
from bilan.filesystem.tree_walk import files_below
from bilan.messages.message import translatable
from bilan.offline.site_copy import offline_copy
from bilan.offline.zip_archive import zip_bytes
from bilan.terminal.problem_output import print_message, refuse
from bilan.terminal.progress import show_progress


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the options of the command."""
    parser = commands.add_parser("offline", help="pack the built site into a ZIP archive that opens from a folder")
    parser.add_argument(
        "site", metavar="SITE", nargs="?", type=Path, default=Path("site"), help="the built site (default: site)"
    )
    parser.add_argument("-o", metavar="FILE", dest="out", type=Path, help="the archive (default: SITE.zip)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the archive beside the site, in one step."""
    site: Path = options.folder / options.site
    out: Path = options.out or site.with_suffix(".zip")
    if not (site / "index.html").is_file():
        return refuse(translatable("There is no built site in {folder}; build it with “bilan build”.", folder=site))
    with show_progress(translatable("Packing the site…")):
        replace_file(out, zip_bytes(offline_copy(_files(site)), out.stem, build_date()))
    print_message(
        translatable("{file} opens from any folder: unpack it, then open {page}.", file=out, page=f"{out.stem}/index.html")
    )
    return 0


def _files(site: Path) -> dict[str, bytes]:
    files = sorted(map(Path, files_below(str(site))))
    return {path.relative_to(site).as_posix(): read_or_raise(path, str(path)) for path in files}
