"""`bilan schema`: writes JSON Schemas into `schema/`, with which YAML editors complete, explain and check the data."""

from __future__ import annotations

import argparse
from pathlib import Path

from bilan.cli.report_reading import report_in
from bilan.editing.json_schema import schema_texts
from bilan.filesystem.atomic_write import replace_files
from bilan.messages.message import Message, translatable_plural
from bilan.model.report import Report
from bilan.terminal.problem_output import print_message


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the options of the command."""
    parser = commands.add_parser("schema", help="write JSON Schemas for editors into schema/")
    parser.add_argument("--data", action="store_true", help="complete this report's own indicators, sources and topics too")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the schemas in the report's first language. Names that cannot be read are left out of the lists."""
    number = write_schemas(options.folder, report_in(options.folder).report, with_names=options.data)
    print_message(_done(options.folder / "schema", number, with_names=options.data))
    return 0


def write_schemas(root: Path, report: Report | None, *, with_names: bool) -> int:
    """Write the schemas of a report into its folder; return their number."""
    files = schema_texts(report.languages[0] if report else "en", report if with_names else None)
    replace_files({root / "schema" / name: text.encode() for name, text in files.items()})
    return len(files)


def _done(folder: Path, number: int, *, with_names: bool) -> Message:
    if with_names:
        return translatable_plural(
            number,
            "{folder}: {number} schema, with the names of this report.",
            "{folder}: {number} schemas, with the names of this report.",
            folder=folder,
        )
    return translatable_plural(number, "{folder}: {number} schema.", "{folder}: {number} schemas.", folder=folder)
