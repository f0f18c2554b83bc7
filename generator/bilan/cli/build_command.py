"""`bilan build`: builds the site, as `mkdocs build` does, from any folder of the report."""

from __future__ import annotations

import argparse
from pathlib import Path

from bilan.messages.message import translatable
from bilan.terminal.problem_output import print_message


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the options of the command."""
    parser = commands.add_parser("build", help="build the site")
    parser.add_argument(
        "-d", metavar="SITE", dest="out", type=Path, help="the folder of the site (default: that of mkdocs.yml)"
    )
    parser.add_argument("--strict", action="store_true", help="fail on warnings of MkDocs too")
    parser.add_argument("--no-cache", action="store_true", help="build everything again, without the cache")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Return 0 if the site is built, 1 if the report or the site has errors; the old site then stays."""
    from bilan.mkdocs_plugin.site_build import build

    site = build(options.folder, options.out, strict=options.strict, cached=not options.no_cache)
    if site is None:
        return 1
    print_message(translatable("The site is in {folder}.", folder=site))
    return 0
