"""`bilan render OUT`: writes the report as Markdown files, with its downloads, for any site engine."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from bilan.build_date import build_date
from bilan.build_result import build_everything
from bilan.filesystem.atomic_write import is_empty_folder, make_folder, put_file
from bilan.messages.message import translatable
from bilan.mkdocs_plugin.atomic_swap import begin_staging, swap_in
from bilan.mkdocs_plugin.plugin_settings import markdown_of_documents, report_markdown
from bilan.mkdocs_plugin.portable_project import portable_projects, rendered_files
from bilan.mkdocs_plugin.published import rules_of
from bilan.terminal.problem_output import refuse, report_problems
from bilan.terminal.progress import show_progress


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the options of the command."""
    parser = commands.add_parser("render", help="write the report as Markdown files, with its downloads")
    parser.add_argument("out", metavar="OUT", type=Path, help="an empty or new folder, or one that was rendered before")
    projects = "also write mkdocs.yml, styles and scripts: one project for each language (MkDocs, ProperDocs or Zensical)"
    parser.add_argument("--projects", action="store_true", help=projects)
    parser.add_argument("--site", metavar="URL", default="", help="the address where the site will be published")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write every page below OUT, or nothing if the report has errors."""
    out: Path = options.out.resolve()
    if out.exists() and not _may_be_replaced(out):
        return refuse(
            translatable(
                "{folder} contains files that “bilan render” did not write; name an empty or new folder.", folder=out
            )
        )
    today = build_date()
    with show_progress(translatable("Making pages and files…")):
        markdown, rules = markdown_of_documents(options.folder), rules_of(options.folder)
        result = build_everything(
            options.folder, today, options.site, pdf=markdown is not None, markdown=markdown, rules=rules
        )
    if not report_problems(result, "text"):
        return 1
    half = begin_staging(out)
    projects = portable_projects(result, options.site, report_markdown(options.folder)) if options.projects else None
    write(rendered_files(result) if projects is None else projects, half)
    put_file(half / MARK, b"This folder is written by `bilan render`, which replaces all of it.\n")
    swap_in(half, out)
    return 0


MARK = ".bilan"


def write(files: Iterable[tuple[str, bytes]], folder: Path) -> None:
    """Write the files below a new folder."""
    make_folder(folder)
    for name, content in files:
        put_file(folder / name, content)


def _may_be_replaced(out: Path) -> bool:
    return out.is_dir() and ((out / MARK).exists() or is_empty_folder(out))
