"""`bilan serve`: the preview, as `mkdocs serve` shows it, from any folder of the report."""

from __future__ import annotations

import argparse
import os

from bilan.cli.schema_command import write_schemas
from bilan.diagnostics.problem import errors
from bilan.model.loader import load_report


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the options of the command."""
    parser = commands.add_parser("serve", help="preview the report, and update it after each save")
    parser.add_argument(
        "-a", metavar="IP:PORT", dest="address", default="", help="where to show it (default: 127.0.0.1:8000)"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show the preview until it is stopped. The schemas of the editor are renewed first, if the report can be read."""
    from bilan.mkdocs_plugin.mkdocs_contract import serve_site

    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # before Material is loaded
    read = load_report(options.folder)
    if not errors(read.problems):
        write_schemas(options.folder, read.report, with_names=True)
    return serve_site(options.folder / "mkdocs.yml", options.address)
