"""`bilan hosting nginx`: prints the settings that a server needs for the built site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bilan.messages.message import translatable
from bilan.publish.host_files import read_host_files
from bilan.publish.hosts import all_hosts
from bilan.terminal.problem_output import refuse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the options of the command."""
    parser = commands.add_parser("hosting", help="write the headers and redirects of the built site for a server")
    parser.add_argument("server", choices=all_hosts(), help="the server")
    parser.add_argument("site", metavar="SITE", type=Path, nargs="?", help="the built site (default: site)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the settings; return 2 if there is no built site."""
    site = options.site or options.folder / "site"
    try:
        lines = all_hosts()[options.server](read_host_files(site))
    except FileNotFoundError:
        return refuse(translatable("{folder} is not a built site; build it with “bilan build”.", folder=site))
    sys.stdout.buffer.write(lines.encode())
    return 0
