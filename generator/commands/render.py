"""`bilan render OUT`: the Markdown tree of the whole report and its downloads, for any site engine."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from generator.commands.telling import refused, tell
from generator.edition import Edition, clock, whole_edition
from generator.said import said


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The words of the command."""
    parser = commands.add_parser("render", help="write the Markdown tree")
    parser.add_argument("out", metavar="OUT", type=Path, help="an empty or new folder, or one that was rendered before")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write every page below OUT, or nothing at all where the report has errors."""
    out: Path = options.out.resolve()
    if out.exists() and not _may_be_replaced(out):
        return refused(said("{folder} holds files that were not rendered; name an empty or new folder.", folder=out))
    today = clock()
    edition = whole_edition(options.folder, today)
    if not tell(edition, "text"):
        return 1
    half = out.with_name(f".{out.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    write_tree(edition, half)
    (half / MARK).write_text("This folder is written by `bilan render`, which replaces all of it.\n", encoding="utf-8")
    shutil.rmtree(out, ignore_errors=True)
    half.rename(out)
    return 0


MARK = ".bilan"


def write_tree(edition: Edition, folder: Path) -> None:
    """Each page as a file with its front matter, and every file that goes beside them."""
    folder.mkdir(parents=True)
    pages = {page.path: page.document.encode() for page in edition.pages}
    for name, content in {**pages, **{file.path: file.content for file in edition.files}}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _may_be_replaced(out: Path) -> bool:
    return out.is_dir() and ((out / MARK).exists() or not any(out.iterdir()))
