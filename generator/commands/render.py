"""`bilan render OUT`: the Markdown tree of the whole report, for any site engine."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from generator.commands.telling import refused, tell
from generator.edition import clock, read_edition, with_pages
from generator.pages.sheet import Page
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
    edition = with_pages(read_edition(options.folder, clock()))
    if not tell(edition, "text"):
        return 1
    half = out.with_name(f".{out.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    write_tree(edition.pages, half)
    (half / MARK).write_text("This folder is written by `bilan render`, which replaces all of it.\n", encoding="utf-8")
    shutil.rmtree(out, ignore_errors=True)
    half.rename(out)
    return 0


MARK = ".bilan"


def write_tree(pages: tuple[Page, ...], folder: Path) -> None:
    """Each page as a file with its front matter."""
    folder.mkdir(parents=True)
    for page in pages:
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.document, encoding="utf-8", newline="\n")


def _may_be_replaced(out: Path) -> bool:
    return out.is_dir() and ((out / MARK).exists() or not any(out.iterdir()))
