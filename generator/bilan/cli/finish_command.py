"""`bilan finish SITE`: completes a site that another engine built from `bilan render --projects`, and checks it."""

from __future__ import annotations

import argparse
from pathlib import Path

from bilan.build_date import build_date
from bilan.messages.message import translatable
from bilan.terminal.problem_output import print_message, refuse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the options of the command."""
    parser = commands.add_parser("finish", help="complete and check a site that another engine built")
    parser.add_argument("site", metavar="SITE", type=Path, help="the folder that the engine wrote")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Return 0 if the site is complete, 1 if the report or the site has errors, 2 for wrong use; then it stays as it is."""
    from bilan.mkdocs_plugin.site_finish import finish

    site: Path = options.site.resolve()
    if not (site / "index.html").is_file():
        return refuse(translatable("There is no site in {folder}; build it with the engine first.", folder=site))
    if not finish(site, options.folder, build_date()):
        return refuse(translatable("The site was left as it is."), 1)
    print_message(translatable("{folder} is complete: languages, search, policy, redirects and checksums.", folder=site))
    return 0
