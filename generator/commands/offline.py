"""`bilan offline`: the built site as one archive that opens from a folder, without a server and without a network."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.clock import clock
from generator.commands.telling import refused, tells
from generator.commands.waiting import waiting
from generator.filesystem.reading import read_or_raise
from generator.filesystem.walking import files_below
from generator.filesystem.writing import replace_file
from generator.offline.archive import archived
from generator.offline.copying import copied
from generator.said import said


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The words of the command."""
    parser = commands.add_parser("offline", help="make of the built site a ZIP archive that opens from a folder")
    parser.add_argument("site", metavar="SITE", nargs="?", type=Path, default=Path("site"), help="the site that was built")
    parser.add_argument("-o", metavar="FILE", dest="out", type=Path, help="the archive, SITE.zip unless said otherwise")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the archive beside the site, whole or not at all."""
    site: Path = options.folder / options.site
    out: Path = options.out or site.with_suffix(".zip")
    if not (site / "index.html").is_file():
        return refused(said("There is no built site in {folder}; “mkdocs build” makes one.", folder=site))
    with waiting(said("Packing the site…")):
        replace_file(out, archived(copied(_files(site)), out.stem, clock()))
    tells(said("{file} opens from any folder: unpack it, then open {page}.", file=out, page=f"{out.stem}/index.html"))
    return 0


def _files(site: Path) -> dict[str, bytes]:
    files = sorted(map(Path, files_below(str(site))))
    return {path.relative_to(site).as_posix(): read_or_raise(path, str(path)) for path in files}
